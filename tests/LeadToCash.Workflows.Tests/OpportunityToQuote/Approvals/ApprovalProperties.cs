using FsCheck.Xunit;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

/// <summary>What holds whatever the policy says and in whatever order people click, edit, delegate, or do nothing.</summary>
public sealed class ApprovalProperties
{
    private const int MostRounds = 500;

    private static readonly string[] People = ["anna@x.example", "ben@x.example", "cleopatra@x.example", "dora@x.example", ApprovalDesk.Requester];
    private static readonly ApprovalStep[] Steps = [new("one"), new("two"), new("three")];

    [Property(MaxTest = 400, StartSize = 20, EndSize = 400)]
    public void Quote_WhateverHappens_GoesOutOnlyWithEveryApprovalThatItNeeds(byte[] bytes)
    {
        Script script = new(bytes);
        ApprovalDesk desk = new(Policy(script), Roles(script));
        while (!script.IsOver)
        {
            Happen(desk, script);
            HasWhatItNeeds(desk);
        }

        NobodyDecidedTwice(desk);
        NobodyDecidedWhoMayNot(desk);
        CarriedOverIsNotWorse(desk);
    }

    [Property(MaxTest = 400, StartSize = 20, EndSize = 400)]
    public void Approval_WhateverHappened_Ends(byte[] bytes)
    {
        Script script = new(bytes);
        ApprovalDesk desk = new(Policy(script), Roles(script));
        while (!script.IsOver)
        {
            Happen(desk, script);
        }

        int rounds = 0;
        while (desk.State.Status is QuoteStatus.Requested or QuoteStatus.ApprovalPending)
        {
            Assert.True(rounds++ < MostRounds, "The approvals do not end.");
            if (desk.State.Status == QuoteStatus.Requested)
            {
                desk.Price(12);
                continue;
            }

            QuoteApproval[] current = [.. InTurn(desk.State)];
            foreach (QuoteApproval approval in current)
            {
                desk.Pursue(approval.Step.Id);
            }

            desk.Now = current.Select(approval => desk.Step(approval.Step.Id)).Where(approval => approval.Status == ApprovalStatus.Pending)
                .Select(approval => ApprovalPursuit.NextAt(approval, desk.Now)).DefaultIfEmpty(desk.Now).Min();
        }
    }

    private static void Happen(ApprovalDesk desk, Script script)
    {
        int version = script.Chance(8) ? Math.Max(1, desk.State.QuoteVersion - 1) : desk.State.QuoteVersion;
        switch (script.Below(20))
        {
            case 0:
                desk.Revise(script.OneOf(People));
                break;
            case 1:
                desk.Now = desk.Now.AddHours(script.OneOf(1, 5, 24, 30, 80));
                break;
            case 2:
                DateOnly from = DateOnly.FromDateTime(desk.Now.UtcDateTime).AddDays(script.Below(3));
                desk.Delegations.Insert(0, new Delegation(script.OneOf(People), script.OneOf(People), from, from.AddDays(script.Below(4))));
                break;
            case 3:
                desk.When(new QuoteCommand.Release(version, QuoteStory.Validity));
                desk.When(script.Chance(2) ? new QuoteCommand.Accept(version) : new QuoteCommand.Decline(version, null));
                break;
            case 4:
                desk.Decide(script.OneOf(Steps).Id, !script.Chance(6), script.OneOf("approver", "approver-2", "approver-3", "deputy", "substitute", "substitute-2"), version);
                break;
            case 5 or 6 when desk.State.Status == QuoteStatus.Released:
                desk.When(new QuoteCommand.AskForChange(version, [new WishedLine("1", script.OneOf(2m, 1, 0, 5))], script.Chance(4) ? Money.Of(100, "EUR") : null, null));
                break;
            case < 10 when InTurn(desk.State).ToArray() is { Length: > 0 } current:
                desk.Pursue(script.OneOf(current).Step.Id, version);
                break;
            case > 4 when desk.State.Status == QuoteStatus.Requested:
                desk.Price(script.OneOf(12m, 0, 3, 6, 10, 16, 20), script.Some((Products.Pump, 1m), (Products.Care, 2m), (Products.Seal, 9m)));
                break;
            default:
                DecideOpenSeat(desk, script, version);
                break;
        }
    }

    /// <summary>Mostly a yes, so that quotes get through.</summary>
    private static void DecideOpenSeat(ApprovalDesk desk, Script script, int version)
    {
        (ApprovalStep Step, string Seat)[] open =
        [
            .. from approval in desk.State.Approvals
               from seat in approval.Asked()
               where seat.Status == SeatStatus.Asked
               select (approval.Step, seat.Id),
        ];
        if (open.Length > 0)
        {
            (ApprovalStep step, string seat) = script.OneOf(open);
            desk.Decide(step.Id, !script.Chance(12), seat, version);
        }
    }

    /// <summary>The steps that the process pursues: those of the first stage that is not done, and never one after it.</summary>
    private static IEnumerable<QuoteApproval> InTurn(Quote quote) => quote.Status != QuoteStatus.ApprovalPending
        ? []
        : quote.Approvals.Where(approval => approval.Status != ApprovalStatus.Approved).GroupBy(approval => approval.Stage).OrderBy(stage => stage.Key).First();

