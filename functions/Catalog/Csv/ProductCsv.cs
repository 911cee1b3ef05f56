using LeadToCash.Tax;

namespace LeadToCash.Catalog.Csv;

/// <summary>Products, their costs, what they fit and their series as CSV files; the one leaves alone what the others hold.</summary>
internal static class ProductCsv
{
    /// <summary>One row a product. Components are written <c>P-100:1 BOOK:3</c>, what goes with it <c>SVC-INST SUB-CARE</c>.</summary>
    public static CatalogueCsv Products { get; } = new(
        "products", "products",
        [
            "sku", "name.*", "kind", "unit", "group", "taxClass", "exemptionCode", "supply", "serviceHours", "requiredSkill", "periodMonths", "minimumTermMonths",
            "usageUnit", "components", "bundleDiscount", "goesWith", "discontinuedFrom",
        ],
        (rows, catalogue) => new CsvEntries(
            new CatalogueDocument { Products = [.. rows.Select(row => Product(row, catalogue))] }, [.. rows.Select(row => new[] { row })]),
        (catalogue, columns) => catalogue.Products.Sorted.Select(product => Row(product, columns)));

    /// <summary>One row a cost, dated. Costs that the file does not name stay.</summary>
    public static CatalogueCsv Costs { get; } = new(
        "costs", "products", ["sku", "validFrom", "cost", "currency", "marginFloor"], ReadCosts,
        (catalogue, _) => catalogue.Products.Sorted.SelectMany(product => product.Costs.Select(cost =>
            (IReadOnlyList<object?>)[product.Sku, cost.ValidFrom, cost.Cost, cost.Cost.Currency, cost.MarginFloor])));

    /// <summary>The rows of a part are all that it fits: one row a device, with a range of serial numbers and of dates.</summary>
    public static CatalogueCsv Compatibilities { get; } = new(
        "compatibilities", "products", ["sku", "product", "serialFrom", "serialTo", "validFrom", "validTo"],
        (rows, catalogue) => ReadOf(rows, catalogue, (product, own) => product with { Fits = [.. own.Select(Fit)] }),
        (catalogue, _) => catalogue.Products.Sorted.SelectMany(part => part.Fits.Select(fit =>
            (IReadOnlyList<object?>)[part.Sku, fit.Product, fit.SerialFrom, fit.SerialTo, fit.ValidFrom, fit.ValidTo])));

    /// <summary>One row a product that is in a series; an empty series takes it out.</summary>
    public static CatalogueCsv Series { get; } = new(
        "series", "products", ["sku", "series", "size"],
        (rows, catalogue) => ReadOf(rows, catalogue, (product, own) => product with { Series = Place(own) }),
        (catalogue, _) => catalogue.Products.Sorted.Where(product => product.Series is not null).Select(product =>
            (IReadOnlyList<object?>)[product.Sku, product.Series!.Name, product.Series.Size]));

    private static PartFit Fit(CsvRow row) =>
        new(row.Text("product"), row.Optional("serialFrom"), row.Optional("serialTo"), row.Date("validFrom"), row.Date("validTo"));

    private static SeriesPlace? Place(CsvRow[] rows)
    {
        foreach (CsvRow row in rows.Skip(1))
        {
            row.Require(false, "sku", $"There is another row for '{row.Text("sku")}'.");
        }

        return rows[0].Optional("series") is { } name ? new SeriesPlace(name, rows[0].Decimal("size") ?? 0) : null;
    }

