using System.Globalization;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.Documents;
using LeadToCash.EInvoicing;
using LeadToCash.Tax;
using Microsoft.Extensions.Options;

namespace LeadToCash.OrderToCash;

/// <summary>An invoice in the terms of EN 16931: the figures as they were decided, nothing calculated again.</summary>
public sealed class InvoiceModel(IOptions<CompanyOptions> company)
{
    /// <summary>Scheme of e-mail addresses in the list of electronic addresses.</summary>
    private const string Mail = "EM";

    /// <summary>The seller's order number, by UNTDID 1153.</summary>
    private const string OrderNumber = "VN";

    /// <summary>A contract's number, by UNTDID 1153.</summary>
    private const string ContractNumber = "CT";

    private readonly CompanyOptions _company = company.Value;

    /// <summary>The invoice or credit note.</summary>
    /// <param name="invoice">As issued; what is paid already is said on it.</param>
    /// <param name="specification">One of <see cref="Specifications"/>.</param>
    public EInvoice Of(Invoice invoice, string specification)
    {
        Party customer = invoice.Customer;
        bool isCredit = invoice.Kind == BillKind.CreditNote;
        InvoicePeriod? period = PeriodOf(invoice);
        bool isAhead = invoice.IsDeposit && !invoice.TaxGroups.Any(group => group.Category == VatCategory.IntraCommunity); // BR-IC-11 wants a date even there
        bool isOutOfScope = invoice.TaxGroups.Any(group => group.Category == VatCategory.OutOfScope);
        return new EInvoice
        {
            Number = invoice.Number,
            IssueDate = invoice.Date,
            TypeCode = TypeOf(invoice, specification),
            Currency = invoice.Gross.Currency,
            DueDate = isCredit ? null : invoice.DueDate,
            BuyerReference = invoice.OrderNumber ?? invoice.ContractId ?? customer.CustomerId, // of several orders and contracts none is the document's: each line names its own
            ContractReference = invoice.ContractId,
            SalesOrderReference = invoice.OrderNumber,
            PaymentTerms = Terms(invoice),
            Notes = [.. Notes(invoice)],
            Process = Specifications.PeppolBilling,
            Specification = specification,
            PrecedingInvoices = [.. Preceding(invoice).Select(before => new PrecedingInvoice(before.Number, before.Date))],
            Seller = isOutOfScope ? Seller() with { VatId = null } : Seller(), // BR-O-02: no VAT ids where nothing is taxed in Germany
            Buyer = isOutOfScope ? Buyer(customer) with { VatId = null } : Buyer(customer),
            Delivery = customer.Address is null ? null : new DeliveryInformation(customer.Company ?? customer.Name, Date: period is null && !isAhead ? invoice.SuppliedOn ?? invoice.Date : invoice.SuppliedOn, Address: Address(customer.Address)),
            Period = period is null ? null : new InvoicingPeriod(period.From, period.To),
            Payment = Payment(invoice),
            Lines = [.. invoice.Lines.Select((line, index) => LineOf(line, index + 1, invoice.Collected.FirstOrDefault(bill => bill.Has(index + 1))))],
            VatBreakdown = [.. invoice.TaxGroups.Select(group => GroupOf(group, customer.Language, invoice.TaxesSummed))],
            Totals = Totals(invoice),
        };
    }

    /// <summary>What the letter is headed, where the type of the invoice does not say it; else null.</summary>
    public static DocumentKind? HeadingOf(Invoice invoice) => invoice is { Kind: BillKind.Invoice, IsFinal: true } ? DocumentKind.FinalInvoice : null;

