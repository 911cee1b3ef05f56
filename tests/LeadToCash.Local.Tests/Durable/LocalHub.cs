using System.Collections.Concurrent;
using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>Settings of a task hub that make rare paths common, and a look into storage.</summary>
internal static class LocalHub
{
    internal static IServiceCollection PostConfigureHub(this IServiceCollection services, Action<TaskHubOptions> configure)
    {
        var hub = (TaskHubOptions)services.Last(service => service.ServiceType == typeof(TaskHubOptions)).ImplementationInstance!;
        configure(hub);
        return services;
    }

    /// <summary>Waits until storage says that so many activities of the instance are out.</summary>
    internal static async Task WaitUntilOpenAsync(this DurableTaskTestHost host, string instanceId, int open, CancellationToken timeout)
    {
        TableClient table = host.Services.GetRequiredService<TableServiceClient>()
            .GetTableClient(host.Services.GetRequiredService<TaskHubOptions>().HubName + "Instances");
        while ((await table.GetEntityAsync<TableEntity>(instanceId, TableKey.State(instanceId), cancellationToken: timeout)).Value.GetInt32("OpenCalls") != open)
        {
            await Task.Yield();
        }
    }
}

/// <summary>Log lines by category.</summary>
internal sealed class RecordedLog : ILoggerFactory
{
    private readonly ConcurrentQueue<(string Category, string Line)> _lines = new();

    internal IEnumerable<string> Lines(string category) =>
        _lines.Where(line => string.Equals(line.Category, category, StringComparison.Ordinal)).Select(line => line.Line);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => new Recorder(_lines, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Recorder(ConcurrentQueue<(string Category, string Line)> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((category, formatter(state, exception)));
    }
}
