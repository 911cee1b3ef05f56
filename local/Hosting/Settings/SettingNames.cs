using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>Puts settings where attributes say <c>%Name%</c>.</summary>
internal static partial class SettingNames
{
    /// <summary>Replaces every <c>%Name%</c> by its setting.</summary>
    /// <exception cref="HostStartException">There is no such setting.</exception>
    public static string Resolve(IConfiguration settings, string text, string function) =>
        Placeholder().Replace(text, match =>
            settings[match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new HostStartException($"The function {function} needs the setting {match.Groups["name"].Value}, which is not there."));

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