    /// <summary>XRechnung knows no deposits (BR-DE-17): there it is an invoice, and its note says what it is.</summary>
    private static string TypeOf(Invoice invoice, string specification) => invoice switch
    {
        { Kind: BillKind.CreditNote } => InvoiceTypes.CreditNote,
        { IsDeposit: true } => specification == Specifications.XRechnung ? InvoiceTypes.Invoice : InvoiceTypes.Prepayment,
        { IsFinal: true } => InvoiceTypes.Invoice,
        { IsPartial: true } => InvoiceTypes.Partial,
        _ => InvoiceTypes.Invoice,
    };

    private static IEnumerable<EInvoiceNote> Notes(Invoice invoice)
    {
        string? what = invoice switch
        {
            { Kind: BillKind.CreditNote } => null,
            { IsDeposit: true } => DepositSentences.Deposit(invoice.Customer.Language, invoice.OrderNumber),
            { IsFinal: true } => DepositSentences.Final(invoice.Customer.Language, invoice.OrderNumber),
            _ => null,
        };
        return new[] { what, invoice.Reason }.OfType<string>().Select(text => new EInvoiceNote(text));
    }

    private static IEnumerable<InvoiceReference> Preceding(Invoice invoice) =>
        new[] { invoice.Credits }.OfType<InvoiceReference>().Concat(invoice.Lines.Select(line => line.SetsOff?.Invoice).OfType<InvoiceReference>()).Distinct();

    private PaymentInstructions Payment(Invoice invoice) => invoice is { DirectDebit: { } debit, Open.IsZero: false }
        ? new PaymentInstructions
        {
            MeansCode = PaymentMeans.SepaDirectDebit,
            RemittanceInformation = invoice.Number,
            DirectDebit = new EInvoicing.DirectDebit(debit.MandateReference, debit.CreditorId, debit.Iban),
        }
        : new PaymentInstructions
        {
            MeansCode = PaymentMeans.SepaCreditTransfer,
            RemittanceInformation = invoice.Number,
            CreditTransfers = [new CreditTransfer(_company.Iban.Replace(" ", "", StringComparison.Ordinal), _company.Name, _company.Bic is { Length: > 0 } bic ? bic : null)],
        };

    private EInvoiceParty Seller() => new()
    {
        Name = _company.Name,
        LegalRegistration = new Identifier(_company.RegisterNumber),
        VatId = _company.VatId,
        LegalForm = $"{_company.RegisterCourt}, {_company.RegisterNumber}, {_company.ManagingDirectors}",
        ElectronicAddress = new Identifier(_company.Email, Mail),
        Address = new EInvoiceAddress { Line1 = _company.Street, PostCode = _company.PostCode, City = _company.City, Country = _company.Country },
        Contact = new EInvoiceContact(_company.Name, _company.Phone, _company.Email),
    };

    private static EInvoiceParty Buyer(Party customer) => new()
    {
        Name = customer.Company ?? customer.Name,
        VatId = customer.VatId,
        ElectronicAddress = new Identifier(customer.Email, Mail),
        Address = Address(customer.Address),
        Contact = new EInvoiceContact(customer.Name, customer.Phone, customer.Email),
    };

    private static EInvoiceAddress? Address(PostalAddress? address) => address is null
        ? null
        : new EInvoiceAddress { Line1 = Text(address.Street), PostCode = Text(address.PostCode), City = Text(address.City), Country = Text(address.Country) };

    private static string? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static EInvoiceLine LineOf(InvoiceLine line, int id, CollectedBill? of)
    {
        decimal priced = Money.Of(line.UnitPrice.Amount * line.Quantity, line.Net.Currency).Amount;
        decimal discount = priced - line.Net.Amount;
        return new EInvoiceLine
        {
            Id = id.ToString(CultureInfo.InvariantCulture),
            Note = line.Note,
            InvoicedObject = of is null ? null : new Identifier(of.Number, of.Origin == BillOrigins.Contract ? ContractNumber : OrderNumber),
            Quantity = line.Quantity,
            Unit = line.Unit,
            NetAmount = line.Net.Amount,
            Period = line.Period is { } period ? new InvoicingPeriod(period.From, period.To) : null,
            Allowances = discount > 0 ? [new AllowanceCharge { Amount = discount, ReasonCode = "95", Reason = "Discount" }] : [],
            Charges = discount < 0 ? [new AllowanceCharge { Amount = -discount, ReasonCode = "ABK", Reason = "Difference" }] : [],
            Price = new PriceDetails(line.UnitPrice.Amount),
            VatCategory = CategoryOf(line.TaxCategory, line.TaxRate),
            VatRate = line.TaxCategory == VatCategory.OutOfScope ? null : line.TaxRate.Value,
            Item = new ItemInformation { Name = line.Name, SellerId = Text(line.Sku) },
        };
    }

