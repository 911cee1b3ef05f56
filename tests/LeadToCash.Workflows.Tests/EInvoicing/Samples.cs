using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>Invoices that break no rule.</summary>
internal static partial class Samples
{
    public static readonly DateOnly Day = new(2026, 3, 31);

    public static EInvoiceParty Seller { get; } = new()
    {
        Name = "Nordlicht Pumpen GmbH",
        TradingName = "Nordlicht",
        Identifiers = [new Identifier("4000001000005", "0088")],
        LegalRegistration = new Identifier("HRB 12345"),
        VatId = "DE123456789",
        TaxRegistration = "241/123/45678",
        LegalForm = "Amtsgericht Nürnberg",
        ElectronicAddress = new Identifier("rechnung@leadtocash.example", "EM"),
        Address = new EInvoiceAddress { Line1 = "Werkstraße 12", City = "Nürnberg", PostCode = "90411", Country = "DE" },
        Contact = new EInvoiceContact("Anna Beispiel", "+49 911 5550-0", "anna@leadtocash.example"),
    };

    public static EInvoiceParty Buyer { get; } = new()
    {
        Name = "Chemie Süd AG",
        Identifiers = [new Identifier("K-1001")],
        LegalRegistration = new Identifier("HRB 999"),
        VatId = "DE987654321",
        ElectronicAddress = new Identifier("04011000-1234512345-06", "0204"),
        Address = new EInvoiceAddress { Line1 = "Ring 1", City = "Fürth", PostCode = "90762", Country = "DE" },
    };

    /// <summary>An XRechnung that uses nearly every term: two rates, allowances and charges on document and line, a payee, a representative.</summary>
    public static EInvoice Full { get; } = InvoiceCalculation.Complete(FullDraft(), new CalculationOptions { AccountingRate = 0.95m });

    public static EInvoiceLine Line(string id, decimal quantity, decimal price, string category, decimal? rate) => new()
    {
        Id = id,
        Quantity = quantity,
        Unit = "C62",
        Price = new PriceDetails(price),
        VatCategory = category,
        VatRate = rate,
        Item = new ItemInformation { Name = "Pumpe " + id },
    };

    private static EInvoice FullDraft() => new()
    {
        Specification = Specifications.XRechnung,
        Process = Specifications.PeppolBilling,
        Number = "RE-2026-00007",
        IssueDate = Day,
        TypeCode = InvoiceTypes.Invoice,
        Currency = "EUR",
        AccountingCurrency = "CHF",
        DueDate = Day.AddDays(30),
        BuyerReference = "04011000-1234512345-06",
        ProjectReference = "P-1",
        ContractReference = "C-7",
        PurchaseOrderReference = "PO-1",
        SalesOrderReference = "O-1",
        ReceivingAdviceReference = "WE-1",
        DespatchAdviceReference = "LS-1",
        TenderReference = "T-1",
        InvoicedObject = new Identifier("Z-4711", "ABZ"),
        BuyerAccountingReference = "4400",
        PaymentTerms = CashDiscounts.Line(14, new Percentage(2)) + "30 Tage netto",
        Notes = [new EInvoiceNote("Lieferung wie besprochen", "ADU")],
        PrecedingInvoices = [new PrecedingInvoice("RE-2026-00001", Day.AddDays(-20))],
        Seller = Seller,
        Buyer = Buyer,
        Payee = new EInvoicePayee("Nordlicht Factoring", new Identifier("4000001000012", "0088"), new Identifier("HRB 777")),
        TaxRepresentative = new TaxRepresentative("Steuer & Partner", "DE111111125", new EInvoiceAddress { City = "Bonn", PostCode = "53111", Country = "DE" }),
        Delivery = new DeliveryInformation(
            "Werk 2", new Identifier("4000001000029", "0088"), Day, new EInvoiceAddress { Line1 = "Tor 3", City = "Fürth", PostCode = "90762", Country = "DE" }),
        Period = new InvoicingPeriod(new DateOnly(2026, 3, 1), Day),
        Payment = new PaymentInstructions
        {
            MeansCode = PaymentMeans.SepaCreditTransfer,
            RemittanceInformation = "RE-2026-00007",
            CreditTransfers = [new CreditTransfer("DE02120300000000202051", "Nordlicht", "BYLADEM1001"), new CreditTransfer("DE02500105170137075030")],
        },
        Allowances = [new AllowanceCharge { BaseAmount = 200, Percentage = 5, VatCategory = "S", VatRate = 19, Reason = "Rabatt", ReasonCode = "95" }],
        Charges = [new AllowanceCharge { Amount = 12.5m, VatCategory = "S", VatRate = 19, Reason = "Fracht", ReasonCode = "FC" }],
        SupportingDocuments =
        [
            new SupportingDocument("S-1", "Servicebericht", Attachment: new AttachedDocument("application/pdf", "s-1.pdf", new byte[] { 37, 80, 68, 70 })),
            new SupportingDocument("S-2", Location: "https://leadtocash.example/s-2"),
            new SupportingDocument("S-3", Attachment: new AttachedDocument("text/csv", "s-3.csv", new byte[] { 49 })),
        ],
        Lines = [FullLine(), Line("2", 2, 50, "S", 7)],
    };

    private static EInvoiceLine FullLine() => Line("1", 200, 0, "S", 19) with
    {
        Note = "Los 1",
        InvoicedObject = new Identifier("SN-0815", "ABZ"),
        OrderLineReference = "10",
        BuyerAccountingReference = "4401",
        Period = new InvoicingPeriod(new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 25)),
        Price = new PriceDetails(null, 0.5m, 4.2345m, 2, "C62"),
        Allowances = [new AllowanceCharge { BaseAmount = 100, Percentage = 10, Reason = "Muster" }],
        Charges = [new AllowanceCharge { Amount = 3.21m, Reason = "Verpackung", ReasonCode = "PC" }],
        Item = new ItemInformation
        {
            Name = "Dichtung",
            Description = "Dichtung aus FKM",
            SellerId = "SP-SEAL",
            BuyerId = "M-1",
            StandardId = new Identifier("4000001000036", "0160"),
            Classifications = [new ItemClassification("42122000", "STI", "2008")],
            OriginCountry = "DE",
            Attributes = [new ItemAttribute("Farbe", "schwarz")],
        },
    };
}
