using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class QuoteDraftTests
{
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true };

    private static readonly DateTimeOffset Now = QuoteStory.Start;
    private static readonly QuoteDraftContent Content = new() { Lines = [new DraftLine { Sku = "P-100", Quantity = 2 }] };
    private static readonly QuoteRequest Request = new()
    {
        Source = QuoteSource.Sales,
        Customer = QuoteStory.Customer,
        Requester = QuoteStory.Requester,
        Lines = [new RequestedLine("P-100", 2) { Line = "1" }],
    };

    [Fact]
    public void Open_OfANewQuote_IsNobodysBusinessYet()
    {
        QuoteStory story = Begun();
        Assert.Equal((QuoteStatus.Draft, 1, (string?)null), (story.State!.Status, story.State.QuoteVersion, story.State.CustomerId));
        Assert.Equal((1, 1, "1"), (story.State.Draft!.Revision, story.State.Draft.QuoteVersion, story.State.Draft.Content.Lines[0].Line));
        Assert.Equal("quote-draft", story.When(new QuoteCommand.Accept(1)).Refusal!.Code);
        Assert.Equal(Refusals.DraftOutdated, story.When(new QuoteCommand.SaveDraft(1, "rep", Content with { Message = "Hello" }, From: 1)).Refusal!.Code);
        Assert.Equal("quote-draft", story.When(new QuoteCommand.Revise(1, QuoteStory.Requester, Request.Lines, default)).Refusal!.Code);
    }

    [Fact]
    public void Submit_OfANewQuote_IsARequestLikeAnyOther()
    {
        QuoteStory story = Begun();
        Decision<QuoteEvent> decision = story.When(new QuoteCommand.SubmitDraft(1, QuoteStory.Requester, Content with { Message = "Here it is." }, Request));
        Assert.Equal([typeof(QuoteDraftSaved), typeof(QuoteDraftSubmitted), typeof(QuoteRequested)], decision.Events.Select(happened => happened.GetType()));
        Assert.Equal((QuoteStatus.Requested, 1, null, "Here it is."), (story.State!.Status, story.State.QuoteVersion, story.State.Draft, story.State.Message));
        Assert.Equal(QuoteStory.Customer.CustomerId, story.State.CustomerId);
    }

    [Fact]
    public void Submit_OfANextVersion_WithdrawsWhatWasAskedAndChangesWhatItSays()
    {
        QuoteStory story = QuoteStory.Asked();
        story.When(new QuoteCommand.OpenDraft("q-1", "Q-2026-00001", 1, "rep", QuoteDrafts.Of(story.State!)));
        Assert.Equal(QuoteStatus.ApprovalPending, story.State!.Status);
        Decision<QuoteEvent> decision = story.When(new QuoteCommand.SubmitDraft(1, QuoteStory.Requester, story.State.Draft!.Content, Request with { Currency = "CHF", PromotionCode = "SPRING" }));
        Assert.Equal([typeof(QuoteDraftSubmitted), typeof(ApprovalWithdrawn), typeof(QuoteRevised)], decision.Events.Select(happened => happened.GetType()));
        Assert.Equal((2, "CHF", "SPRING"), (story.State.QuoteVersion, story.State.Currency, story.State.PromotionCode));
    }

    [Fact]
    public void Revision_OfADraftThatWasDiscarded_IsNeverGivenAgain()
    {
        QuoteStory story = QuoteStory.Released();
        QuoteCommand.OpenDraft open = new("q-1", "Q-2026-00001", 1, "rep", Content);
        story.When(open);
        Assert.Equal(Refusals.DraftExists, story.When(open).Refusal!.Code);
        story.When(new QuoteCommand.DiscardDraft(1));
        story.When(open);
        Assert.Equal(2, story.State!.Draft!.Revision);
        Assert.Equal(Refusals.DraftStale, story.When(new QuoteCommand.SaveDraft(1, "rep", Content with { Message = "late" })).Refusal!.Code);
        Assert.Empty(story.When(new QuoteCommand.SaveDraft(1, "rep", Content)).Events);
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public void Granting_ACounterPrice_IsTheCustomersLinesAtHisPrice()
    {
        QuoteStory story = QuoteStory.Released();
        story.When(new QuoteCommand.AskForChange(1, [new WishedLine("1", 1)], Money.Of(4000, "EUR"), null));
        QuoteDraftContent draft = QuoteDrafts.Granting(story.State!, story.State!.Turns[0]);
        Assert.Equal((1m, 4000m), (draft.Lines[0].Quantity, draft.TargetNet));
    }

    [Fact]
    public void Revised_OfBeforeThereWereDrafts_KeepsCustomerCurrencyAndPromotion()
    {
        Quote quote = QuoteStory.Released().State! with { Currency = "CHF", PromotionCode = "SPRING" };
        QuoteEvent revised = JsonSerializer.Deserialize<QuoteEvent>(
            """{"$type":"QuoteRevised","quoteVersion":2,"requester":"rep@x.example","lines":[{"sku":"P-100","quantity":1}],"discount":3}""", Stored)!;
        Quote after = Quote.Apply(quote, revised);
        Assert.Equal((quote.Customer, "CHF", "SPRING", 0), (after.Customer, after.Currency, after.PromotionCode, after.DraftRevision));
        Assert.Null(Quote.Apply(quote, (QuoteRevised)revised with { Currency = "", PromotionCode = "" }).Currency);
    }

    /// <summary>Whatever is clicked in whatever order: one draft at a time, revisions that only grow, and versions that nobody skips.</summary>
    [Property(MaxTest = 300)]
    public Property Drafts_OverAnyClicks_NeverChangeWhatIsOut() => Prop.ForAll(Clicks().ArrayOf().ToArbitrary(), clicks =>
    {
        QuoteStory story = QuoteStory.Released();
        foreach (Func<Quote, QuoteCommand> click in clicks)
        {
            Quote before = story.State!;
            Decision<QuoteEvent> decision = story.When(click(before));
            Quote after = story.State!;
            bool isVersion = decision.Events.Any(happened => happened is QuoteRevised);
            bool sound = after.DraftRevision >= before.DraftRevision
                && after.QuoteVersion == before.QuoteVersion + (isVersion ? 1 : 0)
                && (isVersion || (before.Content == after.Content && before.Fingerprint == after.Fingerprint))
                && (decision.Refusal is null || before == after)
                && (after.Draft is null || after.Draft.Revision == after.DraftRevision);
            if (!sound)
            {
                return false;
            }
        }

        return true;
    });

    private static Gen<Func<Quote, QuoteCommand>> Clicks() =>
        from seen in Gen.Choose(-1, 1)
        from net in Gen.Choose(1, 3)
        from click in Gen.Elements<Func<Quote, QuoteCommand>>(
            quote => new QuoteCommand.OpenDraft(quote.Id, quote.Number, quote.QuoteVersion + seen, "rep", Content with { TargetNet = net }),
            quote => new QuoteCommand.SaveDraft(quote.DraftRevision + seen, "rep", Content with { TargetNet = net }),
            quote => new QuoteCommand.SaveDraft(quote.DraftRevision, "rep", Content with { TargetNet = net }, quote.QuoteVersion + seen),
            quote => new QuoteCommand.DiscardDraft(quote.DraftRevision + seen),
            quote => new QuoteCommand.SubmitDraft(quote.DraftRevision + seen, QuoteStory.Requester, Content with { TargetNet = net }, Request),
            quote => new QuoteCommand.AskForChange(quote.QuoteVersion, [new WishedLine("1", 1 + net)], null, null),
            quote => new QuoteCommand.Accept(quote.QuoteVersion + seen))
        select click;

    private static QuoteStory Begun()
    {
        QuoteStory story = new() { Now = Now };
        Assert.Null(story.When(new QuoteCommand.OpenDraft("q-1", "Q-2026-00001", 0, "rep", Content)).Refusal);
        return story;
    }
}
