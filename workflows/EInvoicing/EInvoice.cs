namespace LeadToCash.EInvoicing;

/// <summary>
/// An invoice or credit note by the semantic model of EN 16931-1: each property is a business term (BT) or group (BG) of the standard. All of them
/// may be missing, so that a broken invoice can be read and what is missing be named by <see cref="InvoiceRules"/>. Amounts are decimals in
/// <see cref="Currency"/>, as written, because the standard's rules speak of their decimals; they never leave an <see cref="InvoiceCalculation"/>
/// with more than two. Dates are local dates of the seller.
/// </summary>
public sealed record EInvoice
{
    /// <summary>BT-1: the invoice's number, unique with its seller.</summary>
    public string? Number { get; init; }

    /// <summary>BT-2: when it was issued.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>BT-3: what it is, by UNTDID 1001; see <see cref="InvoiceTypes"/>.</summary>
    public string? TypeCode { get; init; }

    /// <summary>BT-5: ISO 4217 code of all amounts but <see cref="EInvoiceTotals.VatTotalInAccountingCurrency"/>.</summary>
    public string? Currency { get; init; }

    /// <summary>BT-6: currency in which the seller accounts for VAT, where it is another one.</summary>
    public string? AccountingCurrency { get; init; }

    /// <summary>BT-7: when VAT becomes due, if that is neither the date of issue nor of delivery.</summary>
    public DateOnly? TaxPointDate { get; init; }

    /// <summary>BT-8: the same as a code of UNTDID 2005: 3 (issue), 35 (delivery), 432 (payment).</summary>
    public string? TaxPointCode { get; init; }

    /// <summary>BT-9: last day for payment.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>BT-10: how the buyer routes invoices; the "Leitweg-ID" of German authorities.</summary>
    public string? BuyerReference { get; init; }

    /// <summary>BT-11: project.</summary>
    public string? ProjectReference { get; init; }

    /// <summary>BT-12: contract.</summary>
    public string? ContractReference { get; init; }

    /// <summary>BT-13: the buyer's order.</summary>
    public string? PurchaseOrderReference { get; init; }

    /// <summary>BT-14: the seller's order.</summary>
    public string? SalesOrderReference { get; init; }

    /// <summary>BT-15: the buyer's receiving advice.</summary>
    public string? ReceivingAdviceReference { get; init; }

    /// <summary>BT-16: the seller's despatch advice.</summary>
    public string? DespatchAdviceReference { get; init; }

    /// <summary>BT-17: tender or lot.</summary>
    public string? TenderReference { get; init; }

    /// <summary>BT-18: the object that is invoiced, such as a meter; its scheme by UNTDID 1153.</summary>
    public Identifier? InvoicedObject { get; init; }

    /// <summary>BT-19: where the buyer books it.</summary>
    public string? BuyerAccountingReference { get; init; }

    /// <summary>BT-20: terms of payment in words; XRechnung reads cash discounts from it.</summary>
    public string? PaymentTerms { get; init; }

    /// <summary>BG-1: notes.</summary>
    public IReadOnlyList<EInvoiceNote> Notes { get; init; } = [];

    /// <summary>BT-23: the process in which it is sent; see <see cref="Specifications.PeppolBilling"/>.</summary>
    public string? Process { get; init; }

    /// <summary>BT-24: the specification that it follows; see <see cref="Specifications"/>.</summary>
    public string? Specification { get; init; }

    /// <summary>BG-3: earlier invoices that it corrects or settles.</summary>
    public IReadOnlyList<PrecedingInvoice> PrecedingInvoices { get; init; } = [];

    /// <summary>BG-4: who sells.</summary>
    public EInvoiceParty? Seller { get; init; }

    /// <summary>BG-7: who buys.</summary>
    public EInvoiceParty? Buyer { get; init; }

    /// <summary>BG-10: who is paid, if not the seller.</summary>
    public EInvoicePayee? Payee { get; init; }

    /// <summary>BG-11: who represents the seller for tax.</summary>
    public TaxRepresentative? TaxRepresentative { get; init; }

    /// <summary>BG-13: where and when was delivered.</summary>
    public DeliveryInformation? Delivery { get; init; }

    /// <summary>BG-14: the period that is invoiced.</summary>
    public InvoicingPeriod? Period { get; init; }

    /// <summary>BG-16: how to pay.</summary>
    public PaymentInstructions? Payment { get; init; }

    /// <summary>BG-20: allowances on the whole document.</summary>
    public IReadOnlyList<AllowanceCharge> Allowances { get; init; } = [];

    /// <summary>BG-21: charges on the whole document.</summary>
    public IReadOnlyList<AllowanceCharge> Charges { get; init; } = [];

    /// <summary>BG-22: totals.</summary>
    public EInvoiceTotals? Totals { get; init; }

    /// <summary>BG-23: VAT by category and rate.</summary>
    public IReadOnlyList<VatBreakdown> VatBreakdown { get; init; } = [];

    /// <summary>BG-24: supporting documents.</summary>
    public IReadOnlyList<SupportingDocument> SupportingDocuments { get; init; } = [];

    /// <summary>BG-25: the lines.</summary>
    public IReadOnlyList<EInvoiceLine> Lines { get; init; } = [];
}
