using System.Text;
using QRCoder;

namespace LeadToCash.Documents;

/// <summary>Square codes (ISO/IEC 18004) as rows of dark and light modules.</summary>
internal static class SquareCode
{
    private const int QuietZone = 4;

    /// <summary>The code of a text in UTF-8, with error correction level M as payment codes need it, without the quiet zone.</summary>
    public static IReadOnlyList<IReadOnlyList<bool>> Of(string text)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(Encoding.UTF8.GetBytes(text), QRCodeGenerator.ECCLevel.M);
        int size = data.ModuleMatrix.Count - (2 * QuietZone);
        return [.. Enumerable.Range(QuietZone, size).Select(row => (IReadOnlyList<bool>)[.. Enumerable.Range(QuietZone, size).Select(column => data.ModuleMatrix[row][column])])];
    }
}
