namespace LeadToCash.Documents.Pdf;

/// <summary>A4 by DIN 5008, form B, in points. The address shows in the window of an envelope DL or C6/5.</summary>
internal static class Paper
{
    private const double Millimetre = 72 / 25.4;

    public const double Width = 210 * Millimetre;
    public const double Height = 297 * Millimetre;
    public const double Left = 25 * Millimetre;
    public const double Right = Width - (20 * Millimetre);
    public const double TextWidth = Right - Left;

    public const double LetterheadTop = 14 * Millimetre;
    public const double LetterheadLine = 36 * Millimetre;
    public const double ReturnAddress = 60.5 * Millimetre;
    public const double AddressTop = 62.7 * Millimetre;
    public const double AddressBottom = 90 * Millimetre;
    public const double AddressWidth = 80 * Millimetre;
    public const double FactsLeft = 125 * Millimetre;
    public const double FactsTop = 50 * Millimetre;
    public const double FactsTextLeft = 149 * Millimetre;
    public const double FactsRight = 197 * Millimetre;
    public const double TextTop = 98.5 * Millimetre;

    public const double NextPageHead = 15 * Millimetre;
    public const double NextPageTop = 24 * Millimetre;
    public const double FooterBottom = 288 * Millimetre;

    public const double FoldLeft = 4 * Millimetre;
    public const double FoldRight = 8 * Millimetre;
    public const double UpperFold = 105 * Millimetre;
    public const double Punch = 148.5 * Millimetre;
    public const double LowerFold = 210 * Millimetre;

    public const double CodeSize = 30 * Millimetre;
}
