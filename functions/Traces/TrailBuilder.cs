using LeadToCash.OrderToCash;

namespace LeadToCash.Traces;

/// <summary>Puts a trail together: each document and link once, whatever order they are found in.</summary>
internal sealed class TrailBuilder
{
    private readonly Dictionary<string, TrailDocument> _documents = new(StringComparer.Ordinal);
    private readonly HashSet<TrailLink> _links = [];
    private readonly List<(string Invoice, int Line, InvoiceLine Content)> _lines = [];

    public bool Has(string key) => _documents.ContainsKey(key);

    /// <summary>Adds a document, with the one that it follows from or that follows from it.</summary>
    public void Add(TrailDocument document, string? after = null, string? before = null)
    {
        _documents.TryAdd(document.Key, document);
        if (after is not null)
        {
            Link(after, document.Key);
        }

        if (before is not null)
        {
            Link(document.Key, before);
        }
    }

    public void Link(string from, string to) => _links.Add(new TrailLink(from, to));

    /// <summary>Notes an invoice line and links what justifies it to its invoice. The order's line is the reason only where nothing nearer is.</summary>
    public void AddLine(string invoice, int line, InvoiceLine content, string invoiceKey)
    {
        _lines.Add((invoice, line, content));
        string[] keys = [.. content.Sources.Select(Keys.Source).OfType<string>().Distinct()];
        string[] nearer = [.. keys.Where(key => !key.StartsWith(BillSources.OrderLine, StringComparison.Ordinal))];
        foreach (string key in nearer.Length > 0 ? nearer : keys)
        {
            Link(key, invoiceKey);
        }
    }

    public Trail Build()
    {
        TrailLink[] links = [.. _links.Where(link => Has(link.From) && Has(link.To))];
        return new Trail(
            [.. _documents.Values.OrderBy(document => document.Kind).ThenBy(document => document.At).ThenBy(document => document.Number, StringComparer.Ordinal)],
            links,
            [.. _lines.Select(line => WayOf(line.Invoice, line.Line, line.Content, links))]);
    }

    private LineTrail WayOf(string invoice, int index, InvoiceLine line, TrailLink[] links)
    {
        string[] sources = [.. line.Sources.Select(Keys.Source).OfType<string>().Distinct()];
        List<string> way = [.. sources.Where(Has)];
        for (int i = 0; i < way.Count; i++)
        {
            way.AddRange(links.Where(link => link.To == way[i]).Select(link => link.From).Where(from => !way.Contains(from) && IsOwn(from, sources)));
        }

        string[] gaps =
        [
            .. sources.Where(key => !Has(key)).Select(key => $"{key} can't be found."),
            .. line.Sources.Count == 0 ? ["The invoice does not say what the line is for; it is older than deliveries."] : Array.Empty<string>(),
        ];
        return new LineTrail(invoice, index, line.Name, line.Net, way, gaps);
    }

    /// <summary>A delivery may be for several lines of the order; the way back goes by those that the invoice line names.</summary>
    private static bool IsOwn(string key, string[] sources) =>
        !key.StartsWith(BillSources.OrderLine, StringComparison.Ordinal) || sources.Contains(key) || !sources.Any(source => source.StartsWith(BillSources.OrderLine, StringComparison.Ordinal));
}
