using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class QuoteNegotiationTests
{
    private static readonly RequestedLine Pumps = new("P-100", 2) { Line = "a", Price = Money.Of(4000, "EUR") };
    private static readonly RequestedLine Seals = new("SP-SEAL", 4) { Line = "b", Optional = true };

    [Fact]
    [Trait("Scenario", "E3")]
    public void AskForChange_OfAQuantity_MakesTheNextVersion_AndKeepsWhatWeGranted()
    {
        QuoteStory story = QuoteStory.Released();
        story.When(Ask(new WishedLine("1", 1)));
        Assert.Equal((2, QuoteStatus.Requested, QuoteSource.Sales), (story.State!.QuoteVersion, story.State.Status, story.State.Source));
        Assert.Equal(QuoteStory.Requester, story.State.Requester);
        Assert.Equal(1, Assert.Single(story.State.RequestedLines).Quantity);
        Assert.Equal(1, Assert.Single(story.State.Turns).QuoteVersion);
        Assert.Equal(Refusals.Superseded, story.When(new QuoteCommand.Accept(1)).Refusal!.Code);
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public void AskForChange_WithACounterPrice_LeavesTheVersionOpen()
    {
        QuoteStory story = QuoteStory.Released();
        story.When(Ask(new WishedLine("1", 1)) with { CounterNet = Money.Of(8900, "EUR") });
        Assert.Equal((1, QuoteStatus.Released), (story.State!.QuoteVersion, story.State.Status));
        Assert.True(Assert.Single(story.State.Turns).NeedsAnswer);
        Assert.Null(story.When(new QuoteCommand.Accept(1)).Refusal);
    }

    [Fact]
    public void AskForChange_OfWhatTheVersionSaysAlready_AsksForNothing() =>
        Assert.Equal(Refusals.NothingAsked, QuoteStory.Released().When(Ask(new WishedLine("1", 2))).Refusal!.Code);

    [Fact]
    public void AskForChange_OfALineThatIsNotThere_IsRefused() =>
        Assert.Equal(Refusals.LineUnknown, QuoteStory.Released().When(Ask(new WishedLine("7", 2))).Refusal!.Code);

    [Fact]
    public void AskForChange_ThatLeavesNothing_IsRefused() =>
        Assert.Equal(Refusals.NothingLeft, QuoteStory.Released().When(Ask(new WishedLine("1", 0))).Refusal!.Code);

    [Fact]
    public void AskForChange_WhenTheValidityIsOver_IsRefused()
    {
        QuoteStory story = QuoteStory.Released();
        story.Now = QuoteStory.Validity.ExpiresAt;
        Assert.Equal(Refusals.Expired, story.When(Ask(new WishedLine("1", 1))).Refusal!.Code);
    }

    [Fact]
    public void Reply_IsATurnOfOurs()
    {
        QuoteStory story = QuoteStory.Released();
        story.When(new QuoteCommand.Reply(1, "rep@leadtocash.example", "We will see."));
        Assert.Equal(("rep@leadtocash.example", "We will see.", false), (story.State!.Turns[0].Author, story.State.Turns[0].Text, story.State.Turns[0].NeedsAnswer));
        Assert.Equal(Refusals.Superseded, story.When(new QuoteCommand.Reply(2, "rep@leadtocash.example", "?")).Refusal!.Code);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Applied_KeepsAnAgreedPriceOnlyForAsManyAsItWasAgreedFor(int quantity, bool kept)
    {
        RequestedLine line = Assert.Single(QuoteNegotiation.Applied([Pumps], [new WishedLine("a", quantity)]));
        Assert.Equal((quantity, kept), (line.Quantity, line.Price is not null));
    }

    [Fact]
    public void Applied_TakesAnOptionalLine_AndLeavesTheRestAlone() =>
        Assert.Equal([Pumps, Seals with { Optional = false, Quantity = 2 }], QuoteNegotiation.Applied([Pumps, Seals], [new WishedLine("b", 2)]));

    private static QuoteCommand.AskForChange Ask(params WishedLine[] lines) => new(1, lines, null, null);
}
