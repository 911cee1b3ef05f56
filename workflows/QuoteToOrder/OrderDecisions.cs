using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>The rules of an order.</summary>
internal static class OrderDecisions
{
    private static readonly Decision<OrderEvent> Nothing = Decision<OrderEvent>.Accept();

    public static Decision<OrderEvent> Decide(Order? order, OrderCommand command, DateTimeOffset at) => command switch
    {
        PlaceOrder place => Place(order, place, at),
        CancelOrder cancel => Cancel(order, cancel, at),
        _ when order?.Number is null => Decision<OrderEvent>.Refuse("order-unknown", "The order has not been placed."),
        StartPart start => Start(order, start.PartId),
        AdvancePart step => OnPart(
            order, step.PartId, _ => new PartAdvanced(step.PartId, step.Step, step.Reference, at), part => part.Steps.Any(taken => taken.Name == step.Step)),
        BlockPart block => OnPart(
            order, block.PartId, _ => new PartBlocked(block.PartId, block.Reason), part => part.IsClosed || part.Status == PartStatus.Blocked),
        ResumePart resume => Resume(order, resume.PartId),
        CompletePart done => Delivering.Completion(order, done) ?? OnPart(order, done.PartId, _ => new PartCompleted(done.PartId, done.HoursWorked, at), part => part.IsClosed),
        CancelPart cancel => OnPart(order, cancel.PartId, _ => new PartCancelled(cancel.PartId, cancel.Reason), part => part.IsClosed),
        CompleteOrder => Complete(order, at),
        RecordPrepayment prepaid => Prepaying.Receive(order, prepaid.Payment),
        BillOrder bill => Billing.Bill(order, bill, at),
        InvoiceOrder invoice => Billing.Invoice(order, invoice),
        UsePrepayments use => Prepaying.Use(order, use),
        ReleasePrepayment release => Prepaying.Release(order, release, at),
        ReturnPrepayment gone => Prepaying.Return(order, gone),
        SettleOrder settle => Billing.Settle(order, settle, at),
        ReopenBill reopen => Billing.Reopen(order, reopen, at),
        ChangeOrder change => OrderChanging.Decide(order, change, at),
        PlanDelivery plan => Delivering.Plan(order, plan, at),
        ShipDelivery ship => Delivering.Ship(order, ship, at),
        NoteArrival arrival => Delivering.Arrive(order, arrival, at),
        StopDeliveries stop => Delivering.Stop(order, stop, at),
        AnnounceReturn announce => Returning.Announce(order, announce, at),
        ReceiveReturn receive => Returning.Receive(order, receive, at),
        EndReturn end => Returning.End(order, end, at),
        CancelAwaited cancel => Depositing.Cancel(order, cancel, at),
        BeginFulfilment => Depositing.Begin(order),
        RequestDeposit request => Depositing.Request(order, request, at),
        InvoiceDeposit invoice => Depositing.Invoice(order, invoice),
        NoteDeposit note => Depositing.Note(order, note, at),
        ReleaseDeposit release => Depositing.Release(order, release, at),
        FlagOrder flag => flag.Concerns.SequenceEqual(order.Concerns) ? Nothing : Decision<OrderEvent>.Accept(new OrderFlagged(flag.Concerns, at)),
        _ => throw new InvalidOperationException($"An order does not know the command {command.GetType().Name}."),
    };

    private static Decision<OrderEvent> Place(Order? order, PlaceOrder place, DateTimeOffset at)
    {
        if (order?.Number is not null)
        {
            return Nothing;
        }

        if (place.Draft.Lines.Count == 0)
        {
            return Decision<OrderEvent>.Refuse("order-empty", "The order has no lines.");
        }

        if (order?.Cancellation is not null)
        {
            return Decision<OrderEvent>.Accept(new CancelledOrderRecorded(place.Number, place.Draft, at));
        }

        OrderPlaced placed = new(place.Number, place.Draft, SplitRule.Split(place.Draft.Lines, place.Draft.Currency), at);
        return Decision<OrderEvent>.Accept([placed, .. Depositing.Agreed(Order.Apply(order, placed), place.Draft.Deposit, at)]);
    }

    private static Decision<OrderEvent> Cancel(Order? order, CancelOrder cancel, DateTimeOffset at) => order switch
    {
        { Cancellation: not null } => Nothing,
        { CompletedAt: not null } => Decision<OrderEvent>.Refuse(
            "order-completed", $"Order {order.Number} was completed before it was cancelled; it takes a return and a credit note."),
        _ => Decision<OrderEvent>.Accept(new OrderCancelled(cancel.Source, cancel.SourceId, cancel.Reason, at)),
    };

    private static Decision<OrderEvent> Resume(Order order, string partId) => order.Part(partId) switch
    {
        null => UnknownPart(order, partId),
        { Status: PartStatus.Blocked } or { Status: PartStatus.InProgress, Steps: [.., { Name: PartStep.AwaitsAcceptance }] } => Decision<OrderEvent>.Accept(new PartResumed(partId)),
        { } part => Decision<OrderEvent>.Refuse("part-not-blocked", $"The part '{partId}' of order {order.Number} is not blocked; it is {Words(part.Status)}."),
    };

    private static Decision<OrderEvent> Complete(Order order, DateTimeOffset at)
    {
        if (order.CompletedAt is not null)
        {
            return Nothing;
        }

        if (order.Parts.FirstOrDefault(part => !part.IsClosed) is { } open)
        {
            return Decision<OrderEvent>.Refuse("order-incomplete", $"Order {order.Number} waits for its part '{open.Id}', which is {Words(open.Status)}.");
        }

        return order.Parts.Any(part => part.Status == PartStatus.Completed)
            ? Decision<OrderEvent>.Accept(new OrderCompleted(at))
            : order.Cancellation is not null
                ? Nothing
                : Decision<OrderEvent>.Accept(new OrderCancelled(order.Source, order.SourceId, "All its parts were cancelled.", at));
    }

    private static Decision<OrderEvent> Start(Order order, string partId) => order.Cancellation is { } cancellation
        ? Decision<OrderEvent>.Refuse("order-cancelled", $"Order {order.Number} was cancelled: {cancellation.Reason}")
        : OnPart(order, partId, _ => new PartStarted(partId), part => part.Status != PartStatus.Open);

    private static Decision<OrderEvent> OnPart(Order order, string partId, Func<OrderPart, OrderEvent> happens, Func<OrderPart, bool> isDone) =>
        order.Part(partId) is not { } part ? UnknownPart(order, partId)
        : isDone(part) ? Nothing
        : Decision<OrderEvent>.Accept(happens(part));

    private static Decision<OrderEvent> UnknownPart(Order order, string partId) =>
        Decision<OrderEvent>.Refuse("part-unknown", $"Order {order.Number} has no part '{partId}', only {string.Join(", ", order.Parts.Select(part => part.Id))}.");

    internal static string Words(PartStatus status) => status switch
    {
        PartStatus.Open => "not begun",
        PartStatus.InProgress => "in progress",
        PartStatus.Blocked => "blocked",
        PartStatus.Completed => "completed",
        _ => "cancelled",
    };
}
