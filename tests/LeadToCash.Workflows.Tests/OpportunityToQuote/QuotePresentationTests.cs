using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class QuotePresentationTests
{
    private static readonly string Instance = QuoteProcessHost.Version.InstanceId;
    private static readonly QuotedStock Pumps = new([new("1", "P-100", 2)]);

    [Fact]
    [Trait("Scenario", "E5")]
    public async Task Quote_WhenAccepted_KeepsItsHoldsForTheOrder()
    {
        await using QuoteProcessHost process = await StartAsync(Pumps);
        await process.RaiseAsync(Instance, QuoteStory.Accepted());
        Assert.Equal(new QuoteOutcome.Accepted("quote-q-1"), await process.OutcomeAsync());
        Assert.Equal(["price", "release without mail", "hold 1", "present with promises", "report answer"], process.Steps);
        await process.KeepHistoriesAsync("held-and-accepted", Instance);
    }

    [Fact]
    [Trait("Scenario", "D6")]
    public async Task Quote_WhenDeclined_GivesItsHoldsFree()
    {
        await using QuoteProcessHost process = await StartAsync(Pumps);
        await process.RaiseAsync(Instance, new QuoteDeclined(1, QuoteProcessHost.Start, "too dear"));
        Assert.Equal(new QuoteOutcome.Declined("too dear"), await process.OutcomeAsync());
        Assert.Equal(["free, declined", "report answer"], process.Steps.TakeLast(2));
        await process.KeepHistoriesAsync("held-and-declined", Instance);
    }

    [Fact]
    [Trait("Scenario", "D6")]
    public async Task Quote_WhenNobodyAnswers_GivesItsHoldsFree()
    {
        await using QuoteProcessHost process = await StartAsync(Pumps);
        await process.AdvanceToAsync(QuoteStory.Validity.ExpiresAt);
        Assert.Equal(new QuoteOutcome.Expired(), await process.OutcomeAsync());
        Assert.Equal(["remind customer", "expire quote", "free, expired", "report answer"], process.Steps.TakeLast(4));
        await process.KeepHistoriesAsync("held-and-expired", Instance);
    }

    [Fact]
    public async Task Quote_WhenReplaced_LeavesItsHoldsToTheNextVersion()
    {
        await using QuoteProcessHost process = await StartAsync(Pumps);
        await process.RaiseAsync(Instance, new QuoteRevised(2, QuoteStory.Requester, [new RequestedLine("P-100", 1)], default));
        Assert.Equal(new QuoteOutcome.Superseded(), await process.OutcomeAsync());
        Assert.Equal("present with promises", process.Steps[^1]);
        await process.KeepHistoriesAsync("held-and-replaced", Instance);
    }

    [Fact]
    public async Task Quote_WithoutGoods_HoldsNothing()
    {
        await using QuoteProcessHost process = await StartAsync(new QuotedStock([]));
        await process.RaiseAsync(Instance, new QuoteDeclined(1, QuoteProcessHost.Start, null));
        Assert.Equal(new QuoteOutcome.Declined(null), await process.OutcomeAsync());
        Assert.Equal(["price", "release without mail", "present", "report answer"], process.Steps);
        await process.KeepHistoriesAsync("without-goods", Instance);
    }

    [Fact]
    public async Task Turn_IsToldToTheOtherSide()
    {
        await using QuoteProcessHost process = await QuoteProcessHost.StartAsync();
        QuoteTurnRef turn = new("q-1", 3);
        await process.TellOfTurnAsync(turn);
        Assert.Equal(["tell of turn 3"], process.Steps);
        await process.KeepHistoriesAsync("told", turn.InstanceId);
    }

    private static async Task<QuoteProcessHost> StartAsync(QuotedStock stock)
    {
        QuoteProcessHost process = await QuoteProcessHost.StartInStagesAsync();
        process.Stock = stock;
        await process.BeginAsync();
        return process;
    }
}
