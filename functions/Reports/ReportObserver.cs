using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Reports;

/// <summary>Has what happens to orders and invoices counted by month. An event that is shown twice is counted once.</summary>
public sealed class ReportObserver(MonthSums sums, BusinessCalendars calendars) : ICaseObserver
{
    private static readonly HashSet<string> OrderEvents = new(StringComparer.Ordinal) { nameof(OrderPlaced), nameof(OrderCancelled) };

    private static readonly HashSet<string> InvoiceEvents = new(StringComparer.Ordinal)
    {
        nameof(InvoiceIssued), nameof(PaymentReceived), nameof(PaymentReturned), nameof(InvoiceCredited), nameof(InvoiceWrittenOff), nameof(ReminderSent),
    };

    /// <inheritdoc/>
    public string? CaseType => null;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => CountAsync(@event, cancellationToken);

    /// <summary>Counts an event, if any figure has a part in it.</summary>
    internal async Task CountAsync(CaseEvent @event, CancellationToken cancellationToken)
    {
        if (await ReadAsync(@event, cancellationToken) is { } counted)
        {
            await sums.CountAsync(counted, cancellationToken);
        }
    }

    private async Task<CountedEvent?> ReadAsync(CaseEvent @event, CancellationToken cancellationToken)
    {
        DateOnly day = calendars.Own.DateOf(@event.At);
        return @event.CaseType switch
        {
            _ when @event.CaseType == Order.CaseType && OrderEvents.Contains(@event.Name) => CountedEvent.Of(@event, day, await OrderAsync(@event, cancellationToken)),
            _ when @event.CaseType == Invoice.CaseType && InvoiceEvents.Contains(@event.Name) => CountedEvent.Of(@event, DayOf(@event, day), await InvoiceAsync(@event, cancellationToken)),
            _ => null,
        };
    }

    /// <summary>What begins a case says all that is asked of it; for what comes later the case is read.</summary>
    private static async Task<Order> OrderAsync(CaseEvent @event, CancellationToken cancellationToken) =>
        @event.As<OrderEvent>() is OrderPlaced placed ? Order.Apply(null, placed) : (await @event.CaseAsync<Order>(cancellationToken)).State;

    private static async Task<Invoice> InvoiceAsync(CaseEvent @event, CancellationToken cancellationToken) =>
        @event.As<InvoiceEvent>() is InvoiceIssued issued ? Invoice.Apply(null, issued) : (await @event.CaseAsync<Invoice>(cancellationToken)).State;

    /// <summary>As the books date it.</summary>
    private DateOnly DayOf(CaseEvent @event, DateOnly otherwise) => @event.As<InvoiceEvent>() switch
    {
        PaymentReceived payment => calendars.Own.DateOf(payment.At),
        PaymentReturned returned => calendars.Own.DateOf(returned.At),
        InvoiceCredited credited => calendars.Own.DateOf(credited.At),
        InvoiceWrittenOff given => calendars.Own.DateOf(given.At),
        _ => otherwise,
    };
}
