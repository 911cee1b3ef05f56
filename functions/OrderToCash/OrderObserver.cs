using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.QuoteToOrder;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Starts the process of a placed order, tells its parts what happened outside of them, and lists what was paid for nothing.</summary>
public sealed class OrderObserver(
    OrderStore orders, OrderBills bills, DecidedBills decidedBills, DepositNotes deposits, Payments payments, BusinessCalendars calendars) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.As<OrderEvent>() switch
    {
        OrderPlaced placed => processes.StartAsync(
            nameof(OrderOrchestrator),
            FulfilOrder.InstanceId(@event.CaseId),
            new FulfilOrder(@event.CaseId, [.. placed.Parts.Select(part => part.Id)], InvoicesFollowEvents: true, AwaitsDeposit: placed.Draft.Deposit is not null),
            cancellationToken),
        PartCompleted completed => OnPartClosedAsync(@event, completed.PartId, processes, cancellationToken),
        PartCancelled cancelled => OnPartCancelledAsync(@event, cancelled.PartId, processes, cancellationToken),
        DeliveryArrived arrived => bills.DecideAsync(@event.CaseId, $"{@event.Version}", arrived.PartId, cancellationToken),
        PartAdvanced { Step: PartStep.Activated } activated => bills.DecideAsync(@event.CaseId, $"{@event.Version}", activated.PartId, cancellationToken),
        OrderCompleted => OnCompletedAsync(@event, cancellationToken),
        BillDecided decided => OnBillAsync(@event.CaseId, decided, processes, cancellationToken),
        DepositRequested requested => IssueAsync(@event.CaseId, requested.InvoiceId, processes, cancellationToken),
        DepositInvoiced invoiced => deposits.CreditReleasedAsync(@event.CaseId, invoiced.InvoiceId, cancellationToken),
        DepositReleased released => deposits.CreditReleasedAsync(@event.CaseId, released.InvoiceId, cancellationToken),
        FulfilmentCleared cleared => processes.RaiseAsync(FulfilOrder.InstanceId(@event.CaseId), cleared, cancellationToken),
        OrderPaid paid => processes.RaiseAsync(FulfilOrder.InstanceId(@event.CaseId), paid, cancellationToken),
        OrderChanged => OnChangedAsync(@event, processes, cancellationToken),
        PartResumed resumed => processes.RaiseAsync(FulfilPart.InstanceId(@event.CaseId, resumed.PartId), resumed, cancellationToken),
        ReturnAnnounced announced => processes.StartAsync(
            nameof(ReturnOrchestrator),
            HandleReturn.InstanceId(@event.CaseId, announced.Sequence),
            new HandleReturn(@event.CaseId, announced.Sequence, announced.Until),
            cancellationToken),
        ReturnReceived received => processes.RaiseAsync(HandleReturn.InstanceId(@event.CaseId, received.Sequence), received, cancellationToken),
        OrderCancelled cancelled => OnCancelledAsync(@event.CaseId, cancelled, processes, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>What was done is billed; subscriptions that begin with the installation are told of its end.</summary>
    private async Task OnPartClosedAsync(CaseEvent closed, string partId, Processes processes, CancellationToken cancellationToken)
    {
        await bills.DecideAsync(closed.CaseId, $"{closed.Version}", partId, cancellationToken);
        if (partId == SplitRule.Service.PartId)
        {
            await processes.RaiseAsync(FulfilPart.InstanceId(closed.CaseId, SplitRule.Subscription.PartId), new InstallationEnded(), cancellationToken);
        }
    }

    private async Task OnPartCancelledAsync(CaseEvent cancelled, string partId, Processes processes, CancellationToken cancellationToken)
    {
        await OnPartClosedAsync(cancelled, partId, processes, cancellationToken);
        await ListLeftAsync(cancelled.CaseId, cancellationToken);
    }

    /// <summary>The rest is billed; money that no invoice takes is listed, now or with the last invoice.</summary>
    private async Task OnCompletedAsync(CaseEvent completed, CancellationToken cancellationToken)
    {
        await bills.DecideAsync(completed.CaseId, $"{completed.Version}", partId: null, cancellationToken);
        await ListLeftAsync(completed.CaseId, cancellationToken);
    }

    /// <summary>It is collected or its invoice's process starts, unless the order's own issues it; deposits are told what is set off of them.</summary>
    private async Task OnBillAsync(string orderId, BillDecided decided, Processes processes, CancellationToken cancellationToken)
    {
        await deposits.NoteUseAsync(decided, cancellationToken);
        if (!decided.ByOrderProcess)
        {
            BillToIssue bill = new(decided.InvoiceId, BillOrigins.Order, orderId);
            await decidedBills.FollowAsync(bill, decided.Bill, decided.Collective, calendars.Own.DateOf(decided.At), processes, cancellationToken);
        }
    }

    private static Task IssueAsync(string orderId, string invoiceId, Processes processes, CancellationToken cancellationToken) => processes.StartAsync(
        nameof(InvoiceOrchestrator), BillToIssue.InstanceId(invoiceId), new BillToIssue(invoiceId, BillOrigins.Order, orderId), cancellationToken);

    /// <summary>The goods are looked at again, and the customer is told of this change, once.</summary>
    private static async Task OnChangedAsync(CaseEvent changed, Processes processes, CancellationToken cancellationToken)
    {
        await processes.RaiseAsync(FulfilPart.InstanceId(changed.CaseId, SplitRule.Goods.PartId), new GoodsMoved(), cancellationToken);
        await processes.StartAsync(
            nameof(OrderChangeOrchestrator),
            ConfirmOrderChange.InstanceId(changed.CaseId, changed.Version),
            new ConfirmOrderChange(changed.CaseId, changed.Version),
            cancellationToken);
    }

    private async Task OnCancelledAsync(string orderId, OrderCancelled cancelled, Processes processes, CancellationToken cancellationToken)
    {
        foreach (SplitRule rule in SplitRule.All)
        {
            await processes.RaiseAsync(FulfilPart.InstanceId(orderId, rule.PartId), cancelled, cancellationToken);
        }

        Order order = (await orders.GetAsync(orderId, cancellationToken)).State;
        if (order.Deposits.Any(deposit => deposit.HoldsUp))
        {
            await processes.RaiseAsync(FulfilOrder.InstanceId(orderId), cancelled, cancellationToken);
        }

        await payments.ListLeftAsync(order, cancellationToken);
    }

    private async Task ListLeftAsync(string orderId, CancellationToken cancellationToken) =>
        await payments.ListLeftAsync((await orders.GetAsync(orderId, cancellationToken)).State, cancellationToken);
}
