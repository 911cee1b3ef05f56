using System.Collections.Concurrent;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Testing;

/// <summary>A small process on virtual time: bill, wait for the payment, thank. It notes what is done, and when.</summary>
internal sealed class BillingHost : IAsyncDisposable
{
    public const string Instance = "billing-1";

    private readonly DateTimeOffset _start;

    private BillingHost(DurableTaskTestHost host, ManualClock clock, ConcurrentQueue<string> done)
    {
        Host = host;
        Clock = clock;
        Done = done;
        _start = clock.GetUtcNow();
    }

    public DurableTaskTestHost Host { get; }

    public ManualClock Clock { get; }

    /// <summary>Steps, in order.</summary>
    public ConcurrentQueue<string> Done { get; }

    public Faults Faults => Host.Faults;

    public double HoursPassed => (Clock.GetUtcNow() - _start).TotalHours;

    public static async Task<BillingHost> StartAsync()
    {
        ManualClock clock = new();
        ConcurrentQueue<string> done = new();
        DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => Register(tasks, done), new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(clock) });
        return new BillingHost(host, clock, done);
    }

    public Task BeginAsync(int amount = 100, string instanceId = Instance) =>
        Host.Client.ScheduleNewOrchestrationInstanceAsync("Billing", amount, new StartOrchestrationOptions(instanceId));

    public Task PayAsync(int amount, string instanceId = Instance) => Host.Client.RaiseEventAsync(instanceId, "Paid", amount);

    public async Task<OrchestrationMetadata> InstanceAsync(string instanceId = Instance) =>
        (await Host.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true))!;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static void Register(DurableTaskRegistry tasks, ConcurrentQueue<string> done) => tasks
        .AddActivityFunc<int, string>("Bill", (_, amount) =>
        {
            done.Enqueue($"bill {amount}");
            return $"invoice over {amount}";
        })
        .AddActivityFunc<string>("Thank", (_, invoice) => done.Enqueue($"thank for {invoice}"))
        .AddOrchestratorFunc<int, string>("Billing", RunAsync);

    private static async Task<string> RunAsync(TaskOrchestrationContext context, int amount)
    {
        RetryPolicy twice = new(2, TimeSpan.FromMinutes(5));
        string invoice = await context.CallActivityAsync<string>("Bill", amount, TaskOptions.FromRetryPolicy(twice));
        for (int paid = 0; paid < amount;)
        {
            paid += await context.WaitForExternalEvent<int>("Paid");
        }

        await context.CallActivityAsync("Thank", invoice);
        return invoice;
    }
}
