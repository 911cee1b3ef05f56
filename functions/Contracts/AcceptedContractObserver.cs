using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;
using LeadToCash.QuoteToOrder;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>
/// Carries out on the contract what a quote that was accepted says. Shown twice, it happens once: the contract knows the quote. Should the contract have changed in
/// spite of its reservation (the acceptance took longer than that lasts), sales gets a task.
/// </summary>
public sealed class AcceptedContractObserver(ContractStore contracts, ContractProducts products, ContractTasks tasks, BusinessCalendars calendars) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Quote.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name != nameof(QuoteAccepted))
        {
            return;
        }

        Quote quote = (await @event.CaseAsync<Quote>(cancellationToken)).State;
        if (quote.Terms?.Change is not { } change)
        {
            return;
        }

        List<ContractLine> lines = [];
        foreach (OrderLine line in AcceptedQuoteOrder.ContractLines(quote))
        {
            lines.Add(await products.LineAsync(line with { Position = lines.Count + 1 }, cancellationToken));
        }

        ContractCommand.CarryOut carryOut = new(quote.Id, quote.QuoteVersion, change, quote.Terms.Extension?.Months, lines, calendars.Own.DateOf(@event.At));
        CaseOutcome<Contract, ContractEvent> outcome = await contracts.ExecuteAsync(change.ContractId, $"quote/{quote.Id}", carryOut, "customer", cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            await tasks.UnfitQuoteAsync(outcome.State!, quote, refusal, cancellationToken);
        }
    }
}
