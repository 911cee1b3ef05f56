using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Mail;
using LeadToCash.OpportunityToQuote;
using LeadToCash.QuoteToOrder;
using Microsoft.Extensions.Options;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.Contracts;

/// <summary>Begins the contracts of an order whose subscriptions are active: one for all lines with the same terms and billing period.</summary>
public sealed class ContractOpening(
    ContractStore contracts, QuoteStore quotes, NumberSeries numbers, ContractProducts products, BusinessCalendars calendars, IOptions<ContractOptions> options,
    IOptions<ApprovalOptions> approvals)
{
    /// <summary>Whoever looks after contracts that none of our people sold.</summary>
    public string DefaultOwner => options.Value.Owner is { Length: > 0 } owner ? owner : approvals.Value.Escalation;

    /// <summary>
    /// Begins them. Safe to repeat: a contract's number belongs to the order and the first of its positions, and a contract that has begun stays as it is.
    /// </summary>
    /// <param name="orderId">The order's case id.</param>
    /// <param name="order">The order.</param>
    /// <param name="activatedAt">When its subscriptions became active, UTC; its local date is the first day.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task BeginAsync(string orderId, Order order, DateTimeOffset activatedAt, CancellationToken cancellationToken)
    {
        DateOnly start = calendars.Own.DateOf(activatedAt);
        Quote? quote = order.Source == AcceptedQuoteOrder.Source ? (await quotes.FindAsync(order.SourceId, cancellationToken))?.State : null;
        List<(ContractTerms Terms, ContractLine Line)> lines = [];
        foreach (OrderLine line in order.Lines.Where(line => line.Kind == ProductKind.Subscription))
        {
            lines.Add((
                await products.TermsOfAsync(line.Sku, order.Customer!, start, quote?.Terms?.ContractMonths, cancellationToken),
                await products.LineAsync(line, cancellationToken)));
        }

        while (lines.Count > 0)
        {
            ContractTerms terms = lines[0].Terms;
            ContractLine[] alike = [.. lines.Where(pair => pair.Terms == terms && pair.Line.PeriodMonths == lines[0].Line.PeriodMonths).Select(pair => pair.Line)];
            ContractOrigin origin = new(orderId, [.. alike.Select(line => line.Position)], quote?.Id, order.QuoteVersion);
            Contract begun = await BeginAsync(order, OwnerOf(quote), start, terms, alike, origin, cancellationToken);
            lines.RemoveAll(pair => begun.Origin.OrderPositions.Contains(pair.Line.Position)); // of a repetition after a change of the data, what began before counts
        }
    }

    private async Task<Contract> BeginAsync(
        Order order, string owner, DateOnly start, ContractTerms terms, ContractLine[] lines, ContractOrigin origin, CancellationToken cancellationToken)
    {
        string taker = string.Create(CultureInfo.InvariantCulture, $"{origin.OrderId}-contract-{lines[0].Position}");
        string number = await numbers.TakeAsync("C", start.Year, taker, cancellationToken);
        ContractCommand.Begin begin = new(
            number, order.Customer!, owner, order.Currency!, start, terms, ContractTerm.First(start, terms),
            [.. lines.Select((line, index) => line with { Position = index + 1 })], origin, start);
        return (await contracts.ExecuteAsync(number, "begin", begin, cancellationToken: cancellationToken)).Required();
    }

    /// <summary>The member of staff who made the quote; nobody who asked for one himself owns his contract.</summary>
    private string OwnerOf(Quote? quote) =>
        quote is { Source: QuoteSource.Sales } && MailAddresses.IsOne(quote.Requester) && !FourEyes.AreSame(quote.Requester, quote.Customer.Email) ? quote.Requester : DefaultOwner;
}
