namespace LeadToCash.Traces;

/// <summary>Places for the picture of a trail: a column for each kind of document that occurs, from left to right.</summary>
internal sealed class TrailPicture
{
    public const int BoxWidth = 168;
    public const int BoxHeight = 44;
    private const int ColumnWidth = 208;
    private const int RowHeight = 58;
    private const int Margin = 10;
    private const int HeadHeight = 26;

    private readonly Dictionary<string, (int X, int Y)> _places = new(StringComparer.Ordinal);

    public TrailPicture(Trail trail)
    {
        Columns = [.. trail.Documents.GroupBy(document => Column(document.Kind)).OrderBy(column => column.Key).Select((column, index) => (column.First().Kind, Margin + (index * ColumnWidth)))];
        foreach ((int index, IGrouping<int, TrailDocument> column) in trail.Documents.GroupBy(document => Column(document.Kind)).OrderBy(column => column.Key).Index())
        {
            foreach ((int row, TrailDocument document) in column.Index())
            {
                _places[document.Key] = (Margin + (index * ColumnWidth), HeadHeight + Margin + (row * RowHeight));
            }
        }

        Width = (Margin * 2) + (Math.Max(1, Columns.Count) * ColumnWidth) - (ColumnWidth - BoxWidth);
        Height = HeadHeight + (Margin * 2) + (trail.Documents.GroupBy(document => Column(document.Kind)).Select(column => column.Count()).DefaultIfEmpty(1).Max() * RowHeight);
    }

    /// <summary>What each column begins with, and where.</summary>
    public IReadOnlyList<(TrailKind Kind, int X)> Columns { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Left upper corner of a document's box.</summary>
    public (int X, int Y) Of(TrailDocument document) => _places[document.Key];

    /// <summary>A curve from the right side of one box to the left side of another one.</summary>
    public string Curve(TrailLink link)
    {
        ((int fromX, int fromY), (int toX, int toY)) = (_places[link.From], _places[link.To]);
        (int startX, int startY, int endX, int endY) = (fromX + BoxWidth, fromY + (BoxHeight / 2), toX, toY + (BoxHeight / 2));
        int middle = (startX + endX) / 2;
        return $"M{startX} {startY} C{middle} {startY} {middle} {endY} {endX} {endY}";
    }

    /// <summary>Deliveries, logs and contracts stand side by side: all of them justify lines of invoices.</summary>
    private static int Column(TrailKind kind) => kind switch
    {
        TrailKind.ServiceLog or TrailKind.Contract => (int)TrailKind.Delivery,
        _ => (int)kind,
    };
}
