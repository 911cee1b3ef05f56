using System.Reflection;
using PdfSharp.Fonts;

namespace LeadToCash.Documents.Pdf;

/// <summary>The two faces that documents are set in, shipped inside the assembly: no font of the machine is used, so every machine sets alike.</summary>
internal sealed class DocumentFonts : IFontResolver
{
    /// <summary>Family name for the library.</summary>
    public const string Family = "Roboto";

    private const string RegularFace = "Roboto-Regular.ttf";
    private const string BoldFace = "Roboto-Bold.ttf";

    private static readonly byte[] RegularBytes = Read(RegularFace);
    private static readonly byte[] BoldBytes = Read(BoldFace);

    static DocumentFonts() => GlobalFontSettings.FontResolver ??= new DocumentFonts();

    private DocumentFonts()
    {
    }

    public static TrueTypeMetrics Regular { get; } = new(RegularBytes);

    public static TrueTypeMetrics Bold { get; } = new(BoldBytes);

    /// <inheritdoc/>
    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Family ? new FontResolverInfo(isBold ? BoldFace : RegularFace) : null;

    /// <inheritdoc/>
    public byte[]? GetFont(string faceName) => faceName == BoldFace ? BoldBytes : RegularBytes;

    private static byte[] Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
