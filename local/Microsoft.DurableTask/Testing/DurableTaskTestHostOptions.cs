using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Testing;

/// <summary>Settings of a <see cref="DurableTaskTestHost"/>.</summary>
public class DurableTaskTestHostOptions
{
    /// <summary>Not needed in this runtime, which opens no port.</summary>
    public int? Port { get; set; }

    /// <summary>Where logs go; nowhere by default.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Registers services for activities. A <see cref="TimeProvider"/> registered here is the runtime's clock; a table service client
    /// registered here is its storage, which is otherwise in memory.
    /// </summary>
    public Action<IServiceCollection>? ConfigureServices { get; set; }
}
