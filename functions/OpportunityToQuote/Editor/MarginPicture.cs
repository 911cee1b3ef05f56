namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Places for the picture of one unit: how much of the list price was given away, and how much of what is left is cost and margin; 320 by 24 units.</summary>
/// <param name="Figures">The line's figures.</param>
internal sealed record MarginPicture(LineFigures Figures)
{
    public const int Width = 320;
    public const int Height = 24;

    /// <summary>Where the cost ends, inside the price.</summary>
    public int Cost => X(Math.Min(Figures.UnitCost.Amount, Figures.UnitPrice.Amount));

    /// <summary>Where the price ends.</summary>
    public int Price => X(Figures.UnitPrice.Amount);

    /// <summary>Where the list price ends.</summary>
    public int List => X(Figures.ListPrice.Amount);

    /// <summary>Where the cost ends that the price does not cover; the price's end when it covers it.</summary>
    public int Loss => X(Math.Max(Figures.UnitCost.Amount, Figures.UnitPrice.Amount));

    /// <summary>Where the least price without approval is; null when no price has that margin.</summary>
    public int? Floor => Figures.MarginFloor.Value < 100 ? Math.Min(X(Figures.UnitCost.Amount / (1 - (Figures.MarginFloor.Value / 100))), Width) : null;

    private decimal Longest => Math.Max(Math.Max(Figures.ListPrice.Amount, Figures.UnitPrice.Amount), Math.Max(Figures.UnitCost.Amount, 0.01m));

    private int X(decimal amount) => (int)(Math.Min(amount, Longest) / Longest * Width);
}
