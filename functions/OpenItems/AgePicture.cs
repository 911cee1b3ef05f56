namespace LeadToCash.OpenItems;

/// <summary>Places for the picture of what is open by age: a bar for each bucket, 640 by 220 units.</summary>
internal sealed class AgePicture(AgedTotals totals)
{
    public const int Width = 640;
    public const int Height = 220;
    public const int BaseLine = 176;
    private const int Top = 34;
    private const int Slot = 124;
    private const int BarWidth = 80;
    private const int Left = 10;

    private readonly decimal _highest = Math.Max(0.01m, totals.Buckets.Max(bucket => bucket.Open.Amount));

    /// <summary>The bars: bucket, left edge, upper edge, width, and where texts are centred.</summary>
    public IEnumerable<(AgeBucket Bucket, int X, int Y, int Width, int Middle)> Bars => totals.Buckets.Select((bucket, index) =>
        (bucket, Left + (Slot * index) + ((Slot - BarWidth) / 2), BaseLine - (int)((BaseLine - Top) * bucket.Open.Amount / _highest), BarWidth, Left + (Slot * index) + (Slot / 2)));

    /// <summary>A bucket's name for people.</summary>
    public static string NameOf(AgeBucket bucket) => bucket.Age switch
    {
        "notDue" => "not due",
        "over90" => "> 90 days",
        var days => days.Replace('-', '–') + " days",
    };
}
