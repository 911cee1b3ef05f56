namespace LeadToCash.Catalog.Csv;

/// <summary>One kind of entry as a CSV file.</summary>
/// <param name="Name">As the API names it: <c>prices</c>.</param>
/// <param name="Collection">As the document names it: <c>customerPrices</c>.</param>
/// <param name="Columns">Of the file, in the order in which they are written; <c>name.*</c> stands for one column a language.</param>
/// <param name="Read">Entries from rows, given the catalogue that they are to change.</param>
/// <param name="Write">Rows from a catalogue.</param>
internal sealed record CatalogueCsv(
    string Name, string Collection, IReadOnlyList<string> Columns, Func<IReadOnlyList<CsvRow>, Catalogue, CsvEntries> Read,
    Func<Catalogue, IReadOnlyList<string>, IEnumerable<IReadOnlyList<object?>>> Write)
{
    /// <summary>All kinds, by name.</summary>
    public static IReadOnlyDictionary<string, CatalogueCsv> Kinds { get; } = new[]
    {
        ProductCsv.Products, ProductCsv.Costs, ProductCsv.Compatibilities, ProductCsv.Series, PriceCsv.Lists, PriceCsv.Prices, CustomerCsv.Prices, CustomerCsv.Groups, PromotionCsv.Promotions, ExchangeRateCsv.Rates,
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The file of a catalogue.</summary>
    public byte[] Export(Catalogue catalogue)
    {
        string[] columns = [.. Columns.SelectMany(column => column.EndsWith('*') ? Languages(catalogue).Select(language => column[..^1] + language) : [column])];
        return CsvFile.Write(columns, Write(catalogue, columns));
    }

    /// <summary>English first, because it is the one that must be there.</summary>
    private static IEnumerable<string> Languages(Catalogue catalogue) => catalogue.Products.All.SelectMany(product => product.Name.Keys)
        .Concat(catalogue.Promotions.All.SelectMany(promotion => promotion.Name.Keys)).Append("en").Distinct(StringComparer.Ordinal)
        .OrderBy(language => language != "en").ThenBy(language => language, StringComparer.Ordinal);
}

/// <summary>Entries that were read from rows.</summary>
/// <param name="Document">The entries.</param>
/// <param name="Rows">The rows of each entry, in the order of the document.</param>
internal sealed record CsvEntries(CatalogueDocument Document, IReadOnlyList<IReadOnlyList<CsvRow>> Rows)
{
    /// <summary>The row to which a problem belongs: of the rows of its entry the one with the date in question, if there is one, else the first.</summary>
    public CsvError ErrorOf(CatalogueProblem problem, IReadOnlyList<string> columns)
    {
        IReadOnlyList<CsvRow> rows = Rows[problem.Index];
        DateOnly? date = DateOf(problem);
        CsvRow row = FitOf(problem) is { } fit ? rows[fit] : rows.FirstOrDefault(one => date is not null && one.Text("validFrom") == date.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) ?? rows[0];
        return new CsvError(row.Number, ColumnOf(problem.Field, columns), problem.Sentence);
    }

    /// <summary>Which of a part's rows a field such as <c>fits[2].product</c> points to.</summary>
    private int? FitOf(CatalogueProblem problem) =>
        problem.Field.StartsWith("fits[", StringComparison.Ordinal)
        && int.TryParse(problem.Field.AsSpan(5, problem.Field.IndexOf(']', StringComparison.Ordinal) - 5), System.Globalization.CultureInfo.InvariantCulture, out int index)
        && index < Rows[problem.Index].Count
            ? index
            : null;

    /// <summary>The date of the entry's part that a field such as <c>prices[2].amount</c> points to.</summary>
    private DateOnly? DateOf(CatalogueProblem problem)
    {
        int open = problem.Field.IndexOf('[', StringComparison.Ordinal);
        int close = problem.Field.IndexOf(']', StringComparison.Ordinal);
        if (open < 0 || !int.TryParse(problem.Field.AsSpan(open + 1, close - open - 1), System.Globalization.CultureInfo.InvariantCulture, out int index))
        {
            return null;
        }

        return (problem.Collection, problem.Field[..open]) switch
        {
            ("prices", "prices") => Document.Prices[problem.Index].Prices[index].ValidFrom,
            ("customerPrices", "prices") => Document.CustomerPrices[problem.Index].Prices[index].ValidFrom,
            ("products", "costs") => Document.Products[problem.Index].Costs[index].ValidFrom,
            _ => null,
        };
    }

    private static string ColumnOf(string field, IReadOnlyList<string> columns)
    {
        string last = field.Split('.')[^1].Split('[')[0];
        string column = (field.Contains("tiers", StringComparison.Ordinal), field.Contains("options", StringComparison.Ordinal)) switch
        {
            (true, _) => last switch { "fromQuantity" => "tierFrom", "discount" => "tierDiscount", "price" => "tierPrice", _ => "tierFrom" },
            (_, true) => last switch { "amount" => "supplement", "cost" => "optionCost", _ => "option" },
            _ when field == "name" => "name.en",
            _ when field == "prices" => "validFrom",
            _ when field.EndsWith("bundle.discount", StringComparison.Ordinal) => "bundleDiscount",
            _ when field.StartsWith("bundle", StringComparison.Ordinal) => "components",
            _ when field == "subscription" => "periodMonths",
            _ when field == "series.name" => "series",
            _ when field == "usage" || field.EndsWith(".usage", StringComparison.Ordinal) => "usageAbove",
            _ => last,
        };
        return columns.Contains(column) || column.StartsWith("name.", StringComparison.Ordinal) ? column : "";
    }
}
