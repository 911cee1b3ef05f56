using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Local.Hosting;

/// <summary>The built host: a web application whose start fails with a sentence.</summary>
internal sealed class LocalHost(WebApplication app, LocalRun run, HostResources resources) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public Uri BaseAddress => resources.Port.BaseAddress;

    public HostResources Resources => resources;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await run.GuardAsync(() => app.StartAsync(cancellationToken));
        run.Started?.Invoke(this);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        resources.Dispose();
    }
}