    private static void HasWhatItNeeds(ApprovalDesk desk)
    {
        if (desk.State.Status is not (QuoteStatus.Approved or QuoteStatus.Released or QuoteStatus.Accepted or QuoteStatus.Declined))
        {
            return;
        }

        ApprovalPlan plan = ApprovalPlan.Decide(new ApprovalSubject(desk.State.Content!, ByCustomer: false), desk.Policy);
        foreach (RequiredApproval required in plan.Steps)
        {
            string[] yes = [.. desk.Step(required.Step.Id).Asked().Where(seat => seat.Status == SeatStatus.Approved).Select(seat => seat.Person)];
            Assert.True(yes.Length >= required.Quorum, $"{required.Step} has {yes.Length} of {required.Quorum}.");
            Assert.Equal(yes.Length, yes.Distinct().Count());
            Assert.DoesNotContain(desk.State.Requester, yes);
        }

        string[][] deciders = [.. desk.State.Approvals.Select(approval => approval.Asked().Where(seat => seat.Status == SeatStatus.Approved).Select(seat => seat.Person).ToArray())];
        Assert.True(!desk.Policy.DistinctApprovers || deciders.Sum(some => some.Length) == deciders.SelectMany(some => some).Distinct().Count());
    }

    private static void NobodyDecidedTwice(ApprovalDesk desk)
    {
        (int, ApprovalStep, string)[] decisions =
        [
            .. desk.Events.OfType<ApprovalGiven>().Select(given => (given.QuoteVersion, given.Step, given.Seat)),
            .. desk.Events.OfType<ApprovalRefused>().Select(refused => (refused.QuoteVersion, refused.Step, refused.Seat)),
        ];
        Assert.Equal(decisions.Length, decisions.Distinct().Count());
        Assert.True(desk.Events.OfType<ApprovalRefused>().DistinctBy(refused => refused.QuoteVersion).Count() == desk.Events.OfType<ApprovalRefused>().Count());
    }

    /// <summary>Each decision is of who was asked in that seat, in time, and every seat is a member's, an escalation's, or a substitute's of one of these.</summary>
    private static void NobodyDecidedWhoMayNot(ApprovalDesk desk)
    {
        foreach (ApprovalGiven given in desk.Events.OfType<ApprovalGiven>())
        {
            QuoteApproval approval = desk.State.Approval(given.QuoteVersion, given.Step)!;
            ApprovalSeat seat = approval.Seat(given.Seat)!;
            Assert.Equal(seat.Person, given.Approver);
            Assert.True(given.DecidedAt < seat.Schedule.ExpiresAt);
            (string[] members, string[] escalation) = desk.Roles[approval.Role!];
            HashSet<string> entitled = [.. members, .. escalation];
            while (desk.Delegations.FirstOrDefault(one => entitled.Contains(one.Person) && !entitled.Contains(one.Substitute)) is { } delegation)
            {
                entitled.Add(delegation.Substitute);
            }

            Assert.Contains(seat.Person, entitled);
        }
    }

    private static void CarriedOverIsNotWorse(ApprovalDesk desk)
    {
        foreach (ApprovalCarriedOver carried in desk.Events.OfType<ApprovalCarriedOver>())
        {
            Assert.Contains(desk.Events.OfType<ApprovalGiven>(), given => given.QuoteVersion == carried.FromVersion && given.Step == carried.Step && given.Remaining == 0);
            PricedContent[] priced = [.. new[] { carried.FromVersion, carried.QuoteVersion }.Select(version => desk.Events.OfType<QuotePriced>().Single(one => one.QuoteVersion == version).Content)];
            Assert.True(priced[1].Discount <= priced[0].Discount);
            Assert.All(priced[1].Lines, line => Assert.Contains(priced[0].Lines, one => one.Sku == line.Sku && one.Quantity == line.Quantity && one.UnitPrice.Amount <= line.UnitPrice.Amount));
            Assert.DoesNotContain(desk.Events, happened => happened switch
            {
                ApprovalRefused refused => refused.Step == carried.Step && refused.QuoteVersion > carried.FromVersion && refused.QuoteVersion < carried.QuoteVersion,
                ApprovalExpired expired => expired.Step == carried.Step && expired.QuoteVersion > carried.FromVersion && expired.QuoteVersion < carried.QuoteVersion,
                _ => false,
            });
        }
    }

    private static ApprovalPolicy Policy(Script script) => new(
        new DateOnly(2026, 1, 1),
        ["EUR"],
        [.. Steps.Select(step => new PolicyStep(step, step.Id, Stage: 1 + script.Below(3), Quorum: 1 + script.Below(2)))],
        [
            .. new[] { 5m, 9, 15 }.Select(limit => new ApprovalRule($"discount-{limit}", [new(ApprovalReasonKind.Discount, limit)], script.Some(Steps))),
        ],
        DistinctApprovers: script.Chance(2));

    private static Dictionary<string, (string[] Members, string[] Escalation)> Roles(Script script) =>
        Steps.ToDictionary(step => step.Id, _ => (script.Some(People), script.Some(People)));
}
