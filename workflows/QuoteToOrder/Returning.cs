using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Catalog;

namespace LeadToCash.QuoteToOrder;

/// <summary>The rules of returns: nothing comes back that was not billed, and no piece twice; what came is settled once.</summary>
internal static class Returning
{
    private const int LongestReason = 500;
    private static readonly Decision<OrderEvent> Nothing = Decision<OrderEvent>.Accept();

    public static Decision<OrderEvent> Announce(Order order, AnnounceReturn announce, DateTimeOffset at)
    {
        if (order.Return(announce.Sequence) is not null || announce.Sequence != order.Returns.Count + 1)
        {
            return Decision<OrderEvent>.Refuse("return-overtaken", $"Another return of order {order.Number} was announced at the same time.");
        }

        return Objection(order, announce) is { } refusal
            ? Decision<OrderEvent>.Refuse(refusal.Code, refusal.Reason)
            : Decision<OrderEvent>.Accept(new ReturnAnnounced(announce.Sequence, announce.Number, announce.Lines, announce.Reason.Trim(), announce.Until, at));
    }

    public static Decision<OrderEvent> Receive(Order order, ReceiveReturn receive, DateTimeOffset at)
    {
        if (order.Return(receive.Sequence) is not { } announced)
        {
            return Unknown(order, receive.Sequence);
        }

        if (announced.Received is not null || announced.EndedAt is not null)
        {
            return Decision<OrderEvent>.Refuse("return-over", $"Return {announced.Number} {(announced.Received is null ? "was given up; announce another one" : "was received already")}.");
        }

        foreach (IGrouping<int, ReturnedGoods> goods in receive.Goods.GroupBy(goods => goods.Position))
        {
            decimal awaited = announced.Lines.Where(line => line.Position == goods.Key).Sum(line => line.Quantity);
            if (goods.Any(one => one.Quantity <= 0) || goods.Sum(one => one.Quantity) > awaited)
            {
                return Decision<OrderEvent>.Refuse("quantity-wrong", string.Create(CultureInfo.InvariantCulture, $"Of position {goods.Key} more than 0 and at most {awaited:0.###} come back by return {announced.Number}."));
            }
        }

        return receive.Goods.Count == 0
            ? Decision<OrderEvent>.Refuse("quantity-wrong", $"Say what of return {announced.Number} came.")
            : Decision<OrderEvent>.Accept(new ReturnReceived(receive.Sequence, receive.Goods, at));
    }

    public static Decision<OrderEvent> End(Order order, EndReturn end, DateTimeOffset at) => order.Return(end.Sequence) switch
    {
        null => Unknown(order, end.Sequence),
        { EndedAt: not null } => Nothing,
        { Received: not null } when !end.Came => Decision<OrderEvent>.Refuse("return-over", "It came after all."),
        _ => Decision<OrderEvent>.Accept(new ReturnEnded(end.Sequence, end.CreditNotes, end.Remarks, at)),
    };

    /// <summary>What of a line of goods can still come back: what was billed of it, less what came back or is awaited.</summary>
    public static decimal Left(Order order, int position) =>
        order.Bills.Where(bill => bill.Number is not null).SelectMany(bill => bill.Bill.Lines)
            .Where(line => line.Position == position && line.Kind == ProductKind.Physical).Sum(line => line.Quantity)
        - order.Returns.Sum(known => known.Of(position));

    private static Refusal? Objection(Order order, AnnounceReturn announce)
    {
        if (string.IsNullOrWhiteSpace(announce.Reason) || announce.Reason.Length > LongestReason)
        {
            return new Refusal("reason-wrong", $"Say why, in at most {LongestReason:D} characters.");
        }

        if (announce.Lines.Count == 0)
        {
            return new Refusal("quantity-wrong", "Say what comes back.");
        }

        foreach (ReturnLine line in announce.Lines)
        {
            if (order.Line(line.Position) is not { } ordered)
            {
                return new Refusal("line-unknown", $"Order {order.Number} has no position {line.Position:D}.");
            }

            decimal left = Left(order, line.Position);
            if (line.Quantity <= 0 || line.Quantity > left || announce.Lines.Count(other => other.Position == line.Position) > 1)
            {
                return new Refusal("return-too-much", string.Create(
                    CultureInfo.InvariantCulture, $"Of position {line.Position} ({ordered.Name}) {left:0.###} can come back, named once: what was billed and has not come back."));
            }
        }

        return null;
    }

    private static Decision<OrderEvent> Unknown(Order order, int sequence) => Decision<OrderEvent>.Refuse("return-unknown", $"Order {order.Number} has no return {sequence:D}.");
}
