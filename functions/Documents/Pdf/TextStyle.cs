namespace LeadToCash.Documents.Pdf;

/// <summary>Colours of text and rules.</summary>
internal enum Ink
{
    Black,
    Soft,
    Light,
    Accent,
}

/// <summary>How a text is set.</summary>
/// <param name="Size">In points.</param>
/// <param name="Bold">Whether in the bold face.</param>
/// <param name="Ink">Its colour.</param>
internal readonly record struct TextStyle(double Size, bool Bold = false, Ink Ink = Ink.Black)
{
    public static TextStyle Body { get; } = new(10);

    public static TextStyle Strong { get; } = new(10, Bold: true);

    public static TextStyle Title { get; } = new(14, Bold: true);

    public static TextStyle Company { get; } = new(17, Bold: true, Ink.Accent);

    public static TextStyle Small { get; } = new(8, Ink: Ink.Soft);

    public static TextStyle Tiny { get; } = new(6.8, Ink: Ink.Soft);

    public static TextStyle Cell { get; } = new(9);

    public static TextStyle StrongCell { get; } = new(9, Bold: true);

    public static TextStyle Detail { get; } = new(8, Ink: Ink.Soft);

    private TrueTypeMetrics Metrics => Bold ? DocumentFonts.Bold : DocumentFonts.Regular;

    /// <summary>Width of a text in points.</summary>
    public double Width(ReadOnlySpan<char> text) => Metrics.Width(text, Size);

    /// <summary>Whether the face has a character.</summary>
    public bool Has(char character) => Metrics.Has(character);
}
