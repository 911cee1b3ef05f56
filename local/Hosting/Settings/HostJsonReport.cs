using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>Says which settings of <c>host.json</c> have no effect: one line for those that are in order, one for those that nobody knows.</summary>
internal static partial class HostJsonReport
{
    public static void Report(this HostJson json, ILogger logger)
    {
        if (json.Ignored.Count > 0)
        {
            Ignored(logger, string.Join(", ", json.Ignored));
        }

        if (json.Unknown.Count > 0)
        {
            Unknown(logger, string.Join(", ", json.Unknown));
        }
    }

    [LoggerMessage(1, LogLevel.Information, "host.json: without effect here: {Settings}")]
    private static partial void Ignored(ILogger logger, string settings);

    [LoggerMessage(2, LogLevel.Warning, "host.json: unknown and without effect, perhaps misspelt: {Settings}")]
    private static partial void Unknown(ILogger logger, string settings);
}
