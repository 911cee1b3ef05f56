namespace LeadToCash.LeadToOpportunity;

/// <summary>What each event makes of an opportunity.</summary>
internal static class OpportunityHistory
{
    public static Opportunity Apply(Opportunity? state, OpportunityEvent @event)
    {
        Opportunity next = @event is OpportunityOpened opened ? Opened(opened) : Changed(state!, @event);
        return next with { Revision = (state?.Revision ?? 0) + 1 };
    }

    private static Opportunity Opened(OpportunityOpened opened) => At(opened.OpenedAt, new Opportunity
    {
        Id = opened.OpportunityId,
        Title = opened.Title,
        Source = opened.Source,
        Customer = opened.Customer,
        Owner = opened.Owner,
        LeadId = opened.LeadId,
        Campaign = opened.Campaign,
        OpenedAt = opened.OpenedAt,
        Stage = opened.Stage,
        Probability = opened.Probability,
        StageSince = opened.OpenedAt,
    });

    private static Opportunity Changed(Opportunity state, OpportunityEvent @event) => @event switch
    {
        OwnerChanged changed => At(changed.At, state with { Owner = changed.To }),
        StageChanged changed => At(changed.At, state with { Stage = changed.To, Probability = changed.Probability, StageSince = changed.At }),
        EstimateGiven given => state with { Estimate = new Estimate(given.Value, given.CloseOn) },
        ExpectationChanged changed => At(changed.At, state with { Expected = changed.Expected }),
        QuoteFollowed followed => state with { Quotes = Followed(state.Quotes, followed) },
        OpportunityWon won => At(won.At, state with
        {
            Status = OpportunityStatus.Won,
            Sold = won.Value,
            Probability = new Percentage(100),
            ClosedAt = state.Status == OpportunityStatus.Won ? state.ClosedAt : won.At,
            LostReason = null,
            LostComment = null,
        }),
        OpportunityLost lost => At(lost.At, state with
        {
            Status = OpportunityStatus.Lost,
            Probability = default,
            ClosedAt = lost.At,
            LostReason = lost.Reason,
            LostComment = lost.Comment,
        }),
        OpportunityReopened reopened => At(reopened.At, state with
        {
            Status = OpportunityStatus.Open,
            Probability = reopened.Probability,
            ClosedAt = null,
            LostReason = null,
            LostComment = null,
        }),
        CommunicationRecorded { Channel: not CommunicationChannel.Note } touched => state with
        {
            Contacts = state.Contacts + 1,
            LastContactAt = state.LastContactAt > touched.OccurredAt ? state.LastContactAt : touched.OccurredAt,
        },
        _ => state with { Activities = ActivityHistory.Apply(state.Activities, @event) },
    };

    /// <summary>Notes where the opportunity stands from an instant on; several changes of one instant are one position.</summary>
    private static Opportunity At(DateTimeOffset at, Opportunity state)
    {
        DealPosition? last = state.Positions is [.., { } latest] ? latest : null;
        DateTimeOffset from = last?.At > at ? last.At : at; // an acceptance is dated by the customer's click, and may be noted after something later
        DealPosition position = new(from, state.Status, state.Owner, state.Stage, state.Probability, state.Sold ?? state.Expected.Value, state.Expected.CloseOn);
        return state with { Positions = [.. last?.At == from ? state.Positions.SkipLast(1) : state.Positions, position] };
    }

    private static IReadOnlyList<OpportunityQuote> Followed(IReadOnlyList<OpportunityQuote> quotes, QuoteFollowed followed)
    {
        OpportunityQuote? known = quotes.FirstOrDefault(quote => quote.QuoteId == followed.QuoteId);
        OpportunityQuote quote = Followed(known ?? New(followed), followed);
        return known is null ? [.. quotes, quote] : [.. quotes.Select(other => other == known ? quote : other)];
    }

    private static OpportunityQuote New(QuoteFollowed followed) =>
        new() { QuoteId = followed.QuoteId, Number = followed.Number, QuoteVersion = followed.QuoteVersion, Status = followed.Milestone };

    private static OpportunityQuote Followed(OpportunityQuote quote, QuoteFollowed followed)
    {
        DateTimeOffset at = followed.OccurredAt;
        OpportunityQuote moved = quote with
        {
            QuoteVersion = followed.QuoteVersion,
            Status = followed.Milestone,
            Net = followed.Net ?? quote.Net,
            ValidUntil = followed.ValidUntil ?? quote.ValidUntil,
        };
        return followed.Milestone switch
        {
            QuoteMilestone.Requested => moved with { RequestedAt = at },
            QuoteMilestone.Revised => moved with { EndedAt = null },
            QuoteMilestone.Released => moved with { ReleasedAt = quote.ReleasedAt ?? at },
            QuoteMilestone.Accepted => moved with { AcceptedAt = at },
            _ => moved.IsAlive ? moved : moved with { EndedAt = at },
        };
    }
}
