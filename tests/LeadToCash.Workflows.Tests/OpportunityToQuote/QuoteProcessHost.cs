using System.Collections.Concurrent;
using LeadToCash.Availability;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.OpportunityToQuote;

/// <summary>The orchestrators with activities that only note what they were asked to do, on a clock that the test moves.</summary>
internal sealed class QuoteProcessHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-05-22T08:00Z");
    public static readonly QuoteVersionRef Version = new("q-1", 1);

    private readonly ConcurrentQueue<string> _steps = new();
    private readonly ManualClock _clock = new(Start);
    private DurableTaskTestHost _host = null!;

    private QuoteProcessHost()
    {
    }

    /// <summary>What pricing comes to.</summary>
    public IReadOnlyList<ApprovalStep> Approvals { get; set; } = [];

    /// <summary>What pricing comes to since there are stages; null for what was priced before.</summary>
    public IReadOnlyList<IReadOnlyList<ApprovalStep>>? Stages { get; set; }

    /// <summary>The goods to hold; null for what was priced before goods were held.</summary>
    public QuotedStock? Stock { get; set; }

    /// <summary>What happens while a step runs, before it returns.</summary>
    public ConcurrentDictionary<string, Func<Task>> During { get; } = new();

    /// <summary>Whether the case says that nobody decided or answered.</summary>
    public bool Expires { get; set; } = true;

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<string> Steps => [.. _steps];

    public static async Task<QuoteProcessHost> StartAsync(params ApprovalStep[] approvals)
    {
        QuoteProcessHost host = new() { Approvals = approvals };
        host._host = await DurableTaskTestHost.StartAsync(host.Register, new DurableTaskTestHostOptions
        {
            ConfigureServices = services => services.AddSingleton<TimeProvider>(host._clock),
        });
        return host;
    }

    public static async Task<QuoteProcessHost> StartInStagesAsync(params IReadOnlyList<IReadOnlyList<ApprovalStep>> stages)
    {
        QuoteProcessHost host = await StartAsync([]);
        host.Stages = stages;
        return host;
    }

    public Task TellAsync(ApprovalStep step, ApprovalOutcome? outcome) => RaiseAsync(new ApprovalStepRef("q-1", 1, step).InstanceId, new ApprovalChanged(outcome));

    public async Task BeginAsync()
    {
        await _host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(QuoteOrchestrator), Version, new StartOrchestrationOptions(Version.InstanceId));
        await _host.WhenIdleAsync();
    }

    public async Task TellOfTurnAsync(QuoteTurnRef turn)
    {
        await _host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(QuoteTurnOrchestrator), turn, new StartOrchestrationOptions(turn.InstanceId));
        await _host.WhenIdleAsync();
    }

    public Task AdvanceToAsync(DateTimeOffset instant) => _host.AdvanceToAsync(instant);

    public async Task RaiseAsync<TEvent>(string instanceId, TEvent @event)
    {
        await _host.Client.RaiseEventAsync(instanceId, typeof(TEvent).Name, @event);
    }

    public Task ApproveAsync(ApprovalStep step) =>
        RaiseAsync(new ApprovalTask("q-1", 1, step).InstanceId, new ApprovalGiven(1, step, "boss@leadtocash.example", null, Start));

    public Task WhenIdleAsync() => _host.WhenIdleAsync();

    /// <summary>How the process ended; null while it runs.</summary>
    public async Task<QuoteOutcome?> OutcomeAsync()
    {
        await _host.WhenIdleAsync();
        OrchestrationMetadata? instance = await _host.Client.GetInstanceAsync(Version.InstanceId, getInputsAndOutputs: true);
        return instance!.IsCompleted ? instance.ReadOutputAs<QuoteOutcome>() : null;
    }

    /// <inheritdoc cref="RecordedHistories.KeepAsync"/>
    public Task KeepHistoriesAsync(string scenario, params string[] instanceIds) => RecordedHistories.KeepAsync(_host, scenario, instanceIds);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<QuoteVersionRef, QuoteOutcome>(nameof(QuoteOrchestrator), async (context, input) => await QuoteOrchestrator.RunAsync(context, input));
        registry.AddOrchestratorFunc<QuoteTurnRef, object?>(nameof(QuoteTurnOrchestrator), async (context, input) =>
        {
            await QuoteTurnOrchestrator.RunAsync(context, input!);
            return null;
        });
        registry.AddOrchestratorFunc<ApprovalTask, ApprovalOutcome>(
            nameof(QuoteApprovalOrchestrator), async (context, input) => await QuoteApprovalOrchestrator.RunAsync(context, input));
        registry.AddOrchestratorFunc<ApprovalStepRef, ApprovalOutcome>(
            nameof(ApprovalStepOrchestrator), async (context, input) => await ApprovalStepOrchestrator.RunAsync(context, input));
        Activity<PriceQuote, QuoteAssessment?>(registry, _ => "price", _ => new QuoteAssessment(Approvals, Stages, Stock));
        Activity<PursueApproval, ApprovalProgress>(registry, input => $"{input.Step} {input.Round}", Pursued);
        Activity<RequestApproval, ApprovalSchedule?>(registry, input => $"ask {input.Step}", _ => QuoteStory.Schedule);
        Activity<RemindApprover, object?>(registry, input => $"remind {input.Step}", _ => null);
        Activity<EscalateApproval, object?>(registry, input => $"escalate {input.Step}", _ => null);
        Activity<ExpireApproval, bool>(registry, input => $"expire {input.Step}", _ => Expires);
        Activity<ReportApproval, object?>(registry, input => $"report {input.Step}", _ => null);
        Activity<ReleaseQuote, QuoteValidity?>(registry, input => input.WithMail ? "release" : "release without mail", _ => QuoteStory.Validity);
        Activity<ReserveQuotedStock, StockPromises>(registry, input => $"hold {input.Lines.Count}", _ => new StockPromises([]));
        Activity<PresentQuote, object?>(registry, input => input.Promises is null ? "present" : "present with promises", _ => null);
        Activity<ReleaseQuotedStock, object?>(registry, input => $"free, {input.Reason}", _ => null);
        Activity<ReportAnswer, object?>(registry, _ => "report answer", _ => null);
        Activity<TellOfTurn, object?>(registry, input => $"tell of turn {input.Turn}", _ => null);
        Activity<RemindCustomer, object?>(registry, _ => "remind customer", _ => null);
        Activity<ExpireQuote, bool>(registry, _ => "expire quote", _ => Expires);
    }

    /// <summary>What the case would say: the first round asks, later ones remind, escalate and end.</summary>
    private ApprovalProgress Pursued(PursueApproval input) => _clock.GetUtcNow() switch
    {
        var now when now >= QuoteStory.Schedule.ExpiresAt => new(Expires ? new ApprovalOutcome.Expired() : null, now.AddHours(1)),
        var now when now >= QuoteStory.Schedule.EscalateAt => new(null, QuoteStory.Schedule.ExpiresAt),
        var now when now >= QuoteStory.Schedule.RemindAt => new(null, QuoteStory.Schedule.EscalateAt),
        _ => new(null, QuoteStory.Schedule.RemindAt),
    };

    private void Activity<TInput, TResult>(DurableTaskRegistry registry, Func<TInput, string> name, Func<TInput, TResult> result) =>
        registry.AddActivityFunc<TInput, TResult>(typeof(TInput).Name, async (_, input) =>
        {
            string step = name(input!);
            if (During.TryRemove(step, out Func<Task>? meanwhile))
            {
                await meanwhile();
            }

            _steps.Enqueue(step);
            return result(input!);
        });
}
