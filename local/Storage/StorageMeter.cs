using System.Diagnostics.Metrics;

namespace LeadToCash.Local.Storage;

/// <summary>Counts the requests that embedded storage serves, as an account's metrics do; costs nothing while nobody listens.</summary>
internal static class StorageMeter
{
    internal const string MeterName = "LeadToCash.Local.Storage";
    internal const string Operation = "operation";
    internal const string Resource = "resource";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("storage.requests", "{request}", "Requests served by embedded storage.");

    /// <param name="operation">Service and request, <c>table.get</c>.</param>
    /// <param name="resource">The table or queue; empty for the account.</param>
    internal static void Count(string operation, string resource) => Requests.Add(1, new(Operation, operation), new(Resource, resource));
}
