using LeadToCash.ContactToLead;

namespace LeadToCash.Tests.ContactToLead;

public sealed class ContactOrchestratorTests
{
    private const string Instance = "contact-k-1";
    private static readonly ContactConfirmed Confirmed = new(ContactProcesses.Registration, ContactHistory.Start.AddDays(2), "2026-01", null, null);

    [Fact]
    [Trait("Scenario", "B2")]
    public async Task Registration_WhenNobodyConfirms_IsDroppedAfterSevenDays()
    {
        await using ContactProcesses processes = await BegunAsync();

        await processes.PassAsync(TimeSpan.FromDays(6.99));
        Assert.Equal([(0, "confirm-1")], processes.Done);

        await processes.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal([(0, "confirm-1"), (7, "drop")], processes.Done);
        Assert.Equal(new ContactOutcome.Dropped(RegistrationEnd.Erased), await processes.OutcomeAsync<ContactOutcome>(Instance));
        await processes.KeepHistoryAsync("nobody-confirms", Instance);
    }

    [Fact]
    [Trait("Scenario", "B2")]
    public async Task Registration_WhenConfirmed_IsKept()
    {
        await using ContactProcesses processes = await BegunAsync();
        await processes.PassAsync(TimeSpan.FromDays(2));

        await processes.TellAsync(Instance, Confirmed);
        await processes.PassAsync(TimeSpan.FromDays(30));

        Assert.Equal([(0, "confirm-1")], processes.Done);
        Assert.Equal(new ContactOutcome.Confirmed(Confirmed.ConfirmedAt), await processes.OutcomeAsync<ContactOutcome>(Instance));
        await processes.KeepHistoryAsync("confirmed", Instance);
    }

    [Fact]
    public async Task Registration_WhenAskedForAgain_SendsTheMailAgainAndKeepsItsDeadline()
    {
        await using ContactProcesses processes = await BegunAsync();
        await processes.PassAsync(TimeSpan.FromDays(1));
        await processes.TellAsync(Instance, new ConfirmationRequested(ContactProcesses.Registration, 2, ContactHistory.Start.AddDays(1)));
        await processes.PassAsync(TimeSpan.FromDays(1));
        await processes.TellAsync(Instance, new ConfirmationRequested(ContactProcesses.Registration, 3, ContactHistory.Start.AddDays(2)));
        await processes.PassAsync(TimeSpan.Zero);
        await processes.KeepHistoryAsync("asked-again-and-waiting", Instance);
        await processes.PassAsync(TimeSpan.FromDays(10));

        Assert.Equal([(0, "confirm-1"), (1, "confirm-2"), (2, "confirm-3"), (7, "drop")], processes.Done);
    }

    [Fact]
    public async Task Registration_WhenAskedForAgainAndConfirmedAtOnce_IsKept()
    {
        await using ContactProcesses processes = await BegunAsync();
        await processes.TellAsync(Instance, new ConfirmationRequested(ContactProcesses.Registration, 2, ContactHistory.Start));
        await processes.TellAsync(Instance, Confirmed);

        await processes.PassAsync(TimeSpan.FromDays(10));

        Assert.IsType<ContactOutcome.Confirmed>(await processes.OutcomeAsync<ContactOutcome>(Instance));
    }

    private static async Task<ContactProcesses> BegunAsync()
    {
        ContactProcesses processes = await ContactProcesses.StartAsync();
        await processes.BeginAsync(
            nameof(ContactOrchestrator), Instance, new ContactRegistration(ContactProcesses.ContactId, ContactProcesses.Registration, processes.ConfirmBy));
        return processes;
    }
}
