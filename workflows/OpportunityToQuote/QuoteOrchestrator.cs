using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Carries one version of a quote from its prices over its approvals to the customer's answer.</summary>
public static class QuoteOrchestrator
{
    [Function(nameof(QuoteOrchestrator))]
    public static async Task<QuoteOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, QuoteVersionRef quote)
    {
        (string quoteId, int version) = quote;
        Task<QuoteAccepted> accepted = context.Next<QuoteAccepted>();
        Task<QuoteDeclined> declined = context.Next<QuoteDeclined>();
        Task<QuoteRevised> revised = context.Next<QuoteRevised>();
        Task answer = Task.WhenAny(accepted, declined, revised);

        if (await context.PriceQuoteAsync(new(quoteId, version)) is not { } assessment)
        {
            return new QuoteOutcome.Superseded();
        }

        if (await context.ApproveAsync(quote, assessment) is { } ended)
        {
            return ended;
        }

        if (await context.PresentAsync(quote, assessment.Stock) is not { } validity)
        {
            return new QuoteOutcome.Superseded();
        }

        if (!await context.ArrivesByAsync(answer, validity.RemindAt))
        {
            await context.RemindCustomerAsync(new(quoteId, version));
        }

        // The case knows best: an answer given in the last moment may not have been told here yet.
        if (!await context.ArrivesByAsync(answer, validity.ExpiresAt) && await context.ExpireQuoteAsync(new(quoteId, version)))
        {
            await context.ConcludeAsync(quote, assessment.Stock, validity, freed: "expired");
            return new QuoteOutcome.Expired();
        }

        await answer;
        if (!revised.IsCompleted)
        {
            await context.ConcludeAsync(quote, assessment.Stock, validity, freed: accepted.IsCompleted ? null : "declined");
        }

        return accepted.IsCompleted ? new QuoteOutcome.Accepted((await accepted).Order.OrderId)
            : declined.IsCompleted ? new QuoteOutcome.Declined((await declined).Reason)
            : new QuoteOutcome.Superseded();
    }
}
