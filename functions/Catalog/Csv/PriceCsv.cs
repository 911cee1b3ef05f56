namespace LeadToCash.Catalog.Csv;

/// <summary>Price lists and their prices as CSV files.</summary>
internal static class PriceCsv
{
    /// <summary>One row a list.</summary>
    public static CatalogueCsv Lists { get; } = new(
        "price-lists", "priceLists", ["id", "currency", "customerGroup", "validFrom", "validTo", "roundTo", "convertsFrom"],
        (rows, _) => new CsvEntries(new CatalogueDocument { PriceLists = [.. rows.Select(List)] }, [.. rows.Select(row => new[] { row })]),
        (catalogue, _) => catalogue.PriceLists.Sorted.Select(list =>
            (IReadOnlyList<object?>)[list.Id, list.Currency, list.CustomerGroup, list.ValidFrom, list.ValidTo, list.RoundTo, list.ConvertsFrom]));

    /// <summary>
    /// The rows of one product, list and date make one price: the first has the amount (empty: not sold from then on), each may have a tier, an option
    /// and a price of use. Prices that the file does not name stay.
    /// </summary>
    public static CatalogueCsv Prices { get; } = new(
        "prices", "prices",
        ["list", "sku", "validFrom", "amount", "tierFrom", "tierDiscount", "tierPrice", "option", "supplement", "optionCost", "usageAbove", "usagePrice"],
        ReadPrices, (catalogue, _) => catalogue.Prices.Sorted.SelectMany(prices => prices.Prices.SelectMany(price => Rows(prices, price))));

    private static PriceList List(CsvRow row) => new()
    {
        Id = row.Text("id"),
        Currency = row.Text("currency"),
        CustomerGroup = row.Optional("customerGroup"),
        ValidFrom = row.RequiredDate("validFrom"),
        ValidTo = row.Date("validTo"),
        RoundTo = row.Amount("roundTo", row.Text("currency")),
        ConvertsFrom = row.Optional("convertsFrom"),
    };

    private static CsvEntries ReadPrices(IReadOnlyList<CsvRow> rows, Catalogue catalogue)
    {
        List<ItemPrices> prices = [];
        List<IReadOnlyList<CsvRow>> origins = [];
        foreach (IGrouping<string, CsvRow> group in rows.GroupBy(row => ItemPrices.KeyOf(row.Text("list"), row.Text("sku")), StringComparer.OrdinalIgnoreCase))
        {
            CsvRow[] own = [.. group];
            (string list, string sku) = (own[0].Text("list"), own[0].Text("sku"));
            if (catalogue.PriceLists.Find(list) is not { } known)
            {
                own[0].Require(false, "list", $"There is no price list '{list}'.");
                continue;
            }

            DatedPrice[] dated = [.. own.GroupBy(row => row.RequiredDate("validFrom")).Select(date => Price(date.Key, [.. date], known.Currency))];
            ItemPrices before = catalogue.Prices.Find(group.Key) ?? new ItemPrices { List = known.Id, Sku = sku, Prices = [] };
            prices.Add(before with { Prices = before.Prices.With(dated) });
            origins.Add(own);
        }

        return new CsvEntries(new CatalogueDocument { Prices = prices }, origins);
    }

    private static DatedPrice Price(DateOnly date, CsvRow[] rows, string currency)
    {
        foreach (CsvRow row in rows.Skip(1))
        {
            row.Require(row.Text("amount").Length == 0, "amount", $"The price from {date:yyyy-MM-dd} has its amount in row {rows[0].Number} already.");
        }

        return new DatedPrice
        {
            ValidFrom = date,
            Amount = rows[0].Amount("amount", currency),
            Tiers =
            [
                .. rows.Where(row => row.Text("tierFrom").Length > 0)
                    .Select(row => new QuantityTier(row.Decimal("tierFrom") ?? 0, row.Percent("tierDiscount"), row.Amount("tierPrice", currency))),
            ],
            Options =
            [
                .. rows.Where(row => row.Text("option").Length > 0)
                    .Select(row => new OptionSupplement(row.Text("option"), row.Amount("supplement", currency) ?? Money.Zero(currency), row.Amount("optionCost", currency))),
            ],
            Usage =
            [
                .. rows.Where(row => row.Text("usageAbove").Length > 0).Select(row => new UsageTier(row.Decimal("usageAbove") ?? 0, row.Decimal("usagePrice") ?? 0)),
            ],
        };
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(ItemPrices prices, DatedPrice price)
    {
        int rows = Math.Max(1, Math.Max(price.Tiers.Count, Math.Max(price.Options.Count, price.Usage.Count)));
        for (int i = 0; i < rows; i++)
        {
            QuantityTier? tier = price.Tiers.ElementAtOrDefault(i);
            OptionSupplement? option = price.Options.ElementAtOrDefault(i);
            UsageTier? usage = price.Usage.ElementAtOrDefault(i);
            yield return
            [
                prices.List, prices.Sku, price.ValidFrom, i == 0 ? price.Amount : null, tier?.FromQuantity, tier?.Discount, tier?.Price,
                option?.Code, option?.Amount, option?.Cost, usage?.Above, usage?.UnitPrice,
            ];
        }
    }
}
