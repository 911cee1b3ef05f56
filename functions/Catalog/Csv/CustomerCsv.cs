namespace LeadToCash.Catalog.Csv;

/// <summary>What was agreed with customers as CSV files.</summary>
internal static class CustomerCsv
{
    /// <summary>One row an agreed price, dated; an empty amount ends the agreement. Prices that the file does not name stay.</summary>
    public static CatalogueCsv Prices { get; } = new(
        "customer-prices", "customerPrices", ["customer", "sku", "validFrom", "validTo", "amount", "currency", "fixed"], ReadPrices,
        (catalogue, _) => catalogue.CustomerPrices.Sorted.SelectMany(prices => prices.Prices.Select(price => (IReadOnlyList<object?>)
        [
            prices.Customer, prices.Sku, price.ValidFrom, price.ValidTo, price.Amount, price.Amount?.Currency, price.IsFixed,
        ])));

    /// <summary>One row a customer.</summary>
    public static CatalogueCsv Groups { get; } = new(
        "customer-groups", "customerGroups", ["customer", "group"],
        (rows, _) => new CsvEntries(
            new CatalogueDocument { CustomerGroups = [.. rows.Select(row => new CustomerGroup { Customer = row.Text("customer"), Group = row.Optional("group") })] },
            [.. rows.Select(row => new[] { row })]),
        (catalogue, _) => catalogue.CustomerGroups.Sorted.Select(group => (IReadOnlyList<object?>)[group.Customer, group.Group]));

    private static CsvEntries ReadPrices(IReadOnlyList<CsvRow> rows, Catalogue catalogue)
    {
        List<CustomerPrices> prices = [];
        List<IReadOnlyList<CsvRow>> origins = [];
        foreach (IGrouping<string, CsvRow> group in rows.GroupBy(row => CustomerPrices.KeyOf(row.Text("customer"), row.Text("sku")), StringComparer.OrdinalIgnoreCase))
        {
            CsvRow[] own = [.. group];
            CsvRow.RequireDistinctDates(own);
            CustomerPrices before = catalogue.CustomerPrices.Find(group.Key)
                ?? new CustomerPrices { Customer = own[0].Text("customer"), Sku = own[0].Text("sku"), Prices = [] };
            prices.Add(before with { Prices = before.Prices.With(own.Select(Price)) });
            origins.Add(own);
        }

        return new CsvEntries(new CatalogueDocument { CustomerPrices = prices }, origins);
    }

    private static AgreedPrice Price(CsvRow row)
    {
        row.Require(row.Text("amount").Length == 0 || Currencies.IsCode(row.Text("currency")), "currency", "An amount has an ISO 4217 currency.");
        return new AgreedPrice
        {
            ValidFrom = row.RequiredDate("validFrom"),
            ValidTo = row.Date("validTo"),
            Amount = row.Amount("amount", row.Text("currency")),
            IsFixed = row.Flag("fixed"),
        };
    }
}
