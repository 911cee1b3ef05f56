using LeadToCash.Cases;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What an opportunity allows.</summary>
internal static class OpportunityDecisions
{
    public static Decision<OpportunityEvent> Decide(Opportunity? state, OpportunityCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, OpportunityCommand.Open open) => Accept(Opening(open.Opening, at)),
        (null, OpportunityCommand.FollowQuote follow) => Follow(OpportunityHistory.Apply(null, Opening(follow.Opening, at)[0]), follow, at, Opening(follow.Opening, at)),
        (null, _) => Refuse("opportunity-unknown", "There is no such opportunity."),
        _ when command.IfRevision is { } expected && expected != state.Revision =>
            Refuse(OpportunityRefusals.Stale, $"The opportunity has moved on since you read it: it is at version {state.Revision}, not {expected}."),
        (_, OpportunityCommand.Open) => Refuse("opportunity-exists", "The opportunity exists already."),
        (_, OpportunityCommand.FollowQuote follow) => Follow(state, follow, at, []),
        (_, OpportunityCommand.AssignOwner assign) => Assign(state, assign, at),
        (_, OpportunityCommand.MoveStage move) => Move(state, move, at),
        (_, OpportunityCommand.GiveEstimate estimate) => GiveEstimate(state, estimate, at),
        (_, OpportunityCommand.Lose lose) => Lose(state, lose, at),
        (_, OpportunityCommand.Reopen reopen) => Reopen(state, reopen, at),
        (_, OpportunityCommand.RecordCommunication record) => Accept(record.Communication),
        _ => ActivityDecisions.Decide(state, command, at),
    };

    public static Decision<OpportunityEvent> Accept(params IReadOnlyList<OpportunityEvent> events) => Decision<OpportunityEvent>.Accept(events);

    public static Decision<OpportunityEvent> Refuse(string code, string reason) => Decision<OpportunityEvent>.Refuse(code, reason);

    private static List<OpportunityEvent> Opening(OpportunityOpening opening, DateTimeOffset at)
    {
        List<OpportunityEvent> events =
        [
            new OpportunityOpened(
                opening.OpportunityId, opening.Title, opening.Source, opening.Customer, opening.Stage.Id, opening.Stage.Probability, at, opening.Owner,
                opening.LeadId, opening.Campaign),
        ];
        if (opening.Estimate is { } estimate)
        {
            events.Add(new EstimateGiven(estimate.Value, estimate.CloseOn, at));
            events.Add(new ExpectationChanged(Expectation.Of(estimate, []), at));
        }

        return events;
    }

    /// <summary>What a quote's milestone means: another expectation, the stage of released quotes, or a deal.</summary>
    private static Decision<OpportunityEvent> Follow(Opportunity state, OpportunityCommand.FollowQuote follow, DateTimeOffset at, List<OpportunityEvent> events)
    {
        Opportunity after = Note(state, follow.Quote, events);
        after = Expect(after, at, events);
        if (follow.Quote.Milestone == QuoteMilestone.Accepted)
        {
            events.Add(new OpportunityWon(follow.Quote.QuoteId, Sold(after.Quotes), follow.Quote.OccurredAt));
        }
        else if (follow.Quote.Milestone == QuoteMilestone.Released && Released(after, follow.Process) is { } stage)
        {
            events.Add(new StageChanged(after.Stage, stage.Id, stage.Probability, $"Quote {follow.Quote.Number} was released.", at));
        }

        return Accept(events);
    }

    private static SalesStage? Released(Opportunity state, SalesProcess process) =>
        state.Status == OpportunityStatus.Open && process.Stage(process.OnQuoteReleased) is { } stage
            && process.IsLater(stage.Id, state.Stage) && process.Unmet(state, stage.Id).Count == 0
            ? stage
            : null;

    private static Money Sold(IReadOnlyList<OpportunityQuote> quotes)
    {
        List<Money> accepted = [.. quotes.Where(quote => quote.AcceptedAt is not null).Select(quote => quote.Net!.Value)];
        return Money.Sum(accepted.Where(net => net.Currency == accepted[0].Currency), accepted[0].Currency);
    }

    private static Opportunity Note(Opportunity state, OpportunityEvent @event, List<OpportunityEvent> events)
    {
        events.Add(@event);
        return OpportunityHistory.Apply(state, @event);
    }

    /// <summary>Lets another expectation count, if what is known now makes for another one; what was won stays as it was sold.</summary>
    private static Opportunity Expect(Opportunity state, DateTimeOffset at, List<OpportunityEvent> events)
    {
        Expectation expected = Expectation.Of(state.Estimate, state.Quotes);
        return expected == state.Expected || state.Status == OpportunityStatus.Won ? state : Note(state, new ExpectationChanged(expected, at), events);
    }

    private static Decision<OpportunityEvent> Assign(Opportunity state, OpportunityCommand.AssignOwner assign, DateTimeOffset at) =>
        string.Equals(state.Owner, assign.Owner, StringComparison.OrdinalIgnoreCase)
            ? Accept()
            : Accept(new OwnerChanged(state.Owner, assign.Owner, assign.Reason, at));

    private static Decision<OpportunityEvent> Move(Opportunity state, OpportunityCommand.MoveStage move, DateTimeOffset at)
    {
        if (state.Status != OpportunityStatus.Open)
        {
            return Closed(state);
        }

        if (move.From is { } from && from != state.Stage)
        {
            return Refuse(OpportunityRefusals.Stale, $"The opportunity is in stage '{state.Stage}', no longer in '{from}'.");
        }

        if (move.Process.Stage(move.Stage) is not { } stage)
        {
            return Refuse("stage-unknown", $"There is no stage '{move.Stage}'.");
        }

        IReadOnlyList<EntryCondition> unmet = move.Process.Unmet(state, stage.Id);
        return stage.Id == state.Stage ? Accept()
            : unmet.Count > 0 ? Refuse(OpportunityRefusals.Conditions, StageSentences.Of(stage, unmet, state))
            : Accept(new StageChanged(state.Stage, stage.Id, stage.Probability, move.Reason, at));
    }

    private static Decision<OpportunityEvent> GiveEstimate(Opportunity state, OpportunityCommand.GiveEstimate give, DateTimeOffset at)
    {
        Estimate estimate = new(give.Value, give.CloseOn);
        if (state.Status != OpportunityStatus.Open || estimate == state.Estimate)
        {
            return state.Status == OpportunityStatus.Open ? Accept() : Closed(state);
        }

        List<OpportunityEvent> events = [];
        Expect(Note(state, new EstimateGiven(give.Value, give.CloseOn, at), events), at, events);
        return Accept(events);
    }

    private static Decision<OpportunityEvent> Lose(Opportunity state, OpportunityCommand.Lose lose, DateTimeOffset at) => state.Status switch
    {
        OpportunityStatus.Open => Accept(
        [
            new OpportunityLost(lose.Reason.Id, lose.Comment, at),
            .. state.OpenActivities().Select(activity => new ActivityCancelled(activity.Id, activity.Round, "The opportunity was lost.", at)),
        ]),
        OpportunityStatus.Lost => Accept(),
        _ => Closed(state),
    };

    private static Decision<OpportunityEvent> Reopen(Opportunity state, OpportunityCommand.Reopen reopen, DateTimeOffset at)
    {
        if (state.Status != OpportunityStatus.Lost)
        {
            return state.Status == OpportunityStatus.Open ? Accept() : Closed(state);
        }

        SalesStage stage = reopen.Process.Stage(state.Stage) ?? reopen.Process.Stages[0];
        List<OpportunityEvent> events = [];
        Opportunity after = Note(state, new OpportunityReopened(stage.Probability, reopen.Reason, at), events);
        after = stage.Id == state.Stage ? after : Note(after, new StageChanged(state.Stage, stage.Id, stage.Probability, "Its stage is no longer in use.", at), events);
        Expect(after, at, events);
        return Accept(events);
    }

    private static Decision<OpportunityEvent> Closed(Opportunity state) =>
        Refuse("opportunity-closed", state.Status == OpportunityStatus.Won ? "The opportunity is won." : "The opportunity is lost; reopen it first.");
}
