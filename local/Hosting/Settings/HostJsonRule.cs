using System.Globalization;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>What a setting of <c>host.json</c> may be, and whether this host acts on it.</summary>
/// <param name="Path">Where it is; a <c>*</c> at the end stands for all below.</param>
/// <param name="Expected">What it must be, in words.</param>
/// <param name="Fits">Whether a value is that.</param>
/// <param name="IsUsed">Whether it has an effect here.</param>
internal sealed record HostJsonRule(string Path, string Expected, Func<string, bool> Fits, bool IsUsed)
{
    public static HostJsonRule Any(string path, bool isUsed = false) => new(path, "anything", _ => true, isUsed);

    public static HostJsonRule Flag(string path, bool isUsed = false) => new(path, "true or false", value => bool.TryParse(value, out _), isUsed);

    public static HostJsonRule Number(string path, int least, int most = int.MaxValue, bool isUsed = false) => new(
        path,
        most == int.MaxValue ? $"a number of at least {least}" : $"a number from {least} to {most}",
        value => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most,
        isUsed);

    public static HostJsonRule Fraction(string path) => new(
        path, "a number from 0 to 1", value => double.TryParse(value, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 1, IsUsed: false);

    public static HostJsonRule Time(string path, bool isUsed = false) => new(
        path,
        "a time as hh:mm:ss",
        value => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero,
        isUsed);

    public static HostJsonRule Choice(string path, bool isUsed, params IReadOnlyList<string> names) => new(
        path, "one of " + string.Join(", ", names), value => names.Contains(value, StringComparer.OrdinalIgnoreCase), isUsed);

    public bool Covers(string path) => Path.EndsWith('*')
        ? path.StartsWith(Path[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(path, Path, StringComparison.OrdinalIgnoreCase);
}
