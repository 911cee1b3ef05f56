using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Terminal;

/// <summary>Sends log entries to the host's console.</summary>
[ProviderAlias("Local")]
internal sealed class ConsoleLoggers(HostConsole console) : ILoggerProvider
{
    /// <summary>What .NET's host logs before it throws; whoever catches it says it in a sentence.</summary>
    private const string FailedStart = "HostedServiceStartupFaulted";

    public ILogger CreateLogger(string categoryName) => new Category(console, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(HostConsole console, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name != FailedStart)
            {
                console.Log(logLevel, name, formatter(state, exception), exception);
            }
        }
    }
}
