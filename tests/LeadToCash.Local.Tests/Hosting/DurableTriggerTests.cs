using System.Collections.Concurrent;
using System.Net;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class DurableTriggerTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private LocalApp _app = null!;

    public async Task InitializeAsync() =>
        _app = await SampleApp.StartAsync(
            new LocalAppOptions { Clock = _clock },
            builder => builder.Services.AddSingleton<Reminders>(),
            typeof(ChaseFunctions),
            typeof(SendReminderActivity));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Orchestrator_WhenStartedOverHttp_GetsItsInputAndCallsActivitiesWithServices()
    {
        HttpResponseMessage answer = await _app.Http.PostAsync("/api/chase/RE-7?levels=2", content: null);
        Assert.Equal("chase-RE-7", await answer.Content.ReadAsStringAsync());
        await _app.SettleAsync();
        Assert.Equal(["RE-7 level 1 for chase-RE-7"], Sent);
    }

    [Fact]
    public async Task Timer_WhenTheClockMoves_CarriesTheOrchestrationOn()
    {
        await _app.Http.PostAsync("/api/chase/RE-7?levels=3", content: null);
        await _app.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal(3, Sent.Count);
        OrchestrationMetadata? instance = await _app.Durable.GetInstanceAsync("chase-RE-7", getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance!.RuntimeStatus);
        Assert.Equal("written off", instance.ReadOutputAs<string>());
        Assert.Equal(new ManualClock().GetUtcNow() + TimeSpan.FromDays(30), _clock.GetUtcNow());
    }

    [Fact]
    public async Task Event_WhenRaised_EndsTheWait()
    {
        await _app.Http.PostAsync("/api/chase/RE-7?levels=3", content: null);
        await _app.SettleAsync();
        HttpResponseMessage paid = await _app.Http.PostAsync("/api/chase/RE-7/paid", content: null);
        Assert.Equal(HttpStatusCode.Accepted, paid.StatusCode);
        await _app.SettleAsync();
        OrchestrationMetadata? instance = await _app.Durable.GetInstanceAsync("chase-RE-7", getInputsAndOutputs: true);
        Assert.Equal("paid", instance!.ReadOutputAs<string>());
        Assert.Single(Sent);
    }

    [Fact]
    public async Task App_WhenKilledAndStartedAgain_GoesOnWhereItWas()
    {
        LocalAppOptions same = new() { Clock = _clock, Storage = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}" };
        await using LocalApp first = await SampleApp.StartAsync(same, b => b.Services.AddSingleton<Reminders>(), typeof(ChaseFunctions), typeof(SendReminderActivity));
        await first.Http.PostAsync("/api/chase/RE-8?levels=3", content: null);
        await first.AdvanceAsync(TimeSpan.FromDays(7));
        await first.KillAsync();
        await using LocalApp second = await SampleApp.StartAsync(same, b => b.Services.AddSingleton<Reminders>(), typeof(ChaseFunctions), typeof(SendReminderActivity));
        await second.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal(["RE-8 level 3 for chase-RE-8"], second.Services.GetRequiredService<Reminders>().Sent);
        OrchestrationMetadata? instance = await second.Durable.GetInstanceAsync("chase-RE-8", getInputsAndOutputs: true);
        Assert.Equal("written off", instance!.ReadOutputAs<string>());
    }

    private ConcurrentQueue<string> Sent => _app.Services.GetRequiredService<Reminders>().Sent;

    public sealed class Reminders
    {
        public ConcurrentQueue<string> Sent { get; } = new();
    }

    public sealed record Chase(string Invoice, int Levels);

    public sealed record SendReminder(string Invoice, int Level);

    public sealed class SendReminderActivity(Reminders reminders)
    {
        [Function(nameof(SendReminder))]
        public async Task<int> RunAsync([ActivityTrigger] SendReminder input, string instanceId, CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            reminders.Sent.Enqueue($"{input.Invoice} level {input.Level} for {instanceId}");
            return input.Level;
        }
    }

    public static class ChaseFunctions
    {
        [Function(nameof(StartChase))]
        public static async Task<IResult> StartChase(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "chase/{invoice}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            string invoice,
            int levels,
            CancellationToken cancellationToken) =>
            Results.Text(await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ChaseOrchestrator), new Chase(invoice, levels), new StartOrchestrationOptions($"chase-{invoice}"), cancellationToken));

        [Function(nameof(Paid))]
        public static async Task<IResult> Paid(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "chase/{invoice}/paid")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            string invoice)
        {
            await client.RaiseEventAsync($"chase-{invoice}", "Paid", "P-1");
            return Results.Accepted();
        }

        [Function(nameof(ChaseOrchestrator))]
        public static async Task<string> ChaseOrchestrator([OrchestrationTrigger] TaskOrchestrationContext context, Chase chase)
        {
            Task<string> paid = context.WaitForExternalEvent<string>("Paid");
            for (int level = 1; level <= chase.Levels; level++)
            {
                await context.CallActivityAsync<int>(nameof(SendReminder), new SendReminder(chase.Invoice, level));
                using CancellationTokenSource timer = new();
                Task due = context.CreateTimer(TimeSpan.FromDays(7), timer.Token);
                if (await Task.WhenAny(paid, due) == paid)
                {
                    timer.Cancel();
                    return "paid";
                }
            }

            return "written off";
        }
    }
}
