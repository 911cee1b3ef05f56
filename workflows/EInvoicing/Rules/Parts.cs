namespace LeadToCash.EInvoicing;

/// <summary>The parts of an invoice that rules look at, each with its path.</summary>
internal static class Parts
{
    public static IEnumerable<Part<EInvoiceLine>> Lines(EInvoice invoice) => Many(invoice.Lines, "BG-25");

    public static IEnumerable<Part<AllowanceCharge>> Allowances(EInvoice invoice) => Many(invoice.Allowances, "BG-20");

    public static IEnumerable<Part<AllowanceCharge>> Charges(EInvoice invoice) => Many(invoice.Charges, "BG-21");

    public static IEnumerable<Part<AllowanceCharge>> LineAllowances(EInvoice invoice) => OfLines(invoice, line => line.Allowances, "BG-27");

    public static IEnumerable<Part<AllowanceCharge>> LineCharges(EInvoice invoice) => OfLines(invoice, line => line.Charges, "BG-28");

    public static IEnumerable<Part<InvoicingPeriod>> LinePeriods(EInvoice invoice) =>
        OfLines<InvoicingPeriod>(invoice, line => line.Period is { } period ? [period] : [], "BG-26");

    public static IEnumerable<Part<ItemAttribute>> Attributes(EInvoice invoice) => OfLines(invoice, line => line.Item?.Attributes ?? [], "BG-32");

    public static IEnumerable<Part<ItemClassification>> Classifications(EInvoice invoice) =>
        OfLines(invoice, line => line.Item?.Classifications ?? [], "BT-158");

    public static IEnumerable<Part<VatBreakdown>> Breakdown(EInvoice invoice) => Many(invoice.VatBreakdown, "BG-23");

    public static IEnumerable<Part<SupportingDocument>> Documents(EInvoice invoice) => Many(invoice.SupportingDocuments, "BG-24");

    public static IEnumerable<Part<PrecedingInvoice>> Preceding(EInvoice invoice) => Many(invoice.PrecedingInvoices, "BG-3");

    public static IEnumerable<Part<EInvoiceNote>> Notes(EInvoice invoice) => Many(invoice.Notes, "BG-1");

    public static IEnumerable<Part<CreditTransfer>> Transfers(EInvoice invoice) => Many(invoice.Payment?.CreditTransfers ?? [], "BG-17");

    public static IEnumerable<Part<PaymentInstructions>> Payment(EInvoice invoice) => One(invoice.Payment, "BG-16");

    public static IEnumerable<Part<PaymentCard>> Card(EInvoice invoice) => One(invoice.Payment?.Card, "BG-18");

    public static IEnumerable<Part<DirectDebit>> Debit(EInvoice invoice) => One(invoice.Payment?.DirectDebit, "BG-19");

    public static IEnumerable<Part<EInvoiceParty>> Seller(EInvoice invoice) => One(invoice.Seller, "BG-4");

    public static IEnumerable<Part<EInvoiceParty>> Buyer(EInvoice invoice) => One(invoice.Buyer, "BG-7");

    public static IEnumerable<Part<EInvoicePayee>> Payee(EInvoice invoice) => One(invoice.Payee, "BG-10");

    public static IEnumerable<Part<TaxRepresentative>> Representative(EInvoice invoice) => One(invoice.TaxRepresentative, "BG-11");

    public static IEnumerable<Part<EInvoiceAddress>> SellerAddress(EInvoice invoice) => One(invoice.Seller?.Address, "BG-5");

    public static IEnumerable<Part<EInvoiceAddress>> BuyerAddress(EInvoice invoice) => One(invoice.Buyer?.Address, "BG-8");

    public static IEnumerable<Part<EInvoiceAddress>> RepresentativeAddress(EInvoice invoice) => One(invoice.TaxRepresentative?.Address, "BG-12");

    public static IEnumerable<Part<EInvoiceAddress>> DeliveryAddress(EInvoice invoice) => One(invoice.Delivery?.Address, "BG-15");

    public static IEnumerable<Part<InvoicingPeriod>> Period(EInvoice invoice) => One(invoice.Period, "BG-14");

    public static IEnumerable<Part<EInvoiceContact>> SellerContact(EInvoice invoice) => One(invoice.Seller?.Contact, "BG-6");

    private static IEnumerable<Part<T>> One<T>(T? value, string group)
        where T : class =>
        value is null ? [] : [new Part<T>(value, group)];

    private static IEnumerable<Part<T>> Many<T>(IReadOnlyList<T> values, string group)
    {
        for (int i = 0; i < values.Count; i++)
        {
            yield return new Part<T>(values[i], group, i);
        }
    }

    private static IEnumerable<Part<T>> OfLines<T>(EInvoice invoice, Func<EInvoiceLine, IReadOnlyList<T>> values, string group)
    {
        for (int line = 0; line < invoice.Lines.Count; line++)
        {
            IReadOnlyList<T> inner = values(invoice.Lines[line]);
            for (int i = 0; i < inner.Count; i++)
            {
                yield return new Part<T>(inner[i], group, i, "BG-25", line);
            }
        }
    }
}
