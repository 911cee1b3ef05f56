using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>
/// Whether something can still move an order. What is to be done is done by processes; when one has ended before its work, no event reaches it any more. An order that
/// only waits for money needs none: payments find their invoice by themselves.
/// </summary>
public static class OrderWatch
{
    /// <summary>The processes that an order needs as it stands; none when there is nothing left to do.</summary>
    public static IReadOnlyList<string> ProcessesOf(Order order) =>
    [
        .. IsFulfilled(order) ? Array.Empty<string>() : [FulfilOrder.InstanceId(order.Id), .. Open(order).Select(part => FulfilPart.InstanceId(order.Id, part.Id))],
        .. Unissued(order).Select(invoiceId => BillToIssue.InstanceId(invoiceId)),
        .. Unsettled(order).Select(one => HandleReturn.InstanceId(order.Id, one.Sequence)),
    ];

    /// <summary>Why nothing can move an order, one sentence for each process that should and can't; empty if all is well.</summary>
    /// <param name="order">The order.</param>
    /// <param name="processes">How the processes of <see cref="ProcessesOf"/> are.</param>
    public static IReadOnlyList<string> ConcernsOf(Order order, IReadOnlyDictionary<string, ProcessStanding> processes)
    {
        IEnumerable<string?> concerns =
        [
            .. IsFulfilled(order) ? Array.Empty<string?>() : ConcernsOfWork(order, processes),
            .. Unissued(order).Select(invoiceId => Concern($"Invoice {invoiceId} can't be issued", processes[BillToIssue.InstanceId(invoiceId)])),
            .. Unsettled(order).Select(one => Concern($"Return {one.Number} can't be settled", processes[HandleReturn.InstanceId(order.Id, one.Sequence)])),
        ];
        return [.. concerns.OfType<string>()];
    }

    private static IEnumerable<string?> ConcernsOfWork(Order order, IReadOnlyDictionary<string, ProcessStanding> processes) =>
    [
        Concern("Nothing carries the order on", processes[FulfilOrder.InstanceId(order.Id)]),
        .. Open(order).Select(part => processes[FulfilPart.InstanceId(order.Id, part.Id)] is { Life: not ProcessLife.Missing } process
            ? Concern($"Nothing carries its part '{part.Id}' on", process)
            : null),
    ];

    /// <summary>Nothing is left to deliver, or nothing ever was to be.</summary>
    private static bool IsFulfilled(Order order) =>
        order.Number is null || order.Parts.Count == 0 || order.CompletedAt is not null || (order.Status == OrderStatus.Cancelled && order.Parts.All(part => part.IsClosed));

    private static IEnumerable<OrderPart> Open(Order order) => order.Parts.Where(part => !part.IsClosed);

    private static IEnumerable<string> Unissued(Order order) =>
        order.Bills.Where(bill => bill is { Number: null, IsWaiting: false }).Select(bill => bill.InvoiceId)
            .Concat(order.Deposits.Where(deposit => deposit.Number is null).Select(deposit => deposit.InvoiceId));

    private static IEnumerable<GoodsReturn> Unsettled(Order order) => order.Returns.Where(one => one.EndedAt is null);

    private static string? Concern(string what, ProcessStanding process) => process.Life switch
    {
        ProcessLife.Alive => null,
        ProcessLife.Missing => $"{what}: its process is not there.",
        ProcessLife.Suspended => $"{what}: its process is suspended.",
        _ => $"{what}: its process {process.Text}.",
    };
}

/// <summary>How a process is.</summary>
/// <param name="Life">Whether it can still do something.</param>
/// <param name="Text">How it ended, to follow its name: <c>has failed: no such part</c>; null while it has not.</param>
public sealed record ProcessStanding(ProcessLife Life, string? Text = null);

/// <summary>Whether a process can still do something.</summary>
public enum ProcessLife
{
    /// <summary>Nobody knows of it.</summary>
    Missing,

    /// <summary>It runs, or is about to.</summary>
    Alive,

    /// <summary>Somebody has it wait.</summary>
    Suspended,

    /// <summary>It has ended, well or not.</summary>
    Ended,
}
