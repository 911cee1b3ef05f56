using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

/// <summary>A quote whose approvals are pursued by a policy, told command by command. Business hours are plain hours here.</summary>
internal sealed class ApprovalDesk
{
    public const string Requester = "rep@x.example";


    /// <summary>Opens a quote.</summary>
    /// <param name="policy">By which it is decided.</param>
    /// <param name="roles">Members and escalation of each role.</param>
    public ApprovalDesk(ApprovalPolicy policy, IReadOnlyDictionary<string, (string[] Members, string[] Escalation)> roles)
    {
        (Policy, Roles) = (policy, roles);
        When(new QuoteCommand.Request("q-1", "Q-1", new QuoteRequest
        {
            Source = QuoteSource.Sales,
            Customer = QuoteStory.Customer,
            Requester = Requester,
            Lines = [new RequestedLine("P-100", 1)],
        }));
    }

    public ApprovalPolicy Policy { get; }

    public IReadOnlyDictionary<string, (string[] Members, string[] Escalation)> Roles { get; }

    public List<Delegation> Delegations { get; } = [];

    public DateTimeOffset Now { get; set; } = QuoteStory.Start;

    public Quote State { get; private set; } = null!;

    public List<QuoteEvent> Events { get; } = [];

    /// <summary>Prices the current version and plans its approvals.</summary>
    public ApprovalDesk Price(decimal discount, params (Product Product, decimal Quantity)[] lines)
    {
        PricedContent content = Content(discount, lines);
        IReadOnlyList<RequiredApproval> steps = ApprovalPlan.Decide(new ApprovalSubject(content, ByCustomer: false, Terms: State.Terms), Policy).Steps;
        When(new QuoteCommand.SetPrices(State.QuoteVersion, content, $"f-{State.QuoteVersion}", steps, Policy.DistinctApprovers));
        return this;
    }

    /// <summary>Starts a new version.</summary>
    public ApprovalDesk Revise(string requester = Requester, QuoteTerms? terms = null)
    {
        When(new QuoteCommand.Revise(State.QuoteVersion, requester, [new RequestedLine("P-100", 1)], default, terms));
        return this;
    }

    /// <summary>One round of a step.</summary>
    public Decision<QuoteEvent> Pursue(string step, int? version = null) =>
        When(new QuoteCommand.PursueApproval(version ?? State.QuoteVersion, new ApprovalStep(step), Pool(State.Approval(new ApprovalStep(step)))));

    public Decision<QuoteEvent> Decide(string step, bool approved, string seat = ApprovalSeat.First, int? version = null) =>
        When(new QuoteCommand.DecideApproval(version ?? State.QuoteVersion, new ApprovalStep(step), seat, approved, approved ? null : "no"));

    public QuoteApproval Step(string step) => State.Approval(new ApprovalStep(step))!;

    public Decision<QuoteEvent> When(QuoteCommand command)
    {
        Decision<QuoteEvent> decision = Quote.Decide(State, command, Now);
        foreach (QuoteEvent @event in decision.Events)
        {
            State = Quote.Apply(State, @event);
            Events.Add(@event);
        }

        return decision;
    }

    public static PricedContent Content(decimal discount, params (Product Product, decimal Quantity)[] lines) => Pricing.Price(
        [.. (lines.Length > 0 ? lines : [(Products.Pump, 1)]).Select(line => new PriceItem(line.Product, line.Quantity))],
        new Percentage(discount), new PriceRules(new DateOnly(2026, 1, 1), []));

    private ApproverPool Pool(QuoteApproval? approval)
    {
        if (approval is null)
        {
            return new([], [], new Dictionary<string, ApproverCandidate>());
        }

        (string[] members, string[] escalation) = Roles[approval.Role!];
        return new(
            [.. members.Select(Resolved)],
            [.. escalation.Select(Resolved)],
            approval.Asked().Select(seat => Resolved(seat.Person)).Where(candidate => candidate.InsteadOf is not null)
                .DistinctBy(candidate => candidate.InsteadOf).ToDictionary(candidate => candidate.InsteadOf!));

        ApproverCandidate Resolved(string person) => Candidate(person, approval.Step);
    }

    private ApproverCandidate Candidate(string person, ApprovalStep step)
    {
        string decides = Delegation.Resolve(
            person, DateOnly.FromDateTime(Now.UtcDateTime), Delegations, candidate => ApprovalPursuit.MayDecide(State, step, candidate));
        return new(decides, new(Now.AddHours(24), Now.AddHours(48), Now.AddHours(72 + decides.Length % 3)), decides == person ? null : person);
    }
}
