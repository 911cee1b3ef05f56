using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.CollectiveBilling;
using LeadToCash.Contracts;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;
using Microsoft.Extensions.Options;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Has orders decide their bills, and knows the decided ones.</summary>
public sealed class OrderBills(
    OrderStore orders, CustomerStore customers, Payments payments, DepositNotes deposits, ProductCatalog catalog, ContractProducts products, BusinessCalendars calendars, TimeProvider time,
    IOptions<InvoiceOptions> options) : IBillSource
{
    /// <inheritdoc/>
    public string Origin => BillOrigins.Order;

    /// <summary>Has an order decide its next bill if there is something to bill. Safe to repeat: an occasion decides once, and what is billed is billed once.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="occasion">Names what made it worth looking: the version of the order's case.</param>
    /// <param name="partId">The part that it is about, so that parts that are done at the same moment are not now on one invoice, now on two; null for the whole order.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task DecideAsync(string orderId, string occasion, string? partId, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(orderId, cancellationToken)).State;
        if (order.Number is not null)
        {
            await deposits.RefreshAsync(order, cancellationToken);
            BillOrder bill = new(await TermsOfAsync(order, options.Value.MomentOf(order.Source), cancellationToken), PartId: partId);
            await orders.ExecuteAsync(orderId, $"bill/{occasion}", bill, cancellationToken: cancellationToken);
        }
    }

    /// <summary>Has a completed order decide the bill of all of it, which its own process issues.</summary>
    public async Task<OrderBill> DecideWholeAsync(string orderId, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(orderId, cancellationToken)).State;
        BillOrder bill = new(await TermsOfAsync(order, BillingMoment.OnCompletion, cancellationToken), ByOrderProcess: true);
        return (await orders.ExecuteAsync(orderId, "bill/whole", bill, cancellationToken: cancellationToken)).Required().Bills is [{ } whole, ..]
            ? whole
            : throw new BusinessRuleException($"Order {order.Number} can't be billed: it is {order.StatusText}.");
    }

    /// <inheritdoc/>
    public async Task<Bill> GetAsync(string originId, string invoiceId, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(originId, cancellationToken)).State;
        return order.Bills.FirstOrDefault(bill => bill.BillId == invoiceId)?.Bill ?? order.Deposit(invoiceId)?.Bill
            ?? throw new BusinessRuleException($"Order '{originId}' has decided no bill '{invoiceId}'.");
    }

    /// <summary>Notes the invoice's number with the order, and pays it with what came before.</summary>
    public async Task OnIssuedAsync(string originId, string invoiceId, Invoice invoice, CancellationToken cancellationToken)
    {
        OrderCommand issued = invoice.IsDeposit ? new InvoiceDeposit(invoiceId, invoice.Number, invoice.Date) : new InvoiceOrder(invoiceId, invoice.Number);
        await orders.ExecuteAsync(originId, $"invoice/{invoiceId}", issued, cancellationToken: cancellationToken);
        await payments.UsePrepaymentsAsync(originId, invoiceId, cancellationToken);
    }

    private async Task<BillingTerms> TermsOfAsync(Order order, BillingMoment moment, CancellationToken cancellationToken)
    {
        Dictionary<int, int> months = [];
        foreach (OrderLine line in order.Lines.Where(line => line.Kind == ProductKind.Subscription))
        {
            months[line.Position] = (await products.LineAsync(line, cancellationToken)).PeriodMonths;
        }

        var hours = order.Lines.Where(line => line.Kind == ProductKind.Service && HoursOf(line) > 0).ToDictionary(line => line.Position, HoursOf);
        Customer? customer = order.CustomerId is { } customerId ? (await customers.FindAsync(customerId, cancellationToken))?.State : null;
        return new BillingTerms(moment, calendars.Own, hours, months, customer?.Invoicing.On(calendars.Today(time)));
    }

    private decimal HoursOf(OrderLine line) => catalog.FindAny(line.Sku)?.ServiceHours ?? 0;
}
