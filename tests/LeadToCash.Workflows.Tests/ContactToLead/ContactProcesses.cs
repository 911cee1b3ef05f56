using LeadToCash.ContactToLead;
using LeadToCash.LeadToOpportunity;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.ContactToLead;

/// <summary>The processes of contact to lead on a task hub in memory, with activities that note when they were called.</summary>
internal sealed class ContactProcesses : IAsyncDisposable
{
    public const string ContactId = "k-1";
    public const string Registration = "20260302090000";

    private readonly ManualClock _clock = new(ContactHistory.Start);
    private DurableTaskTestHost? _host;

    /// <summary>What was done, as day and name.</summary>
    public List<(double Day, string Step)> Done { get; } = [];

    /// <summary>What the consent says when a nurturing mail is about to go out.</summary>
    public Func<int, MailBar> Consent { get; set; } = _ => MailBar.None;

    public DateTimeOffset ConfirmBy { get; } = ContactHistory.Start.AddDays(7);

    public static async Task<ContactProcesses> StartAsync()
    {
        ContactProcesses processes = new();
        processes._host = await DurableTaskTestHost.StartAsync(
            processes.Register,
            new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(processes._clock) });
        return processes;
    }

    public Task BeginAsync<TInput>(string orchestrator, string instanceId, TInput input) =>
        _host!.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));

    public Task TellAsync<TEvent>(string instanceId, TEvent happened) => _host!.Client.RaiseEventAsync(instanceId, typeof(TEvent).Name, happened);

    public Task PassAsync(TimeSpan time) => _host!.AdvanceAsync(time);

    public async Task<TOutcome> OutcomeAsync<TOutcome>(string instanceId)
    {
        OrchestrationMetadata instance = (await _host!.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true))!;
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        return instance.ReadOutputAs<TOutcome>()!;
    }

    /// <inheritdoc cref="RecordedHistories.KeepAsync"/>
    public Task KeepHistoryAsync(string scenario, string instanceId) => RecordedHistories.KeepAsync(_host!, scenario, instanceId);

    public ValueTask DisposeAsync() => _host!.DisposeAsync();

    private void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<ContactRegistration, ContactOutcome>(nameof(ContactOrchestrator), async (context, input) => await ContactOrchestrator.RunAsync(context, input));
        registry.AddOrchestratorFunc<NurturingPlan, NurturingOutcome>(nameof(NurturingOrchestrator), async (context, input) => await NurturingOrchestrator.RunAsync(context, input));
        registry.AddOrchestratorFunc<string>(nameof(LeadOrchestrator), (context, input) => LeadOrchestrator.RunAsync(context, input));
        registry.AddActivityFunc<SendConfirmationMail>(nameof(SendConfirmationMail), (_, input) => Note($"confirm-{input.Number}"));
        registry.AddActivityFunc<NotifySales>(nameof(NotifySales), (_, input) => Note($"notify {input.LeadId}"));
        registry.AddActivityFunc<DropUnconfirmedContact, RegistrationEnd>(nameof(DropUnconfirmedContact), (_, _) =>
        {
            Note("drop");
            return RegistrationEnd.Erased;
        });
        registry.AddActivityFunc<SendNurturingMail, MailBar>(nameof(SendNurturingMail), (_, input) =>
        {
            MailBar bar = Consent(input!.Step);
            Note(bar == MailBar.None ? $"mail-{input.Step}" : $"skip-{input.Step}");
            return bar;
        });
    }

    private void Note(string step) => Done.Add(((_clock.GetUtcNow() - ContactHistory.Start).TotalDays, step));
}
