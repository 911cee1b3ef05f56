using System.Diagnostics.Metrics;

namespace LeadToCash.Local.Storage;

/// <summary>Counts the requests to embedded storage and accounts, as an account's metrics do; costs nothing while nobody listens.</summary>
internal static class StorageMeter
{
    internal const string MeterName = "LeadToCash.Local.Storage";
    internal const string Operation = "operation";
    internal const string Resource = "resource";
    internal const string Service = "service";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("storage.requests", "{request}", "Requests to storage, without repeats.");

    /// <param name="service">The address of the account's tables or queues.</param>
    /// <param name="operation">Service and request, <c>table.get</c>.</param>
    /// <param name="resource">The table or queue; empty for the account.</param>
    internal static void Count(Uri service, string operation, string resource)
    {
        if (Requests.Enabled)
        {
            Requests.Add(1, new(Operation, operation), new(Resource, resource), new(Service, service));
        }
    }
}
