using System.Globalization;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>How far an order is, and why. One rule computes it from the parts; nothing else decides it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">For people: <c>in progress (2/3)</c>.</param>
/// <param name="WaitsFor">What is missing, one sentence for each part that is not closed.</param>
public sealed record OrderStanding(OrderStatus Status, string Text, IReadOnlyList<string> WaitsFor)
{
    /// <summary>The rule.</summary>
    public static OrderStanding Of(Order order)
    {
        IReadOnlyList<OrderPart> parts = order.Parts;
        string[] waits = [.. parts.Where(part => !part.IsClosed).Select(part => WaitsForPart(order, part))];
        if (parts.All(part => part.Status == PartStatus.Cancelled) || (order.Cancellation is not null && !parts.Any(part => part.Status == PartStatus.Completed)))
        {
            return new(OrderStatus.Cancelled, "cancelled", waits);
        }

        int closed = parts.Count - waits.Length;
        return order switch
        {
            { PaidAt: not null } => new(OrderStatus.Paid, "paid", []),
            { Bills.Count: 0, InvoiceId: not null } => new(OrderStatus.Invoiced, "invoiced", ["payment of invoice " + order.InvoiceNumber]),
            { CompletedAt: not null } when order.IsBilled() && order.Bills.All(bill => bill.Number is not null) => new(OrderStatus.Invoiced, "invoiced", [.. Unpaid(order)]),
            { CompletedAt: not null } when order.IsBilled() && order.Bills.All(bill => bill.Number is not null || bill.IsWaiting) =>
                new(OrderStatus.Completed, "completed", [.. order.Bills.Where(bill => bill.IsWaiting).Select(CollectedUntil).Distinct()]),
            { CompletedAt: not null } => new(OrderStatus.Completed, "completed", ["invoice"]),
            _ when order.Deposits.FirstOrDefault(deposit => deposit.IsAwaited) is { } deposit => new(OrderStatus.Placed, $"waits for the deposit {deposit.Number ?? "that is about to be asked for"}", [Awaited(deposit), .. waits]),
            _ when parts.All(part => part.Status == PartStatus.Open) => new(OrderStatus.Placed, "placed", waits),
            _ => new(OrderStatus.InProgress, $"in progress ({closed}/{parts.Count})", waits),
        };
    }

    private static IEnumerable<string> Unpaid(Order order) =>
        order.Bills.Where(bill => bill.SettledAt is null).Select(bill => "payment of invoice " + bill.Number).Distinct()
            .Concat(order.Deposits.Where(deposit => deposit.Open is { IsZero: false }).Select(deposit => "payment of deposit " + deposit.Number));

    private static string Awaited(OrderDeposit deposit) => $"payment of {deposit.Open ?? deposit.Bill.Gross} of the deposit {deposit.Number ?? deposit.InvoiceId}";
    private static string CollectedUntil(OrderBill bill) => string.Create(CultureInfo.InvariantCulture, $"collective invoice of {bill.Collective!.Period.To:yyyy-MM-dd}");

    private static string WaitsForPart(Order order, OrderPart part) => part switch
    {
        { Status: PartStatus.Blocked } => $"{part.Id}: blocked, {part.Reason}",
        { Status: PartStatus.Open } => $"{part.Id}: not begun",
        _ when order.Unsent(part.Id) is { } delivery => $"{part.Id}: delivery {delivery.Number} is about to leave",
        { Due.Count: > 0 } => $"{part.Id}: waits for {string.Join(", ", part.Due.Select(due => Words(order, due)))}",
        { Due: not null } when order.Deliveries.LastOrDefault(delivery => delivery.PartId == part.Id && delivery.DeliveredAt is null) is { } delivery =>
            $"{part.Id}: delivery {delivery.Number} is on its way",
        { Steps: [.., { Name: PartStep.AwaitsAcceptance }] } => $"{part.Id}: begins when the installation is accepted",
        { Steps: [.., { } last] } => $"{part.Id}: {last.Name}, next step is under way",
        _ => $"{part.Id}: at work in {part.BackEnd}",
    };

    private static string Words(Order order, DueGoods due)
    {
        OrderLine? line = order.Line(due.Position);
        string item = line is { Sku.Length: > 0 } ? line.Sku : line?.Name ?? $"position {due.Position:D}";
        return string.Create(CultureInfo.InvariantCulture, $"{due.Quantity:0.###} {item}, {(due.Firm ? "due" : "on request, about")} {due.On:yyyy-MM-dd}");
    }
}

/// <summary>How far an order is.</summary>
public enum OrderStatus
{
    /// <summary>Received; no part has begun.</summary>
    Placed,

    /// <summary>At least one part has begun, not all are closed.</summary>
    InProgress,

    /// <summary>All parts are closed.</summary>
    Completed,

    /// <summary>Billed.</summary>
    Invoiced,

    /// <summary>Billed and paid in full.</summary>
    Paid,

    /// <summary>Nothing of it will be done.</summary>
    Cancelled,
}
