using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>Puts settings where attributes and <c>host.json</c> say <c>%Name%</c>.</summary>
internal static partial class SettingNames
{
    /// <summary>Replaces every <c>%Name%</c> by its setting.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="text">What may hold names.</param>
    /// <param name="who">Whoever needs the setting, for the sentence that says it is missing: <c>The function X</c>.</param>
    /// <exception cref="HostStartException">There is no such setting.</exception>
    public static string Resolve(IConfiguration settings, string text, string who) =>
        Placeholder().Replace(text, match =>
            settings[match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new HostStartException($"{who} needs the setting {match.Groups["name"].Value}, which is not there."));

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
