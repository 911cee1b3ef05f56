using LeadToCash.ContactToLead;

namespace LeadToCash.Tests.ContactToLead;

public sealed class NurturingOrchestratorTests
{
    private const string Instance = "nurturing-k-1";
    private static readonly NurturingPlan Plan = new(ContactProcesses.ContactId, ContactProcesses.Registration, ContactHistory.Start, [0, 3, 10, 21]);

    [Fact]
    [Trait("Scenario", "C1")]
    public async Task Series_WhenNothingHappens_SendsOnItsDays()
    {
        await using ContactProcesses processes = await BegunAsync();

        await processes.PassAsync(TimeSpan.FromDays(60));

        Assert.Equal([(0, "mail-1"), (3, "mail-2"), (10, "mail-3"), (21, "mail-4")], processes.Done);
        Assert.Equal(new NurturingOutcome.Completed(4), await processes.OutcomeAsync<NurturingOutcome>(Instance));
        await processes.KeepHistoryAsync("whole-series", Instance);
    }

    [Theory]
    [Trait("Scenario", "C1")]
    [InlineData(4, NurturingEnd.Replied)]
    [InlineData(5, NurturingEnd.Unsubscribed)]
    public async Task Series_WhenTheContactReacts_StopsAtOnce(int day, NurturingEnd reason)
    {
        await using ContactProcesses processes = await BegunAsync();
        await processes.PassAsync(TimeSpan.FromDays(day));
        await processes.KeepHistoryAsync("between-two-mails", Instance);

        await processes.TellAsync(Instance, new NurturingEnded(ContactProcesses.Registration, reason));
        await processes.PassAsync(TimeSpan.FromDays(60));

        Assert.Equal([(0, "mail-1"), (3, "mail-2")], processes.Done);
        Assert.Equal(new NurturingOutcome.Stopped(reason, 2), await processes.OutcomeAsync<NurturingOutcome>(Instance));
        await processes.KeepHistoryAsync($"stopped-as-{reason}".ToLowerInvariant(), Instance);
    }

    [Fact]
    [Trait("Scenario", "B8")]
    public async Task Series_WhenTheConsentDoesNotCoverAMail_SkipsAndDoesNotCountIt()
    {
        await using ContactProcesses processes = await BegunAsync(step => step == 2 ? MailBar.EmailOff : MailBar.None);

        await processes.PassAsync(TimeSpan.FromDays(60));

        Assert.Equal([(0, "mail-1"), (3, "skip-2"), (10, "mail-3"), (21, "mail-4")], processes.Done);
        Assert.Equal(new NurturingOutcome.Completed(3), await processes.OutcomeAsync<NurturingOutcome>(Instance));
        await processes.KeepHistoryAsync("mail-skipped", Instance);
    }

    private static async Task<ContactProcesses> BegunAsync(Func<int, MailBar>? consent = null)
    {
        ContactProcesses processes = await ContactProcesses.StartAsync();
        processes.Consent = consent ?? processes.Consent;
        await processes.BeginAsync(nameof(NurturingOrchestrator), Instance, Plan);
        return processes;
    }
}
