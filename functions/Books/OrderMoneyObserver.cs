using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Extensions.Options;

namespace LeadToCash.Books;

/// <summary>Posts money that came for orders before there was an invoice, and that went back. Each event is posted once.</summary>
public sealed class OrderMoneyObserver(
    Journal journal, AccountDetermination accounts, BusinessCalendars calendars, IOptions<BooksOptions> options) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        OrderEvent happened = @event.As<OrderEvent>();
        DateTimeOffset? at = happened switch
        {
            OrderPlaced { Draft.Prepaid: { } prepaid } => prepaid.At,
            PrepaymentReceived received => received.Payment.At,
            PrepaymentReturned gone => gone.At,
            _ => null,
        };
        if (at is not { } instant)
        {
            return;
        }

        Order order = (await @event.CaseAsync<Order>(cancellationToken)).State;
        MoneyPosting posting = new(new EntrySource(@event.CaseType, @event.CaseId, @event.Version, @event.Name), options.Value.LegalEntity, calendars.Own.DateOf(instant), accounts);
        if (CreditPosting.Of(posting, order, happened) is { } entry)
        {
            await journal.PostAsync(entry, cancellationToken);
        }
    }
}
