using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class ApprovalStepOrchestratorTests
{
    private static readonly ApprovalStep Legal = new("legal");
    private static readonly ApprovalStep Sales = new("sales");
    private static readonly string Instance = QuoteProcessHost.Version.InstanceId;
    private static readonly string ManagerInstance = new ApprovalStepRef("q-1", 1, ApprovalStep.Manager).InstanceId;
    private static readonly string LegalInstance = new ApprovalStepRef("q-1", 1, Legal).InstanceId;
    private static readonly string SalesInstance = new ApprovalStepRef("q-1", 1, Sales).InstanceId;

    [Fact]
    [Trait("Scenario", "D9")]
    public async Task Step_WhenNobodyDecides_LooksWhenSomethingIsDueAndEnds()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartInStagesAsync([[ApprovalStep.Manager]]);
        await process.BeginAsync();
        await process.AdvanceToAsync(QuoteStory.Schedule.RemindAt.AddTicks(-1));
        Assert.Equal(["price", "manager 0"], process.Steps);
        await process.AdvanceToAsync(QuoteStory.Schedule.EscalateAt);
        Assert.Equal(["price", "manager 0", "manager 1", "manager 2"], process.Steps);
        await process.KeepHistoriesAsync("stage-escalated-and-waiting", Instance, ManagerInstance);
        await process.AdvanceToAsync(QuoteStory.Schedule.ExpiresAt);
        Assert.Equal(new QuoteOutcome.NotApproved(ApprovalStep.Manager), await process.OutcomeAsync());
        Assert.Equal(["manager 3", "report manager"], process.Steps.TakeLast(2));
        await process.KeepHistoriesAsync("stage-nobody-decides", Instance, ManagerInstance);
    }

    [Fact]
    public async Task Stages_OneAfterTheOther_EachAsksWhenTheOneBeforeIsDone()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartInStagesAsync([[ApprovalStep.Manager], [ApprovalStep.Director]]);
        await process.BeginAsync();
        Assert.Equal(["price", "manager 0"], process.Steps);
        await process.TellAsync(ApprovalStep.Manager, new ApprovalOutcome.Approved());
        await process.WhenIdleAsync();
        Assert.Equal(["price", "manager 0", "director 0"], process.Steps);
        await process.TellAsync(ApprovalStep.Director, new ApprovalOutcome.Approved());
        await process.WhenIdleAsync();
        Assert.Equal("release", process.Steps[^1]);
        await process.KeepHistoriesAsync("stages-approved", Instance, ManagerInstance);
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Stage_WithTwoSteps_AsksBothAtOnceAndGoesOnWhenBothAreApproved()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartInStagesAsync([[Legal, Sales]]);
        await process.BeginAsync();
        Assert.Equal(["legal 0", "price", "sales 0"], process.Steps.Order(StringComparer.Ordinal));
        await process.TellAsync(Sales, new ApprovalOutcome.Approved());
        await process.WhenIdleAsync();
        Assert.DoesNotContain("release", process.Steps);
        await process.TellAsync(Legal, new ApprovalOutcome.Approved());
        await process.WhenIdleAsync();
        Assert.Equal("release", process.Steps[^1]);
        await process.KeepHistoriesAsync("parallel-steps-approved", Instance, LegalInstance);
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Stage_WithTwoSteps_EndsWhenOneIsRefused()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartInStagesAsync([[Legal, Sales]]);
        await process.BeginAsync();
        await process.TellAsync(Sales, new ApprovalOutcome.Refused("no"));
        await process.TellAsync(Legal, new ApprovalOutcome.Withdrawn());
        Assert.Equal(new QuoteOutcome.NotApproved(Sales), await process.OutcomeAsync());
        Assert.Equal("report sales", process.Steps[^1]);
        await process.KeepHistoriesAsync("one-of-parallel-steps-refused", Instance, SalesInstance, LegalInstance);
    }

    [Fact]
    public async Task Step_WhenSomethingMovesWhileItLooks_LooksAgain()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartInStagesAsync([[ApprovalStep.Manager]]);
        process.During["manager 0"] = () => process.TellAsync(ApprovalStep.Manager, outcome: null);
        process.During["manager 1"] = () => process.TellAsync(ApprovalStep.Manager, new ApprovalOutcome.Approved());
        await process.BeginAsync();
        Assert.Equal(["price", "manager 0", "manager 1", "release"], process.Steps);
        await process.KeepHistoriesAsync("handed-over-then-approved", Instance, ManagerInstance);
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task Step_WhenTheQuoteIsRevised_EndsWithoutAnotherWord()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartInStagesAsync([[ApprovalStep.Manager]]);
        await process.BeginAsync();
        await process.TellAsync(ApprovalStep.Manager, new ApprovalOutcome.Superseded());
        Assert.Equal(new QuoteOutcome.Superseded(), await process.OutcomeAsync());
        Assert.Equal(["price", "manager 0"], process.Steps);
        await process.KeepHistoriesAsync("stage-revised-while-waiting", Instance, ManagerInstance);
    }

    [Fact]
    public async Task Quote_WhoseApprovalsAreAllCarriedOver_GoesOutAtOnce()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartInStagesAsync(stages: []);
        await process.BeginAsync();
        Assert.Equal(["price", "release"], process.Steps);
    }
}
