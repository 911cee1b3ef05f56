using LeadToCash.EInvoicing;

namespace LeadToCash.Bench.Invoices;

/// <summary>Made-up sellers and buyers.</summary>
internal static class RandomParties
{
    private static readonly (string City, string PostCode)[] German = [("Nürnberg", "90402"), ("Köln", "50667"), ("Görlitz", "02826"), ("Kiel", "24103"), ("Weiß & Söhne-Stadt", "99999")];

    private static readonly (string Country, string City, string PostCode, string VatId)[] Union =
        [("AT", "Wien", "1010", "ATU12345678"), ("FR", "Lyon", "69001", "FR12345678901"), ("NL", "Utrecht", "3511", "NL123456789B01"), ("GR", "Αθήνα", "10431", "EL123456789")];

    private static readonly (string Country, string City, string PostCode)[] World = [("CH", "Zürich", "8001"), ("US", "Austin", "78701"), ("JP", "東京", "100-0001")];

    public static EInvoiceParty Seller { get; } = new()
    {
        Name = "Nordlicht Pumpen GmbH",
        TradingName = "Nordlicht",
        Identifiers = [new Identifier("4000001000005", "0088")],
        LegalRegistration = new Identifier("HRB 12345"),
        VatId = "DE123456789",
        TaxRegistration = "241/123/45678",
        LegalForm = "Sitz Nürnberg, Amtsgericht Nürnberg; Geschäftsführung: Dr. Anna Beispiel",
        ElectronicAddress = new Identifier("rechnung@leadtocash.example", "EM"),
        Address = new EInvoiceAddress { Line1 = "Werkstraße 12", City = "Nürnberg", PostCode = "90411", Country = "DE" },
        Contact = new EInvoiceContact("Buchhaltung", "+49 911 5550-0", "buchhaltung@leadtocash.example"),
    };

    public static EInvoiceParty Buyer(Random random, InvoiceKind kind) => kind switch
    {
        InvoiceKind.IntraCommunity or InvoiceKind.ReverseCharge => OfUnion(random),
        InvoiceKind.Export => OfWorld(random),
        InvoiceKind.SplitPayment => Named(random, "IT", "Roma", "00184") with { VatId = "IT12345678901" },
        InvoiceKind.OutOfScope => OfWorld(random) with { VatId = null },
        _ => OfGermany(random),
    };

    private static EInvoiceParty OfGermany(Random random)
    {
        (string city, string postCode) = German[random.Next(German.Length)];
        return Named(random, "DE", city, postCode);
    }

    private static EInvoiceParty OfUnion(Random random)
    {
        (string country, string city, string postCode, string vatId) = Union[random.Next(Union.Length)];
        return Named(random, country, city, postCode) with { VatId = vatId };
    }

    private static EInvoiceParty OfWorld(Random random)
    {
        (string country, string city, string postCode) = World[random.Next(World.Length)];
        return Named(random, country, city, postCode);
    }

    private static EInvoiceParty Named(Random random, string country, string city, string postCode) => new()
    {
        Name = $"Kunde <{random.Next(1000)}> & Co. KG",
        Identifiers = [new Identifier($"K-{random.Next(1000, 9999)}")],
        LegalRegistration = random.Next(2) == 0 ? new Identifier($"HRA {random.Next(10_000)}") : null,
        ElectronicAddress = new Identifier($"eingang{random.Next(1000)}@kunde.example", "EM"),
        Address = new EInvoiceAddress
        {
            Line1 = $"Straße {random.Next(1, 200)}",
            Line2 = random.Next(3) == 0 ? "Tor 3" : null,
            City = city,
            PostCode = postCode,
            Country = country,
        },
        Contact = random.Next(2) == 0 ? new EInvoiceContact("Kreditoren", "+49 1234 567", "kreditoren@kunde.example") : null,
    };
}
