using System.Diagnostics;
using LeadToCash.Bench.Measuring;
using LeadToCash.Catalog;
using LeadToCash.Tax;

namespace LeadToCash.Bench.Prices;

/// <summary>
/// Prices a quote of 1,000 lines by a catalogue of 10,000 products, beside the straightforward way: the same steps, but every price, promotion and
/// product found by a LINQ query over a list. Both must come to the same total.
/// </summary>
internal sealed class PricingBench(BenchOptions options)
{
    private const int Products = 10_000;
    private const int Lines = 1_000;
    private const int TimesInRound = 50;

    public void Run()
    {
        Console.WriteLine($"input   {Lines:N0} lines, {Products:N0} products with 3 dated prices and 2 tiers each, 5,000 agreed prices, 50 promotions");
        CatalogueDocument document = SampleCatalogue.Of(Products);
        Catalogue catalogue = Catalogue.Empty.With(document);
        VatRules vat = SampleCatalogue.Vat();
        PriceRequest request = SampleCatalogue.Request(Products, Lines);
        ScanPricing scan = new(document, vat);
        Money net = Pricing.Price(request, catalogue, vat).Required().Net;
        if (scan.Price(request) != net)
        {
            throw new InvalidOperationException($"The baseline comes to {scan.Price(request)}, not to {net}.");
        }

        List<(double Ours, double Scan, double Change)> rounds = [];
        for (int round = 0; round <= options.Rounds; round++)
        {
            double ours = Seconds(() => Pricing.Price(request, catalogue, vat), TimesInRound);
            double change = Seconds(() => catalogue.With(new CatalogueDocument { Prices = [document.Prices[round]] }), TimesInRound);
            rounds.Add((ours, Seconds(() => scan.Price(request), 1), change));
        }

        rounds = rounds[1..];
        Figures.AddDuration(
            "pricing.quote-1000-lines", Measure.Median(rounds.Select(round => round.Ours)), "linq-scan", Measure.Median(rounds.Select(round => round.Scan)));
        Figures.Add("pricing.next-snapshot", Measure.Median(rounds.Select(round => round.Change)) * 1000, "ms");
    }

    private static double Seconds<T>(Func<T> work, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int time = 0; time < times; time++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / times;
    }
}
