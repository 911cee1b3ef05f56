using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Whether somebody may decide an approval step, and what follows.</summary>
internal static class ApprovalDecisions
{
    public static Decision<QuoteEvent> Decide(Quote quote, QuoteCommand.DecideApproval command, DateTimeOffset at)
    {
        if (QuoteDecisions.Superseded(quote, command.QuoteVersion) is { } superseded)
        {
            return superseded;
        }

        QuoteApproval? approval = quote.Approval(command.Step);
        if (approval?.AddressOf(command.As) is not { } approver)
        {
            return QuoteDecisions.Refuse("approval-not-requested", $"Nobody was asked for this approval of quote {quote.Number}.");
        }

        return Closed(quote, approval, at) ?? Open(quote, approver, command, at);
    }

    private static Decision<QuoteEvent>? Closed(Quote quote, QuoteApproval approval, DateTimeOffset at) => approval.Status switch
    {
        ApprovalStatus.Approved or ApprovalStatus.Refused =>
            QuoteDecisions.Refuse(Refusals.ApprovalDecided, $"Quote {quote.Number} was {approval.Status.ToString().ToLowerInvariant()} in this step already."),
        ApprovalStatus.Pending when at < approval.Schedule!.ExpiresAt => null,
        _ => QuoteDecisions.Refuse(Refusals.ApprovalLate, $"The time to decide on quote {quote.Number} is over since {approval.Schedule!.ExpiresAt:u}."),
    };

    private static Decision<QuoteEvent> Open(Quote quote, string approver, QuoteCommand.DecideApproval command, DateTimeOffset at)
    {
        if (!FourEyes.Allow(quote.Requester, approver))
        {
            return QuoteDecisions.Refuse(Refusals.FourEyes, "Who asked for a quote may not approve it.");
        }

        if (command.Approved)
        {
            return Decision<QuoteEvent>.Accept(new ApprovalGiven(quote.QuoteVersion, command.Step, approver, command.Comment, at));
        }

        return string.IsNullOrWhiteSpace(command.Comment)
            ? QuoteDecisions.Refuse(Refusals.ReasonMissing, "Say why the quote is refused.")
            : Decision<QuoteEvent>.Accept(new ApprovalRefused(quote.QuoteVersion, command.Step, approver, command.Comment, at));
    }
}
