using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Carries one turn of a negotiation to the other side.</summary>
public static class QuoteTurnOrchestrator
{
    [Function(nameof(QuoteTurnOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, QuoteTurnRef turn) =>
        context.TellOfTurnAsync(new(turn.QuoteId, turn.Turn));
}
