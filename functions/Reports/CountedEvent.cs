using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Reports;

/// <summary>What an event adds to the months. Pure: the same event adds the same, whoever sees it when.</summary>
/// <param name="CaseType">Kind of case.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Version">Place of the event in it.</param>
/// <param name="Figure">The figure that it is listed under.</param>
/// <param name="On">Local day on which it happened.</param>
/// <param name="Number">Number of the order or document; null if it has none.</param>
/// <param name="Amount">What it comes to.</param>
/// <param name="Adds">By the first day of a month.</param>
public sealed record CountedEvent(
    string CaseType, string CaseId, long Version, ReportFigure Figure, DateOnly On, string? Number, Money Amount, IReadOnlyDictionary<DateOnly, MonthSum> Adds)
{
    /// <summary>An order was placed, or cancelled after it was.</summary>
    /// <param name="event">The event.</param>
    /// <param name="day">Its local day.</param>
    /// <param name="order">The order, for its number and net.</param>
    public static CountedEvent? Of(CaseEvent @event, DateOnly day, Order order) => @event.As<OrderEvent>() switch
    {
        OrderPlaced placed => Of(@event, ReportFigure.Orders, day, placed.Number, placed.Draft.Net, new MonthSum(Orders: 1, OrderValue: placed.Draft.Net.MinorUnits)),
        OrderCancelled when order is { Number: not null, Net: { } net } => Of(@event, ReportFigure.Cancelled, day, order.Number, net, new MonthSum(Cancelled: 1)),
        _ => null,
    };

    /// <summary>Something happened to an invoice or credit note.</summary>
    /// <param name="event">The event.</param>
    /// <param name="day">Its local day.</param>
    /// <param name="invoice">The invoice, for what never changes of it: number, kind and due date.</param>
    public static CountedEvent? Of(CaseEvent @event, DateOnly day, Invoice invoice) => @event.As<InvoiceEvent>() switch
    {
        InvoiceIssued issued when invoice.Kind == BillKind.CreditNote =>
            Of(@event, ReportFigure.Credited, issued.Date, issued.Number, issued.Bill.Gross, new MonthSum(Credited: issued.Bill.Gross.MinorUnits)),
        InvoiceIssued issued => Opening(@event, ReportFigure.Billed, issued.Date, invoice, issued.Bill.Gross, new MonthSum(Billed: issued.Bill.Gross.MinorUnits)),
        PaymentReceived payment => Opening(@event, ReportFigure.Settled, day, invoice, -(payment.Amount - payment.Surplus + (payment.Discount ?? Money.Zero(payment.Amount.Currency)))),
        PaymentReturned returned => Opening(@event, ReportFigure.Settled, day, invoice, returned.Reopened),
        InvoiceCredited credited => Opening(@event, ReportFigure.Settled, day, invoice, -(credited.Bill.Gross - credited.Surplus - (credited.DiscountLapsed ?? Money.Zero(credited.Open.Currency)))),
        InvoiceWrittenOff given => Opening(@event, ReportFigure.Settled, day, invoice, -given.Amount),
        ReminderSent letter => Of(@event, ReportFigure.Letters, letter.On ?? day, invoice.Number, letter.Asked?.Total ?? invoice.Gross, new MonthSum(Letters: 1)),
        _ => null,
    };

    /// <summary>What changes what is open counts from its month on, and as overdue from then or from the month in which the invoice is due, whatever is later.</summary>
    private static CountedEvent Opening(CaseEvent @event, ReportFigure figure, DateOnly day, Invoice invoice, Money change, MonthSum? more = null)
    {
        DateOnly on = day < invoice.Date ? invoice.Date : day; // money from before the invoice pays it when it is issued
        DateOnly overdue = MonthOf(invoice.DueDate > on ? invoice.DueDate : on);
        Dictionary<DateOnly, MonthSum> adds = new() { [MonthOf(on)] = (more ?? MonthSum.None) + new MonthSum(Open: change.MinorUnits) };
        adds[overdue] = adds.GetValueOrDefault(overdue, MonthSum.None) + new MonthSum(Overdue: change.MinorUnits);
        return new CountedEvent(@event.CaseType, @event.CaseId, @event.Version, figure, on, invoice.Number, change, adds);
    }

    private static CountedEvent Of(CaseEvent @event, ReportFigure figure, DateOnly day, string? number, Money amount, MonthSum adds) =>
        new(@event.CaseType, @event.CaseId, @event.Version, figure, day, number, amount, new Dictionary<DateOnly, MonthSum> { [MonthOf(day)] = adds });

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>A figure whose events can be listed.</summary>
public enum ReportFigure
{
    /// <summary>Orders placed.</summary>
    Orders,

    /// <summary>Orders cancelled.</summary>
    Cancelled,

    /// <summary>Invoices issued.</summary>
    Billed,

    /// <summary>Credit notes issued.</summary>
    Credited,

    /// <summary>What lessened what is open, or opened it again.</summary>
    Settled,

    /// <summary>Dunning letters.</summary>
    Letters,
}
