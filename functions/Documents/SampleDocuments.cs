using LeadToCash.Customers;

namespace LeadToCash.Documents;

/// <summary>Documents of a world that does not exist, for looking at letterhead and layout, and for measuring.</summary>
public static class SampleDocuments
{
    private const string Currency = "EUR";

    private static readonly Party Customer = new(
        "Frau Dr. Kim Weber", "kim.weber@example.com", "Chemiewerk Ostufer GmbH & Co. KG", "+49 911 555-100", "de", new PostalAddress("Hafenstraße 7", "90429", "Nürnberg", "DE"));

    private static readonly Percentage Vat = new(19);

    /// <summary>A quote: two groups with options, a discount and an alternative.</summary>
    public static BusinessDocument Quote(string language) => (language == "de" ? GermanQuote() : EnglishQuote()) with { Totals = Totals(Groups(language == "de")) };

    /// <summary>An invoice with a code to pay.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="company">Who is paid.</param>
    public static BusinessDocument Invoice(string language, CompanyOptions company)
    {
        bool german = language == "de";
        IReadOnlyList<DocumentGroup> groups = [new DocumentGroup(null, [.. Numbered(Groups(german).SelectMany(group => group.Lines).Where(line => !line.Alternative))])];
        DocumentTotals totals = Totals(groups) with { Settlements = [new DocumentSettlement(german ? "Anzahlung vom 2. März 2026" : "Down payment of 2 March 2026", Money.Of(3000, Currency))] };
        return GermanQuote() with
        {
            Kind = DocumentKind.Invoice,
            Language = language,
            Number = "RE-2026-00007",
            Version = null,
            ValidUntil = null,
            Date = new DateOnly(2026, 4, 13),
            Groups = groups,
            Totals = totals,
            References = [new(ReferenceKind.CustomerNumber, "K-1001"), new(ReferenceKind.Order, "A-2026-00031"), new(ReferenceKind.SupplyDate, german ? "10. April 2026" : "10 April 2026")],
            Salutation = german ? null : "Dear Dr Weber,",
            Opening = [german ? "für unsere Lieferungen und Leistungen berechnen wir:" : "for our deliveries and services we charge:"],
            Closing = [],
            Terms = [german ? new("Zahlung", "Zahlbar ohne Abzug bis 27. April 2026.") : new("Payment", "Due without deduction by 27 April 2026.")],
            Signature = null,
            ContentHash = "3f9a62c1",
            Payment = PaymentCode.ForTransfer(
                company.Name, Iban.Parse(company.Iban), totals.Due, CreditorReference.Of("RE-2026-00007"), bic: company.Bic is { Length: > 0 } bic ? bic : null),
        };
    }

    /// <summary>A quote with so many lines.</summary>
    public static BusinessDocument LongQuote(string language, int lines)
    {
        DocumentLine[] templates = [.. Groups(language == "de").SelectMany(group => group.Lines).Where(line => !line.Alternative)];
        IReadOnlyList<DocumentGroup> groups =
        [
            new(null, [.. Numbered(Enumerable.Range(0, lines).Select(i => templates[i % templates.Length]))]),
        ];
        return Quote(language) with { Groups = groups, Totals = Totals(groups) };
    }

