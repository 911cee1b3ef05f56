namespace LeadToCash.OrderManagement;

/// <summary>A bar for each stage, as high as it has orders.</summary>
internal sealed class StagePicture(IReadOnlyList<StageCount> counts)
{
    public const int Width = 840;
    public const int Height = 240;
    public const int BaseLine = 200;
    public const int BarWidth = 70;
    private const int Step = 102;
    private const int Highest = 160;

    /// <summary>In the order of the stages.</summary>
    public IEnumerable<StageBar> Bars
    {
        get
        {
            int most = Math.Max(1, counts.Max(count => count.Orders));
            return counts.Select((count, index) => new StageBar(count.Stage, count.Orders, 27 + (index * Step), BaseLine - (int)Math.Round((double)Highest * count.Orders / most)));
        }
    }
}

/// <summary>One bar.</summary>
internal sealed record StageBar(OrderStage Stage, int Orders, int X, int Y)
{
    public int Middle => X + (StagePicture.BarWidth / 2);
}
