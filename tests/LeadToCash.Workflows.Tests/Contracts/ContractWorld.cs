using System.Collections.Concurrent;
using LeadToCash.Contracts;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Workflows.Tests.Contracts;

/// <summary>The process of a contract on virtual time, with a case in memory, billing that fails as told, and a diary. Its midnight is UTC's.</summary>
internal sealed class ContractWorld : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly ManualClock _clock;
    private readonly HashSet<string> _commands = [];
    private DurableTaskTestHost _host = null!;

    private ContractWorld(Contract contract)
    {
        Contract = contract;
        _clock = new ManualClock(new DateTimeOffset(contract.Start.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero));
    }

    public Contract Contract { get; private set; }

    /// <summary>What was done, in order, each with its day.</summary>
    public ConcurrentQueue<string> Diary { get; } = new();

    /// <summary>How often billing was asked, by key.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    /// <summary>Whether billing fails now.</summary>
    public bool BillingFails { get; set; }

    /// <summary>Whether every activity is run twice, as after a crash.</summary>
    public bool Twice { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    private static string InstanceId => RunContract.InstanceId("C-2025-00001");

    public static async Task<ContractWorld> StartAsync(Contract contract, bool twice = false)
    {
        ContractWorld world = new(contract) { Twice = twice };
        world._host = await DurableTaskTestHost.StartAsync(
            world.Register, new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(world._clock) });
        await world._host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(ContractOrchestrator), new RunContract(contract.Number), new StartOrchestrationOptions(InstanceId));
        await world._host.WhenIdleAsync();
        return world;
    }

    /// <summary>Moves on to ten o'clock of a day.</summary>
    public Task AdvanceToAsync(DateOnly day) => _host.AdvanceAsync(new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero) - _clock.GetUtcNow());

    /// <summary>Carries a command out as the edge does, and tells the process.</summary>
    public async Task TellAsync(ContractCommand command)
    {
        Assert.NotEmpty(Decide(Guid.NewGuid().ToString(), command).Events);
        await _host.Client.RaiseEventAsync(InstanceId, nameof(ContractChanged), new ContractChanged());
        await _host.WhenIdleAsync();
    }

    public async Task<OrchestrationRuntimeStatus> StatusAsync() => (await _host.Client.GetInstanceAsync(InstanceId))!.RuntimeStatus;

    public Task KeepAsync(string scenario) => RecordedHistories.KeepAsync(_host, scenario, InstanceId);

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<RunContract>(nameof(ContractOrchestrator), (context, input) => ContractOrchestrator.RunAsync(context, input));
        registry.AddActivityFunc<PursueContract, ContractProgress>(nameof(PursueContract), (_, input) => Run(() => Pursue(input)));
        registry.AddActivityFunc<TellContractStep, bool>(nameof(TellContractStep), (_, input) => Run(() => Note(input.Step.Key, $"told {input.Step.Kind}")));
        registry.AddActivityFunc<NoteContractStep, bool>(nameof(NoteContractStep), (_, input) => Run(() => Note(input.Key, $"noted {input.Key}")));
        registry.AddActivityFunc<ReportContractStep, bool>(nameof(ReportContractStep), (_, input) => Write($"reported {input.Step.Key}"));
        registry.AddActivityFunc<EndSubscription, BackEndAnswer>(nameof(EndSubscription), (_, input) => Run(() => Answer(input.Key)));
        registry.AddActivityFunc<ChangeSubscription, BackEndAnswer>(nameof(ChangeSubscription), (_, input) => Run(() => Answer(input.Key)));
    }

    private T Run<T>(Func<T> activity)
    {
        T first = activity();
        return Twice ? activity() : first;
    }

    private ContractProgress Pursue(PursueContract input)
    {
        (IReadOnlyList<ContractEvent> events, Contract contract) = Decide($"pursue/{input.Round}", new ContractCommand.Pursue(Today, TimeOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime)));
        foreach (ContractEvent @event in events)
        {
            Write(@event.GetType().Name);
        }

        DateTimeOffset? next = contract.NextDue() is (DateOnly date, TimeOnly time) ? new DateTimeOffset(date.ToDateTime(time), TimeSpan.Zero) : null;
        return new ContractProgress(
            contract.Term.Number, contract.Status == ContractStatus.Ended, next, contract.Steps.Count > 0 ? contract.Steps[0] : null, contract.Origin.OrderId, contract.Origin.OrderPositions);
    }

    private bool Note(string key, string entry)
    {
        if (Decide($"step/{key}", new ContractCommand.NoteStep(key, null)).Events.Count > 0)
        {
            Write(entry);
        }

        return true;
    }

    private BackEndAnswer Answer(string key)
    {
        Asked.AddOrUpdate(key, 1, (_, times) => times + 1);
        return BillingFails ? new BackEndAnswer.Failed("down") : new BackEndAnswer.Done("END-1", _clock.GetUtcNow());
    }

    /// <summary>As the store does: a command that was carried out is not carried out again.</summary>
    private (IReadOnlyList<ContractEvent> Events, Contract Contract) Decide(string commandId, ContractCommand command)
    {
        lock (_lock)
        {
            IReadOnlyList<ContractEvent> events = _commands.Contains(commandId) ? [] : Contract.Decide(Contract, command, _clock.GetUtcNow()).Events;
            if (events.Count > 0)
            {
                _commands.Add(commandId);
                Contract = events.Aggregate(Contract, Contract.Apply);
            }

            return (events, Contract);
        }
    }

    private bool Write(string what)
    {
        Diary.Enqueue($"{Today:yyyy-MM-dd} {what}");
        return true;
    }
}
