using LeadToCash.Catalog.Csv;

namespace LeadToCash.Catalog;

/// <summary>A file that is imported.</summary>
internal interface ICatalogueImport
{
    /// <summary>What it is, in a line.</summary>
    string Summary { get; }

    /// <summary>Number of entries that were read.</summary>
    int Count { get; }

    /// <summary>The entries that it sets in a catalogue; null if the file itself is wrong.</summary>
    CatalogueDocument? Read(Catalogue catalogue);

    /// <summary>Everything that is wrong: of the file, and of its entries, by the place where it stands there.</summary>
    IReadOnlyList<KeyValuePair<string, string[]>> Errors(IReadOnlyList<CatalogueProblem> problems);
}

/// <summary>A JSON document.</summary>
internal sealed class JsonImport(CatalogueDocument document) : ICatalogueImport
{
    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"Import {Count} entries");

    /// <inheritdoc/>
    public int Count =>
        document.Products.Count + document.PriceLists.Count + document.Prices.Count + document.CustomerPrices.Count + document.CustomerGroups.Count
        + document.Promotions.Count + document.ExchangeRates.Count;

    /// <inheritdoc/>
    public CatalogueDocument Read(Catalogue catalogue) => document;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string[]>> Errors(IReadOnlyList<CatalogueProblem> problems) =>
        [.. problems.GroupBy(problem => problem.Path).Select(path => KeyValuePair.Create(path.Key, path.Select(problem => problem.Sentence).ToArray()))];
}

/// <summary>A CSV file of one kind.</summary>
internal sealed class CsvImport(CatalogueCsv kind, byte[] file) : ICatalogueImport
{
    private CsvEntries _entries = new(new CatalogueDocument(), []);
    private List<CsvError> _errors = [];

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"Import {Count} {kind.Name}");

    /// <inheritdoc/>
    public int Count => _entries.Rows.Count;

    /// <inheritdoc/>
    public CatalogueDocument? Read(Catalogue catalogue)
    {
        using MemoryStream stream = new(file);
        (IReadOnlyList<CsvRow> rows, _errors) = CsvFile.Read(stream, kind.Columns);
        _entries = _errors.Count == 0 ? kind.Read(rows, catalogue) : new CsvEntries(new CatalogueDocument(), []);
        return _errors.Count == 0 ? _entries.Document : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string[]>> Errors(IReadOnlyList<CatalogueProblem> problems) =>
    [
        .. _errors.Concat(problems.Select(problem => _entries.ErrorOf(problem, kind.Columns))).GroupBy(error => error.Place)
            .Select(place => KeyValuePair.Create(place.Key, place.Select(error => error.Sentence).ToArray())),
    ];
}
