using FsCheck;
using FsCheck.Fluent;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>Random drafts: mixed rates, odd prices and quantities, allowances and charges everywhere.</summary>
internal static class RandomInvoices
{
    public static Arbitrary<EInvoice> Drafts() => Draft.ToArbitrary();

    private static readonly Gen<decimal> Cents = Gen.Choose(1, 1_000_000).Select(cents => cents / 100m);

    private static readonly Gen<(string Category, decimal Rate)> Vat = Gen.Elements(("S", 19m), ("S", 7m), ("S", 5.5m), ("Z", 0m), ("E", 0m));

    private static readonly Gen<AllowanceCharge> Adjustment =
        from amount in Gen.Choose(1, 5_000)
        from vat in Vat
        from percentage in Gen.Choose(0, 30)
        select new AllowanceCharge
        {
            Amount = percentage == 0 ? amount / 100m : null,
            BaseAmount = percentage == 0 ? null : amount / 10m,
            Percentage = percentage == 0 ? null : percentage,
            Reason = "x",
            VatCategory = vat.Category,
            VatRate = vat.Rate,
        };

    private static readonly Gen<EInvoiceLine> Line =
        from quantity in Gen.Choose(1, 50_000)
        from scale in Gen.Elements(1m, 10m, 1_000m)
        from price in Gen.Choose(0, 5_000_000)
        from baseQuantity in Gen.Elements(1m, 3m, 100m)
        from vat in Vat
        from allowances in Adjustment.ListOf(2)
        from count in Gen.Choose(0, 2)
        select Samples.Line("0", quantity / scale, price / 10_000m, vat.Category, vat.Rate) with
        {
            Price = new PriceDetails(price / 10_000m, BaseQuantity: baseQuantity),
            Allowances = [.. allowances.Take(count).Select(one => one with { VatCategory = null, VatRate = null })],
            Charges = [.. allowances.Skip(count).Select(one => one with { VatCategory = null, VatRate = null })],
        };

    private static readonly Gen<EInvoice> Draft =
        from lines in Line.NonEmptyListOf()
        from adjustments in Adjustment.ListOf(3)
        from allowances in Gen.Choose(0, 3)
        from currency in Gen.Elements("EUR", "USD", "JPY", "KWD")
        from paid in Cents
        from hasPaid in Gen.Elements(true, false)
        select Samples.Draft(VatFamilies.All[0]) with
        {
            Currency = currency,
            Lines = [.. lines.Take(12).Select((line, i) => Rounded(line, currency) with { Id = $"{i + 1}" })],
            Allowances = [.. adjustments.Take(allowances).Select(one => Rounded(one, currency))],
            Charges = [.. adjustments.Skip(allowances).Select(one => Rounded(one, currency))],
            Totals = hasPaid ? new EInvoiceTotals { Paid = Rounded(paid, currency) } : null,
            VatBreakdown = [new VatBreakdown { Category = "E", ExemptionCode = "VATEX-EU-132" }],
        };

    private static EInvoiceLine Rounded(EInvoiceLine line, string currency) => line with
    {
        Allowances = [.. line.Allowances.Select(one => Rounded(one, currency))],
        Charges = [.. line.Charges.Select(one => Rounded(one, currency))],
    };

    private static AllowanceCharge Rounded(AllowanceCharge one, string currency) =>
        one with { Amount = one.Amount is { } amount ? Rounded(amount, currency) : null };

    private static decimal Rounded(decimal amount, string currency) => currency == "JPY" ? Math.Ceiling(amount) : amount;
}
