namespace LeadToCash.Catalog.Csv;

/// <summary>Promotions as a CSV file: one row each; item numbers and groups are separated by blanks.</summary>
internal static class PromotionCsv
{
    public static CatalogueCsv Promotions { get; } = new(
        "promotions", "promotions", ["id", "name.*", "validFrom", "validTo", "code", "skus", "groups", "discount", "amount", "currency"],
        (rows, _) => new CsvEntries(new CatalogueDocument { Promotions = [.. rows.Select(Promotion)] }, [.. rows.Select(row => new[] { row })]),
        (catalogue, columns) => catalogue.Promotions.Sorted.Select(promotion => Row(promotion, columns)));

    private static Promotion Promotion(CsvRow row)
    {
        row.Require(row.Text("amount").Length == 0 || Currencies.IsCode(row.Text("currency")), "currency", "An amount has an ISO 4217 currency.");
        return new Promotion
        {
            Id = row.Text("id"),
            Name = row.Prefixed("name."),
            ValidFrom = row.RequiredDate("validFrom"),
            ValidTo = row.RequiredDate("validTo"),
            Code = row.Optional("code"),
            Skus = row.List("skus"),
            Groups = row.List("groups"),
            Discount = row.Percent("discount"),
            Amount = row.Amount("amount", row.Text("currency")),
        };
    }

    private static IReadOnlyList<object?> Row(Promotion promotion, IReadOnlyList<string> columns) =>
    [
        .. columns.Select(column => column switch
        {
            "id" => promotion.Id,
            "validFrom" => promotion.ValidFrom,
            "validTo" => promotion.ValidTo,
            "code" => promotion.Code,
            "skus" => string.Join(' ', promotion.Skus),
            "groups" => string.Join(' ', promotion.Groups),
            "discount" => promotion.Discount,
            "amount" => promotion.Amount,
            "currency" => promotion.Amount?.Currency,
            _ => (object?)promotion.Name.GetValueOrDefault(column["name.".Length..]),
        }),
    ];
}
