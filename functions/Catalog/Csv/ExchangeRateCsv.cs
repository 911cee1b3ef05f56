namespace LeadToCash.Catalog.Csv;

/// <summary>Exchange rates as a CSV file: one row a rate, dated. Rates that the file does not name stay.</summary>
internal static class ExchangeRateCsv
{
    public static CatalogueCsv Rates { get; } = new(
        "exchange-rates", "exchangeRates", ["from", "to", "validFrom", "rate"], Read,
        (catalogue, _) => catalogue.ExchangeRates.Sorted.SelectMany(rates => rates.Rates.Select(rate => (IReadOnlyList<object?>)[rates.From, rates.To, rate.ValidFrom, rate.Rate])));

    private static CsvEntries Read(IReadOnlyList<CsvRow> rows, Catalogue catalogue)
    {
        List<ExchangeRates> rates = [];
        List<IReadOnlyList<CsvRow>> origins = [];
        foreach (IGrouping<string, CsvRow> group in rows.GroupBy(row => ExchangeRates.KeyOf(row.Text("from"), row.Text("to")), StringComparer.OrdinalIgnoreCase))
        {
            CsvRow[] own = [.. group];
            CsvRow.RequireDistinctDates(own);
            ExchangeRates before = catalogue.ExchangeRates.Find(group.Key) ?? new ExchangeRates { From = own[0].Text("from"), To = own[0].Text("to"), Rates = [] };
            rates.Add(before with { Rates = before.Rates.With(own.Select(row => new DatedRate(row.RequiredDate("validFrom"), row.Decimal("rate") ?? 0))) });
            origins.Add(own);
        }

        return new CsvEntries(new CatalogueDocument { ExchangeRates = rates }, origins);
    }
}
