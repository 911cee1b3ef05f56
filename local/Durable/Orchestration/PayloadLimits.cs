namespace LeadToCash.Local.Durable;

/// <summary>How large what an orchestration passes around may be, in characters of its JSON.</summary>
internal static class PayloadLimits
{
    /// <summary>Any input, output or event.</summary>
    internal const int Payload = 4 * 1024 * 1024;

    /// <summary>A custom status: 16 KB of UTF-16 text, as in Azure.</summary>
    internal const int CustomStatus = 8 * 1024;

    internal static string? Check(string? text, string what) =>
        text is { Length: > Payload } ? throw EngineErrors.PayloadTooLarge(what, text.Length) : text;
}