    private static IEnumerable<DocumentLine> Numbered(IEnumerable<DocumentLine> lines) =>
        lines.Select((line, i) => line with { Position = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) });

    private static DocumentTotals Totals(IReadOnlyList<DocumentGroup> groups)
    {
        Money net = Money.Sum(groups.SelectMany(group => group.Lines).Where(line => !line.Alternative).Select(line => line.Price!.Net), Currency);
        return new DocumentTotals { Net = net, Taxes = [new DocumentTax(Vat, net, Vat.Of(net))], Gross = net + Vat.Of(net) };
    }

    private static BusinessDocument GermanQuote() => new()
    {
        Kind = DocumentKind.Quote,
        Language = "de",
        Number = "Q-2026-00042",
        Version = 2,
        Date = new DateOnly(2026, 3, 2),
        ValidUntil = new DateOnly(2026, 4, 1),
        Currency = Currency,
        Recipient = Customer,
        References = [new(ReferenceKind.CustomerNumber, "K-1001"), new(ReferenceKind.YourReference, "Anfrage vom 27.02.2026")],
        Contact = new DocumentContact("Lena Vogt", "+49 911 5550-31", "lena.vogt@leadtocash.example"),
        Salutation = "Sehr geehrte Frau Dr. Weber,",
        Opening = ["vielen Dank für Ihre Anfrage. Für die Erneuerung der Kühlwasserpumpen in Halle 3 bieten wir Ihnen, Zwischenverkauf vorbehalten, wie folgt an:"],
        Groups = Groups(german: true),
        Closing = ["Wir freuen uns auf Ihren Auftrag. Fragen beantwortet Ihnen Frau Vogt gern auch vor Ort."],
        Terms =
        [
            new("Lieferung", "Frei Haus Nürnberg, eine Pumpe sofort ab Lager, die zweite in der 15. Kalenderwoche 2026."),
            new("Zahlung", "14 Tage nach Rechnungsdatum ohne Abzug."),
        ],
        Signature = new DocumentSignature("Lena Vogt", "Vertrieb", CustomerSigns: true),
        ContentHash = "8c2f41d09b7e",
    };

    private static BusinessDocument EnglishQuote() => GermanQuote() with
    {
        Language = "en",
        References = [new(ReferenceKind.CustomerNumber, "K-1001"), new(ReferenceKind.YourReference, "Enquiry of 27 February 2026")],
        Salutation = "Dear Dr Weber,",
        Opening = ["thank you for your enquiry. For the renewal of the cooling water pumps in hall 3 we are pleased to offer:"],
        Groups = Groups(german: false),
        Closing = ["We look forward to your order. Ms Vogt will gladly answer your questions, also on site."],
        Terms =
        [
            new("Delivery", "Free to Nuremberg, one pump at once from stock, the second in calendar week 15 of 2026."),
            new("Payment", "14 days from the date of the invoice, without deduction."),
        ],
        Signature = new DocumentSignature("Lena Vogt", "Sales", CustomerSigns: true),
    };

    private static IReadOnlyList<DocumentGroup> Groups(bool german) =>
    [
        new(german ? "Pumpen und Ersatzteile" : "Pumps and spare parts",
        [
            Line("1.1", "P-100", german ? "Kreiselpumpe P-100" : "Centrifugal pump P-100", 2, "C62", 4510.00m, 5) with
            {
                Description = german
                    ? "Einstufige Normpumpe nach EN ISO 2858, Fördermenge 100 m³/h bei 32 m, Gehäuse und Laufrad Edelstahl 1.4408."
                    : "Single-stage standard pump to EN ISO 2858, flow 100 m³/h at 32 m, casing and impeller in stainless steel 1.4408.",
                Options =
                [
                    new("Motor", "ATEX II 2G, IE4, 15 kW", Money.Of(310, Currency)),
                    german ? new("Gleitringdichtung", "Typ C") : new("Mechanical seal", "type C"),
                ],
            },
            Line("1.2", "P-120", german ? "Kreiselpumpe P-120" : "Centrifugal pump P-120", 2, "C62", 5390.00m) with
            {
                Alternative = true,
                Description = german ? "Wie Position 1.1, Fördermenge 140 m³/h." : "As item 1.1, flow 140 m³/h.",
            },
            Line("1.3", "SP-SEAL", german ? "Wellendichtung" : "Shaft seal", 4, "C62", 34.90m),
        ]),
        new(german ? "Dienstleistungen" : "Services",
        [
            Line("2.1", "SVC-INST", german ? "Montage und Inbetriebnahme" : "Installation and commissioning", 1, "C62", 780.00m) with
            {
                Description = german ? "Einschließlich Ausrichten, Probelauf und Einweisung des Personals." : "Including alignment, test run and instruction of staff.",
            },
            Line("2.2", "SUB-CARE", german ? "Pumpenpflege, monatlich" : "Pump care, monthly", 12, "MON", 89.00m),
        ]),
    ];

    private static DocumentLine Line(string position, string item, string name, decimal quantity, string unit, decimal price, decimal discount = 0)
    {
        var unitPrice = Money.Of(price, Currency);
        return new DocumentLine
        {
            Position = position,
            ItemNumber = item,
            Name = name,
            Quantity = quantity,
            Unit = unit,
            Price = new LinePrice(unitPrice, unitPrice.Times(quantity * (1 - (discount / 100))), new Percentage(discount)),
        };
    }
}