    private static VatBreakdown GroupOf(TaxGroup group, string language, int taxesSummed) => new()
    {
        TaxableAmount = group.Net.Amount,
        TaxAmount = group.Tax.Amount,
        TaxesSummed = taxesSummed,
        Category = CategoryOf(group.Category, group.Rate),
        Rate = group.Category == VatCategory.OutOfScope ? null : group.Rate.Value,
        ExemptionCode = group.Exemption?.Code,
        ExemptionReason = group.Exemption is { } exemption ? exemption.Reason.GetValueOrDefault(language) ?? exemption.Reason.Values.FirstOrDefault() : null,
    };

    /// <summary>A shop's orders don't say why they are not taxed; the rate that was agreed is nothing.</summary>
    private static string CategoryOf(VatCategory category, Percentage rate) =>
        category == VatCategory.Standard && rate.Value == 0 ? VatCategories.ZeroRated : VatCategories.Of(category);

    private static EInvoiceTotals Totals(Invoice invoice)
    {
        Money paid = invoice.Kind == BillKind.CreditNote ? Money.Zero(invoice.Gross.Currency) : invoice.Gross - invoice.Open;
        return new EInvoiceTotals
        {
            LineTotal = invoice.Net.Amount,
            NetTotal = invoice.Net.Amount,
            VatTotal = invoice.Tax.Amount,
            GrossTotal = invoice.Gross.Amount,
            Paid = paid.IsZero ? null : paid.Amount,
            Due = (invoice.Gross - paid).Amount,
        };
    }

    private static InvoicePeriod? PeriodOf(Invoice invoice)
    {
        InvoicePeriod[] periods = [.. invoice.Lines.Select(line => line.Period).OfType<InvoicePeriod>()];
        return periods.Length == 0 ? null : new InvoicePeriod(periods.Min(period => period.From), periods.Max(period => period.To));
    }

    private static string Terms(Invoice invoice)
    {
        bool isGerman = invoice.Customer.Language == "de";
        CultureInfo culture = CultureInfo.GetCultureInfo(isGerman ? "de-DE" : "en-GB");
        return invoice switch
        {
            { Kind: BillKind.CreditNote } => isGerman ? "Wird mit der Rechnung verrechnet oder erstattet." : "Set off against the invoice, or refunded.",
            { Open.IsZero: true } => isGerman ? "Bereits bezahlt." : "Already paid.",
            { DirectDebit: { } debit } => isGerman
                ? $"Wir ziehen {invoice.Open.ToString(culture)} am {debit.CollectOn.ToString("d", culture)} per SEPA-Lastschrift vom Konto {debit.Iban} ein. Mandatsreferenz {debit.MandateReference}, Gläubiger-Identifikationsnummer {debit.CreditorId}."
                : $"We collect {invoice.Open.ToString(culture)} on {debit.CollectOn.ToString("d", culture)} by SEPA direct debit from account {debit.Iban}. Mandate reference {debit.MandateReference}, creditor identifier {debit.CreditorId}.",
            _ => isGerman ? $"Zahlbar bis {invoice.DueDate.ToString("d", culture)} ohne Abzug." : $"Payable by {invoice.DueDate.ToString("d", culture)} without deduction.",
        };
    }
}
