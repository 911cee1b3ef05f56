using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote;

/// <summary>A quote told command by command.</summary>
internal sealed class QuoteStory
{
    public const string Requester = "rep@leadtocash.example";
    public const string Manager = "manager@leadtocash.example";

    public static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-05-22T08:00Z");
    public static readonly ApprovalSchedule Schedule = new(Start.AddDays(3), Start.AddDays(6), Start.AddDays(9));
    public static readonly QuoteValidity Validity = new(new DateOnly(2026, 6, 21), Start.AddDays(25), DateTimeOffset.Parse("2026-06-21T22:00Z"));
    public static readonly Party Customer =
        new("Jana Berg", "jana@kunde.example", "Wasserwerk Nord", Language: "de", Address: new PostalAddress("Am Werk 1", "90402", "Nürnberg", "DE"));

    public Quote? State { get; private set; }

    public DateTimeOffset Now { get; set; } = Start;

    public static QuoteStory Requested(string requester = Requester)
    {
        QuoteStory story = new();
        story.When(new QuoteCommand.Request("q-1", "Q-2026-00001", new QuoteRequest
        {
            Source = QuoteSource.Sales,
            Customer = Customer,
            Requester = requester,
            Lines = [new RequestedLine("P-100", 2)],
        }));
        return story;
    }

    public static QuoteStory Priced(params ApprovalStep[] steps) => Requested().Price(steps);

    public static QuoteStory Asked(string requester = Requester, string approver = Manager)
    {
        QuoteStory story = Requested(requester).Price(ApprovalStep.Manager);
        story.When(new QuoteCommand.AskApproval(1, ApprovalStep.Manager, approver, Schedule));
        return story;
    }

    public static QuoteStory Released()
    {
        QuoteStory story = Priced();
        story.When(new QuoteCommand.Release(1, Validity));
        return story;
    }

    /// <summary>What an acceptance of a released quote says.</summary>
    public static QuoteAccepted Accepted() => (QuoteAccepted)Released().When(new QuoteCommand.Accept(1)).Events.Single();

    public QuoteStory Price(params ApprovalStep[] steps)
    {
        PricedContent content = Pricing.Price([new PriceItem(Products.Pump, 2)], default, new PriceRules(new DateOnly(2026, 1, 1), []));
        IReadOnlyList<ApprovalReason> reasons = [new ApprovalReason(ApprovalReasonKind.Discount, 12, 5)];
        When(new QuoteCommand.SetPrices(State!.QuoteVersion, content, "f1", [.. steps.Select(step => new RequiredApproval(step, reasons))]));
        return this;
    }

    public QuoteStory Revised()
    {
        When(new QuoteCommand.Revise(State!.QuoteVersion, Requester, [new RequestedLine("P-100", 1)], new Percentage(3)));
        return this;
    }

    /// <summary>Decides, and applies what follows.</summary>
    public Decision<QuoteEvent> When(QuoteCommand command)
    {
        Decision<QuoteEvent> decision = Quote.Decide(State, command, Now);
        foreach (QuoteEvent @event in decision.Events)
        {
            State = Quote.Apply(State, @event);
        }

        return decision;
    }

    public static QuoteCommand.DecideApproval Decision(bool approved, string? comment = null, int version = 1, string seat = ApprovalSeat.First) =>
        new(version, ApprovalStep.Manager, seat, approved, comment);
}