    private static ProductEntry Product(CsvRow row, Catalogue catalogue)
    {
        string sku = row.Text("sku");
        row.Require(row.Text("kind").Length > 0, "kind", "Write physical, subscription or service.");
        return new ProductEntry
        {
            Sku = sku,
            Name = row.Prefixed("name."),
            Kind = row.Named<ProductKind>("kind") ?? default,
            Unit = row.Text("unit"),
            Group = row.Optional("group"),
            TaxClass = row.Optional("taxClass") ?? TaxClasses.Standard,
            ExemptionCode = row.Optional("exemptionCode"),
            Supply = row.Named<SupplyKind>("supply"),
            ServiceHours = row.Decimal("serviceHours") ?? 0,
            RequiredSkill = row.Optional("requiredSkill"),
            Subscription = row.Whole("periodMonths") is { } months
                ? (catalogue.Products.Find(sku)?.Subscription ?? new SubscriptionTerms(months)) with
                {
                    PeriodMonths = months,
                    MinimumTermMonths = row.Whole("minimumTermMonths") ?? 0,
                    UsageUnit = row.Optional("usageUnit"),
                }
                : null,
            Bundle = row.List("components") is { Length: > 0 } parts ? new BundleTerms([.. parts.Select(part => Component(row, part))], row.Percent("bundleDiscount")) : null,
            GoesWith = row.List("goesWith"),
            DiscontinuedFrom = row.Date("discontinuedFrom"),
            Costs = catalogue.Products.Find(sku)?.Costs ?? [],
            Series = catalogue.Products.Find(sku)?.Series,
            Fits = catalogue.Products.Find(sku)?.Fits ?? [],
        };
    }

    private static BundleComponent Component(CsvRow row, string part)
    {
        string[] pair = part.Split(':');
        bool reads = int.TryParse(pair[^1], System.Globalization.CultureInfo.InvariantCulture, out int quantity) && pair.Length == 2;
        row.Require(reads, "components", $"'{part}' is not an item number and a whole quantity such as P-100:2.");
        return new BundleComponent(pair[0], quantity);
    }

    private static IReadOnlyList<object?> Row(ProductEntry product, IReadOnlyList<string> columns) =>
    [
        .. columns.Select(column => column switch
        {
            "sku" => product.Sku,
            "kind" => product.Kind,
            "unit" => product.Unit,
            "group" => product.Group,
            "taxClass" => product.TaxClass,
            "exemptionCode" => product.ExemptionCode,
            "supply" => product.Supply,
            "serviceHours" => product.ServiceHours == 0 ? null : product.ServiceHours,
            "requiredSkill" => product.RequiredSkill,
            "periodMonths" => product.Subscription?.PeriodMonths,
            "minimumTermMonths" => product.Subscription?.MinimumTermMonths,
            "usageUnit" => product.Subscription?.UsageUnit,
            "components" => product.Bundle is { } bundle ? string.Join(' ', bundle.Components.Select(part => FormattableString.Invariant($"{part.Sku}:{part.Quantity}"))) : null,
            "bundleDiscount" => product.Bundle?.Discount,
            "goesWith" => string.Join(' ', product.GoesWith),
            "discontinuedFrom" => product.DiscontinuedFrom,
            _ => (object?)product.Name.GetValueOrDefault(column["name.".Length..]),
        }),
    ];

    private static CsvEntries ReadCosts(IReadOnlyList<CsvRow> rows, Catalogue catalogue) => ReadOf(rows, catalogue, (product, own) =>
    {
        CsvRow.RequireDistinctDates(own);
        return product with { Costs = product.Costs.With(own.Select(Cost)) };
    });

    /// <summary>Changes products by the rows that name them.</summary>
    private static CsvEntries ReadOf(IReadOnlyList<CsvRow> rows, Catalogue catalogue, Func<ProductEntry, CsvRow[], ProductEntry> change)
    {
        List<ProductEntry> products = [];
        List<IReadOnlyList<CsvRow>> origins = [];
        foreach (IGrouping<string, CsvRow> group in rows.GroupBy(row => row.Text("sku"), StringComparer.OrdinalIgnoreCase))
        {
            CsvRow[] own = [.. group];
            if (catalogue.Products.Find(group.Key) is { } product)
            {
                products.Add(change(product, own));
                origins.Add(own);
            }
            else
            {
                own[0].Require(false, "sku", $"There is no item '{group.Key}'.");
            }
        }

        return new CsvEntries(new CatalogueDocument { Products = products }, origins);
    }

    private static UnitCost Cost(CsvRow row)
    {
        string currency = row.Text("currency");
        row.Require(Currencies.IsCode(currency), "currency", $"'{currency}' is no ISO 4217 currency code.");
        row.Require(row.Text("cost").Length > 0, "cost", "There must be a cost.");
        return new UnitCost(row.RequiredDate("validFrom"), row.Amount("cost", currency) ?? default, row.Percent("marginFloor") ?? default);
    }
}
