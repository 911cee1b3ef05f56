using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>Reads the query parameters that choose instances.</summary>
internal static class InstanceFilter
{
    /// <exception cref="FormatException">The value is no time.</exception>
    public static DateTimeOffset? Time(HttpContext http, string name) => http.Request.Query[name].FirstOrDefault() switch
    {
        null or "" => null,
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => time,
        { } text => throw new FormatException($"'{text}' is no time for {name}."),
    };

    /// <exception cref="FormatException">A value is no status.</exception>
    public static IReadOnlyList<OrchestrationRuntimeStatus>? Statuses(HttpContext http)
    {
        string[] names = http.Request.Query["runtimeStatus"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length == 0 ? null : [.. names.Select(Status)];
    }

    private static OrchestrationRuntimeStatus Status(string name) =>
        Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status) && Enum.IsDefined(status)
            ? status
            : throw new FormatException($"'{name}' is no runtime status.");
}
