using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>Reads query parameters as the real extension does: what can't be read counts as absent.</summary>
internal sealed class ApiQuery(IQueryCollection query)
{
    public string? Text(string name) => query[name].FirstOrDefault();

    public bool Flag(string name, bool otherwise) => bool.TryParse(query[name], out bool value) ? value : otherwise;

    public int? Number(string name) => int.TryParse(query[name], CultureInfo.InvariantCulture, out int value) ? value : null;

    public TimeSpan? Seconds(string name) =>
        double.TryParse(query[name], CultureInfo.InvariantCulture, out double value) ? TimeSpan.FromSeconds(value) : null;

    public DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>The statuses asked for; null for all.</summary>
    public IReadOnlyList<OrchestrationRuntimeStatus>? Statuses(string name)
    {
        OrchestrationRuntimeStatus[] statuses =
            [.. query[name].SelectMany(value => (value ?? "").Split(',')).Select(Status).OfType<OrchestrationRuntimeStatus>()];
        return statuses.Length == 0 ? null : statuses;
    }

    private static OrchestrationRuntimeStatus? Status(string name) =>
        Enum.TryParse(name.Trim(), out OrchestrationRuntimeStatus status) && Enum.IsDefined(status) ? status : null;
}
