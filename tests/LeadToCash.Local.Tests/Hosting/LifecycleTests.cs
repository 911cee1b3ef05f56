using System.Net;
using System.Text.Json;
using LeadToCash.Local.Hosting;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Health_WhenUp_Is200AndSaysWhatIsUp()
    {
        await using LocalApp app = await SampleApp.StartAsync(typeof(Slow));
        HttpResponseMessage answer = await app.Http.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("up", body.GetProperty("status").GetString());
        Assert.Equal("up", body.GetProperty("storage").GetString());
    }

    [Fact]
    public async Task Stop_WhenAFunctionRuns_WaitsForItAndAnswersItsCaller()
    {
        Gate gate = new();
        await using LocalApp app = await SampleApp.StartAsync(new LocalAppOptions(), builder => builder.Services.AddSingleton(gate), typeof(Slow));
        Task<HttpResponseMessage> call = app.Http.GetAsync("/api/Slow");
        await gate.Entered.Task;
        Task stop = app.StopAsync();
        Assert.False(stop.IsCompleted);
        gate.Open.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
        await stop;
    }

    [Fact]
    public async Task Apps_WhenStartedSideBySide_HavePortsAndStorageOfTheirOwn()
    {
        LocalApp[] apps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SampleApp.StartAsync(typeof(Slow))));
        Assert.Equal(4, apps.Select(app => app.Http.BaseAddress).Distinct().Count());
        Assert.Equal(4, apps.Select(app => app.Storage).Distinct(StringComparer.Ordinal).Count());
        foreach (LocalApp app in apps)
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_WhenTheProgramThrows_SaysWhy()
    {
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SampleApp.StartAsync(new LocalAppOptions(), _ => throw new InvalidOperationException("no luck"), typeof(Slow)));
        Assert.Equal("no luck", thrown.Message);
    }

    [Fact]
    public void Port_WhenInUse_IsRefusedWithASentence()
    {
        using PortReservation taken = PortReservation.Take(0);
        HostStartException fault = Assert.Throws<HostStartException>(() => PortReservation.Take(taken.Port));
        Assert.StartsWith($"Port {taken.Port} is in use", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_WhenReadAgain_AreTheSameAndPrivate()
    {
        string folder = Directory.CreateTempSubdirectory("keys-").FullName;
        HostKeys created = HostKeys.ReadOrCreate(folder);
        Assert.Equal(created, HostKeys.ReadOrCreate(folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "keys.json")));
        }

        Directory.Delete(folder, recursive: true);
    }

    public sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Slow(IServiceProvider services)
    {
        [Function(nameof(Slow))]
        public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            Gate gate = services.GetRequiredService<Gate>();
            gate.Entered.SetResult();
            await gate.Open.Task;
            return Results.Ok();
        }
    }
}
