namespace LeadToCash.Local.Hosting.Terminal;

/// <summary>Paths as they may be shown: long segments are tokens, and tokens are secrets.</summary>
internal static class LinkText
{
    private const int LongestPlainSegment = 40;
    private const int Shown = 6;

    public static string Shorten(string path) =>
        string.Join('/', path.Split('/').Select(segment => segment.Length > LongestPlainSegment ? segment[..Shown] + "…" : segment));
}
