using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>What quotes have to do with contracts: they are bound to one as it stands, and while one is being accepted the contract is kept as it is.</summary>
public sealed class QuotedContracts(ContractStore contracts, ProductCatalog catalog, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Fills what a quote says about a contract from the contract's own case. One request if it names one, else none.</summary>
    /// <param name="terms">As asked for.</param>
    /// <param name="customer">For whom the quote is.</param>
    /// <param name="lines">What it is about.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The terms to keep, or why there can be no such quote.</returns>
    public async Task<(QuoteTerms? Terms, Refusal? Refusal)> BindAsync(
        QuoteTerms? terms, Party customer, IReadOnlyList<RequestedLine> lines, CancellationToken cancellationToken)
    {
        if (ContractProducts.IsConsumer(customer) && terms?.ContractMonths > ContractTermCheck.LongestForConsumers)
        {
            return (null, TooLong);
        }

        if (terms is null || (terms.Change?.ContractId ?? terms.Extension?.ContractId) is not { } id)
        {
            return (terms, null);
        }

        Contract? contract = (await contracts.FindAsync(id, cancellationToken))?.State;
        if (contract is null)
        {
            return (null, new Refusal(ContractRefusals.Unknown, $"There is no contract '{id}'."));
        }

        ContractChange change = (terms.Change ?? new ContractChange(id, 0, ContractChangeKind.Extension)) with { ContractId = contract.Number, Revision = contract.Revision };
        return contract.Objection(change) is { } objection ? (null, objection)
            : contract.CustomerId != customer.CustomerId ? (null, new Refusal("contract-of-another", $"Contract {contract.Number} is another customer's."))
            : !lines.Any(line => catalog.FindAny(line.Sku) is { Kind: ProductKind.Subscription })
                ? (null, new Refusal("contract-without-lines", $"The quote names no subscription that would run under contract {contract.Number}."))
            : change.Kind switch
            {
                ContractChangeKind.Extension => Extension(contract, terms, change),
                ContractChangeKind.Lines => Lines(contract, terms, change, lines),
                _ => Notice(contract, terms, change),
            };
    }

    /// <summary>As <see cref="BindAsync(QuoteTerms?, Party, IReadOnlyList{RequestedLine}, CancellationToken)"/>, for a new version: it stays with its contract, as that one is now.</summary>
    public Task<(QuoteTerms? Terms, Refusal? Refusal)> BindAgainAsync(
        Quote quote, QuoteTerms? written, IReadOnlyList<RequestedLine> lines, CancellationToken cancellationToken)
    {
        QuoteTerms? terms = written is null ? quote.Terms : written with { Extension = written.Extension ?? quote.Terms?.Extension, Change = quote.Terms?.Change };
        return quote.Terms?.Change is { } change && written?.Extension is { } extension && !string.Equals(extension.ContractId, change.ContractId, StringComparison.Ordinal)
            ? Task.FromResult<(QuoteTerms?, Refusal?)>((null, new Refusal("contract-other", $"Quote {quote.Number} is about contract {change.ContractId}; ask for a new quote about another one.")))
            : BindAsync(terms, quote.Customer, lines, cancellationToken);
    }

    /// <summary>Keeps the contract as it is while the customer accepts. Nothing happens for a quote that is about none, or that can't be accepted anyway.</summary>
    /// <returns>Why it can't be accepted; null when it can.</returns>
    public async Task<Refusal?> ReserveAsync(Quote quote, int version, CancellationToken cancellationToken)
    {
        if (quote.Terms?.Change is not { } change || quote.Status != QuoteStatus.Released || quote.QuoteVersion != version)
        {
            return null;
        }

        string commandId = $"reserve/{Guid.NewGuid():N}"; // what repeats is known by the quote's id: a reservation that ended may be made again
        return (await contracts.ExecuteAsync(change.ContractId, commandId, new ContractCommand.Reserve(quote.Id, version, change), "customer", cancellationToken)).Refusal;
    }

    /// <summary>The quote was not accepted after all.</summary>
    public async Task ReleaseAsync(Quote quote, int version, CancellationToken cancellationToken)
    {
        if (quote.Terms?.Change is { } change)
        {
            await contracts.ExecuteAsync(change.ContractId, $"release/{Guid.NewGuid():N}", new ContractCommand.Release(quote.Id, version), cancellationToken: cancellationToken);
        }
    }

    private static Refusal TooLong { get; } = new(
        "contract-too-long", $"A consumer can be bound for at most {ContractTermCheck.LongestForConsumers} months (§ 309 No. 9 BGB).");

    private (QuoteTerms? Terms, Refusal? Refusal) Extension(Contract contract, QuoteTerms terms, ContractChange change)
    {
        if (terms.Extension is not { } extension)
        {
            return (null, new Refusal("contract-extension-missing", $"Say by how many months contract {contract.Number} is extended."));
        }

        DateOnly end = contract.Term.End!.Value;
        DateOnly until = contract.Term.ExtendedBy(extension.Months).End!.Value;
        return extension.EndsOn != end
                ? (null, new Refusal("contract-end-outdated", $"Contract {contract.Number} ends on {end:yyyy-MM-dd}, not on {extension.EndsOn:yyyy-MM-dd}."))
            : ContractProducts.IsConsumer(contract.Customer) && until > calendars.Today(time).AddMonths(ContractTermCheck.LongestForConsumers) ? (null, TooLong)
            : (terms with { Extension = extension with { ContractId = contract.Number, Until = until }, Change = change with { From = end.AddDays(1) } }, null);
    }

    private (QuoteTerms? Terms, Refusal? Refusal) Lines(Contract contract, QuoteTerms terms, ContractChange change, IReadOnlyList<RequestedLine> lines)
    {
        DateOnly earliest = ChangeDates.Earliest(contract, IsDowngrade(contract, lines), calendars.Today(time));
        return change.From < earliest
            ? (null, new Refusal("change-too-early", $"This change of contract {contract.Number} can take effect on {earliest:yyyy-MM-dd} or later."))
            : contract.FinalDay() < (change.From ?? earliest)
                ? (null, new Refusal(ContractRefusals.Ended, $"Contract {contract.Number} ends on {contract.FinalDay():yyyy-MM-dd}, before the change."))
            : (terms with { Extension = null, Change = change with { From = change.From ?? earliest } }, null);
    }

    private (QuoteTerms? Terms, Refusal? Refusal) Notice(Contract contract, QuoteTerms terms, ContractChange change) => contract.Terms.Renewal == RenewalKind.Ends
        ? (null, new Refusal(ContractRefusals.EndsAnyway, $"Contract {contract.Number} ends on {contract.EndsOn:yyyy-MM-dd} without notice, and can't be cancelled before."))
        : (terms with { Extension = null, Change = change with { From = ContractDates.CancelledTo(contract.Terms, contract.Term, calendars.Today(time)) } }, null);

    /// <summary>Less is what costs less at list prices: what the customer will pay is not known before the quote is priced.</summary>
    private bool IsDowngrade(Contract contract, IReadOnlyList<RequestedLine> lines) =>
        lines.Sum(line => ListPrice(line.Sku) * line.Quantity) < contract.LinesOn(calendars.Today(time)).Sum(line => ListPrice(line.Sku) * line.Quantity);

    private decimal ListPrice(string sku) => catalog.FindAny(sku) is { Kind: ProductKind.Subscription } product ? product.ListPrice.Amount : 0;
}
