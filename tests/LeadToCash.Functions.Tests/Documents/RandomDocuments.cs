using FsCheck;
using FsCheck.Fluent;
using LeadToCash.Customers;
using LeadToCash.Documents;

namespace LeadToCash.Tests.Documents;

/// <summary>Documents of 0 to 400 lines: short and long words, umlauts and other letters, three currencies, discounts, alternatives, options.</summary>
public static class RandomDocuments
{
    private const string Letters = "aäbcdeéfghijklmnoöpqrsßtuüvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜŁłĘčžΩЖя0123456789&%€£§()+,.:;!\"'#@=<>";

    private static readonly Gen<string> Word = WordUpTo(90);

    /// <summary>For FsCheck.</summary>
    public static Arbitrary<BusinessDocument> Documents() => Document(AnyLine).ToArbitrary();

    /// <summary>Documents whose lines have a few short texts.</summary>
    internal static Arbitrary<BusinessDocument> Brief() => Document(currency => Line(currency, WordUpTo(20), Gen.Constant((string?)null), mostWords: 3)).ToArbitrary();

    private static Gen<string> WordUpTo(int longest) => Gen.Frequency((20, Gen.Choose(1, 12)), (1, Gen.Choose(13, longest)))
        .SelectMany(length => Gen.Elements(Letters.ToCharArray()).ArrayOf(length)).Select(letters => new string(letters));

    private static Gen<DocumentLine> AnyLine(string currency) =>
        Line(currency, Word, Gen.Frequency((2, Gen.Constant((string?)null)), (3, Words(30).Select(text => (string?)text))), mostWords: 8);

    private static Gen<string> Words(int most) => Words(most, Word);

    private static Gen<string> Words(int most, Gen<string> word) => Gen.Choose(1, most).SelectMany(count => word.ArrayOf(count)).Select(words => string.Join(' ', words));

    private static Gen<BusinessDocument> Document(Func<string, Gen<DocumentLine>> line) =>
        from currency in Gen.Elements("EUR", "JPY", "KWD")
        from language in Gen.Elements("de", "en")
        from kind in Gen.Elements(DocumentKind.Quote, DocumentKind.Invoice, DocumentKind.OrderConfirmation)
        from size in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 12)), (4, Gen.Choose(13, 120)), (1, Gen.Choose(121, 400)))
        from groups in Groups(size, line(currency))
        from company in Words(6)
        from opening in Words(60).ArrayOf(2)
        from closing in Words(120)
        from terms in Words(40).ArrayOf(3)
        select new BusinessDocument
        {
            Kind = kind,
            Language = language,
            Number = "N-2026-00001",
            Version = 3,
            Date = new DateOnly(2026, 3, 2),
            ValidUntil = new DateOnly(2026, 4, 1),
            Currency = currency,
            Recipient = new Party("Kim Weber", "kim@example.com", company, Address: new PostalAddress("Hafenstraße 7", "75001", "Paris", "FR")),
            References = [new(ReferenceKind.CustomerNumber, "K-1001"), new(ReferenceKind.YourReference, company)],
            Opening = opening,
            Groups = groups,
            Totals = Totals(groups, currency),
            Closing = [closing],
            Terms = [.. terms.Select(term => new DocumentTerm(term.Split(' ')[0], term))],
            Signature = new DocumentSignature("Lena Vogt", "Vertrieb", CustomerSigns: kind == DocumentKind.Quote),
            ContentHash = "8c2f41d0",
        };

    private static Gen<List<DocumentGroup>> Groups(int size, Gen<DocumentLine> line) =>
        from lines in line.ArrayOf(size)
        from titled in Gen.Elements(true, false)
        from title in Words(4)
        from cut in Gen.Choose(0, size)
        select size == 0 ? [] : (List<DocumentGroup>)
        [
            new(titled ? title : null, [.. lines.Take(cut).Select((one, i) => one with { Position = $"1.{i + 1}" })]),
            new(titled ? title + "2" : null, [.. lines.Skip(cut).Select((one, i) => one with { Position = $"2.{i + 1}" })]),
        ];

    private static Gen<DocumentLine> Line(string currency, Gen<string> word, Gen<string?> descriptions, int mostWords) =>
        from name in Words(mostWords, word)
        from item in word
        from description in descriptions
        from option in word
        from quantity in Gen.Choose(1, 99_999)
        from cents in Gen.Choose(0, int.MaxValue)
        from huge in Gen.Frequency((15, Gen.Constant(1L)), (1, Gen.Constant(1_000_000L)))
        from discount in Gen.Elements(0, 0, 5, 12)
        from alternative in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        let unit = new Money(cents * huge / 100_000, currency)
        select new DocumentLine
        {
            Position = "",
            ItemNumber = item,
            Name = name,
            Description = description,
            Options = [new DocumentOption("Option", option, new Money(cents % 1000, currency))],
            Quantity = quantity / 100m,
            Unit = "C62",
            Price = new LinePrice(unit, unit.Times(quantity / 100m * (100 - discount) / 100m), new Percentage(discount)),
            Alternative = alternative,
        };

    private static DocumentTotals Totals(List<DocumentGroup> groups, string currency)
    {
        Money net = Money.Sum(groups.SelectMany(group => group.Lines).Where(line => !line.Alternative).Select(line => line.Price!.Net), currency);
        Percentage rate = new(19);
        return new DocumentTotals { Net = net, Taxes = [new DocumentTax(rate, net, rate.Of(net), "Hinweis zur Steuer")], Gross = net + rate.Of(net) };
    }
}

/// <summary>Documents whose lines have a few short texts, for FsCheck.</summary>
public static class BriefDocuments
{
    public static Arbitrary<BusinessDocument> Documents() => RandomDocuments.Brief();
}
