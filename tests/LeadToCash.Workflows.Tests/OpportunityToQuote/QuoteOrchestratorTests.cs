using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class QuoteOrchestratorTests
{
    private static readonly string Instance = QuoteProcessHost.Version.InstanceId;
    private static readonly ApprovalTask ManagerTask = new("q-1", 1, ApprovalStep.Manager);

    [Fact]
    [Trait("Scenario", "E5")]
    public async Task Quote_WhenAccepted_NamesItsOrder()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync();
        await process.BeginAsync();
        await process.RaiseAsync(Instance, QuoteStory.Accepted());
        Assert.Equal(new QuoteOutcome.Accepted("quote-q-1"), await process.OutcomeAsync());
        Assert.Equal(["price", "release"], process.Steps);
        await process.KeepHistoriesAsync("accepted", Instance);
    }

    [Fact]
    public async Task Quote_WhenNobodyAnswers_RemindsThenExpires()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync();
        await process.BeginAsync();
        await process.AdvanceToAsync(QuoteStory.Validity.RemindAt);
        Assert.Equal(["price", "release", "remind customer"], process.Steps);
        await process.KeepHistoriesAsync("reminded-and-waiting", Instance);
        await process.AdvanceToAsync(QuoteStory.Validity.ExpiresAt);
        Assert.Equal(new QuoteOutcome.Expired(), await process.OutcomeAsync());
        await process.KeepHistoriesAsync("nobody-answers", Instance);
    }

    [Fact]
    public async Task Quote_WhenDeclinedAfterTheReminder_SaysWhy()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync();
        await process.BeginAsync();
        await process.AdvanceToAsync(QuoteStory.Validity.RemindAt);
        await process.RaiseAsync(Instance, new QuoteDeclined(1, QuoteProcessHost.Start, "too dear"));
        Assert.Equal(new QuoteOutcome.Declined("too dear"), await process.OutcomeAsync());
        await process.KeepHistoriesAsync("declined-after-the-reminder", Instance);
    }

    [Fact]
    public async Task Quote_WhenAcceptedInTheLastMoment_WaitsForTheNews()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync();
        process.Expires = false; // the case knows of the answer already
        await process.BeginAsync();
        await process.AdvanceToAsync(QuoteStory.Validity.ExpiresAt);
        Assert.Null(await process.OutcomeAsync());
        await process.RaiseAsync(Instance, QuoteStory.Accepted());
        Assert.IsType<QuoteOutcome.Accepted>(await process.OutcomeAsync());
        await process.KeepHistoriesAsync("accepted-in-the-last-moment", Instance);
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public async Task Approval_WhenNobodyDecides_RemindsEscalatesAndExpires()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync(ApprovalStep.Manager);
        await process.BeginAsync();
        await process.AdvanceToAsync(QuoteStory.Schedule.RemindAt.AddTicks(-1));
        Assert.Equal(["price", "ask manager"], process.Steps);
        await process.AdvanceToAsync(QuoteStory.Schedule.RemindAt);
        Assert.Equal("remind manager", process.Steps[^1]);
        await process.AdvanceToAsync(QuoteStory.Schedule.EscalateAt);
        Assert.Equal("escalate manager", process.Steps[^1]);
        await process.KeepHistoriesAsync("escalated-and-waiting", Instance, ManagerTask.InstanceId);
        await process.AdvanceToAsync(QuoteStory.Schedule.ExpiresAt);
        Assert.Equal(new QuoteOutcome.NotApproved(ApprovalStep.Manager), await process.OutcomeAsync());
        Assert.Equal(["expire manager", "report manager"], process.Steps.TakeLast(2));
        await process.KeepHistoriesAsync("nobody-decides", Instance, ManagerTask.InstanceId);
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public async Task Approval_GivenWhileTheReminderIsSent_IsNotLost()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync(ApprovalStep.Manager);
        process.During["remind manager"] = () => process.ApproveAsync(ApprovalStep.Manager);
        await process.BeginAsync();
        await process.AdvanceToAsync(QuoteStory.Schedule.RemindAt);
        await process.WhenIdleAsync();
        Assert.Equal(["price", "ask manager", "remind manager", "release"], process.Steps);
    }

    [Fact]
    public async Task Approval_GivenBeforeTheQuestionIsOut_IsNotLost()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync(ApprovalStep.Manager);
        process.During["ask manager"] = () => process.ApproveAsync(ApprovalStep.Manager);
        await process.BeginAsync();
        Assert.Equal(["price", "ask manager", "release"], process.Steps);
    }

    [Fact]
    public async Task Approval_InTwoSteps_AsksTheDirectorAfterTheManager()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync(ApprovalStep.Manager, ApprovalStep.Director);
        await process.BeginAsync();
        Assert.Equal(["price", "ask manager"], process.Steps);
        await process.ApproveAsync(ApprovalStep.Manager);
        await process.WhenIdleAsync();
        Assert.Equal(["price", "ask manager", "ask director"], process.Steps);
        await process.ApproveAsync(ApprovalStep.Director);
        await process.WhenIdleAsync();
        Assert.Equal("release", process.Steps[^1]);
        await process.KeepHistoriesAsync("approved-in-two-steps", Instance, ManagerTask.InstanceId);
    }

    [Fact]
    public async Task Approval_WhenRefused_TellsTheRequesterAndAsksNobodyElse()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync(ApprovalStep.Manager, ApprovalStep.Director);
        await process.BeginAsync();
        await process.RaiseAsync(ManagerTask.InstanceId, new ApprovalRefused(1, ApprovalStep.Manager, "boss@leadtocash.example", "no", QuoteProcessHost.Start));
        Assert.Equal(new QuoteOutcome.NotApproved(ApprovalStep.Manager), await process.OutcomeAsync());
        Assert.Equal(["price", "ask manager", "report manager"], process.Steps);
        await process.KeepHistoriesAsync("refused", Instance, ManagerTask.InstanceId);
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task Quote_WhenRevisedWhileItWaitsForApproval_EndsWithoutAnotherWord()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync(ApprovalStep.Manager);
        await process.BeginAsync();
        QuoteRevised revised = new(2, QuoteStory.Requester, [new RequestedLine("P-100", 1)], default);
        await process.RaiseAsync(Instance, revised);
        await process.RaiseAsync(ManagerTask.InstanceId, revised);
        Assert.Equal(new QuoteOutcome.Superseded(), await process.OutcomeAsync());
        Assert.Equal(["price", "ask manager"], process.Steps);
        await process.KeepHistoriesAsync("revised-while-waiting", Instance, ManagerTask.InstanceId);
    }
}
