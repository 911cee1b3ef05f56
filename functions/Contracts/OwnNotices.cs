using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.Contracts;

/// <summary>Notices that we give: a quote without a price, which goes through the approvals and needs no acceptance.</summary>
public sealed class OwnNotices(QuoteStore quotes, ContractStore contracts, ContractTasks tasks, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Whether a quote is one.</summary>
    public static bool IsOne(Quote quote) => quote.Terms?.Change is { Kind: ContractChangeKind.Cancellation };

    /// <summary>What approvers see: the contract's lines at its own prices; the catalogue may not sell them any more.</summary>
    public async Task<PricedContent> ContentAsync(Quote quote, CancellationToken cancellationToken)
    {
        Contract contract = (await contracts.GetAsync(quote.Terms!.Change!.ContractId, cancellationToken)).State;
        Money net = Money.Sum(contract.Lines.Select(line => line.Net), contract.Currency);
        return new PricedContent
        {
            Currency = contract.Currency,
            Discount = default,
            Lines = [.. contract.Lines.Select(Line)],
            List = net,
            Net = net,
            TaxGroups = [],
            Tax = Money.Zero(contract.Currency),
            Gross = net,
            Cost = Money.Zero(contract.Currency),
            Margin = default,
        };
    }

    /// <summary>
    /// Gives the notice that was approved; it counts from today, whenever the quote was made. Safe to run twice: the notice has the quote's name. When the contract
    /// has changed since then nothing is given, and sales gets a task.
    /// </summary>
    /// <exception cref="InvalidOperationException">A quote about the contract is being accepted at this moment; try again.</exception>
    public async Task GiveAsync(Quote quote, CancellationToken cancellationToken)
    {
        if (quote.Status != QuoteStatus.Approved)
        {
            return;
        }

        ContractChange change = quote.Terms!.Change!;
        DateOnly today = calendars.Today(time);
        CaseOutcome<Contract, ContractEvent> outcome = await contracts.ExecuteAsync(
            change.ContractId, Text($"quote/{quote.Id}/{quote.QuoteVersion}"),
            new ContractCommand.Cancel(ContractSide.Us, today, Wished: null, change.Reason, today, change.Revision, quote.Id), cancellationToken: cancellationToken);
        if (outcome.Refusal is { Code: ContractRefusals.Busy } busy)
        {
            throw new InvalidOperationException(busy.Reason);
        }

        if (outcome.Refusal is { } refusal)
        {
            await tasks.UnfitQuoteAsync(outcome.State!, quote, refusal, cancellationToken);
        }

        await quotes.ExecuteAsync(
            quote.Id, Text($"conclude/{quote.QuoteVersion}"), new QuoteCommand.Conclude(quote.QuoteVersion, outcome.Refusal?.Reason), cancellationToken: cancellationToken);
    }

    private static PricedLine Line(ContractLine line) => new()
    {
        Position = line.Position,
        Sku = line.Sku,
        Name = new Dictionary<string, string> { ["en"] = line.Name, ["de"] = line.Name },
        Kind = ProductKind.Subscription,
        Unit = "MON",
        Quantity = line.Quantity,
        Waterfall = [new PriceStep(PriceStepKind.CustomerPrice, default, line.UnitPrice, line.UnitPrice)],
        UnitPrice = line.UnitPrice,
        Net = line.Net,
        TaxRate = default,
        UnitCost = Money.Zero(line.Net.Currency),
        Margin = default,
        MarginFloor = default,
        BelowFloor = false,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
