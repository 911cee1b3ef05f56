using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Ends a step of before there were stages that nobody decided. Safe to run twice: a step ends once, and one that was decided stays decided.</summary>
public sealed class ExpireApprovalActivity(QuoteStore quotes)
{
    [Function(nameof(ExpireApproval))]
    public async Task<bool> RunAsync([ActivityTrigger] ExpireApproval input, CancellationToken cancellationToken)
    {
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, input.Step, "expire"), new QuoteCommand.ExpireApproval(input.QuoteVersion, input.Step),
            cancellationToken: cancellationToken);
        return outcome.Event<ApprovalExpired>() is not null;
    }
}
