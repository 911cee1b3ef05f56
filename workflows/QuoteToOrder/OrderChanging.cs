using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>
/// How an order may be changed while it is carried out: what has left stays, the rest may follow the customer's wish. Prices stay as agreed; totals are computed again.
/// </summary>
internal static class OrderChanging
{
    /// <summary>Somebody else changed the order since it was read.</summary>
    public const string Stale = "order-changed";

    private const int LongestText = 500;

    public static Decision<OrderEvent> Decide(Order order, ChangeOrder change, DateTimeOffset at)
    {
        if (change.Revision != order.Revision)
        {
            return Decision<OrderEvent>.Refuse(Stale, $"Order {order.Number} was changed since you read it; read it again.");
        }

        if (order.Cancellation is not null || order.CompletedAt is not null)
        {
            return Decision<OrderEvent>.Refuse("order-closed", $"Order {order.Number} is {order.StatusText} and can't be changed any more.");
        }

        List<ChangedLine> changed = [];
        List<OrderLine> added = [];
        foreach (LineChange wish in change.Lines)
        {
            if (order.Line(wish.Position) is not { } line)
            {
                return Decision<OrderEvent>.Refuse("line-unknown", $"Order {order.Number} has no line {wish.Position:D}.");
            }

            if (!IsAsked(line, wish))
            {
                continue;
            }

            if (Objection(order, line, wish) is { } refusal)
            {
                return Decision<OrderEvent>.Refuse(refusal.Code, $"Line {wish.Position:D}: {refusal.Reason}");
            }

            if (wish.Substitute is { } substitute)
            {
                (ChangedLine instead, OrderLine sent) = Substituted(order, line, substitute, added.Count);
                changed.Add(instead);
                added.Add(sent);
            }
            else
            {
                changed.Add(new ChangedLine(line, After(order, line, wish)));
            }
        }

        return changed.Count == 0 ? Decision<OrderEvent>.Accept()
            : added.Count == 0 && Remaining(order, changed).Count == 0 ? Decision<OrderEvent>.Refuse("order-empty", $"Nothing would be left of order {order.Number}; cancel it instead.")
            : Decision<OrderEvent>.Accept(Event(order, changed, change.By, at, added));
    }

    /// <summary>What follows when lines change: the totals, with tax by group.</summary>
    public static OrderChanged Event(Order order, IReadOnlyList<ChangedLine> changed, string by, DateTimeOffset at, IReadOnlyList<OrderLine>? added = null)
    {
        string currency = order.Currency!;
        IReadOnlyList<OrderLine> lines = [.. Remaining(order, changed), .. added ?? []];
        var net = Money.Sum(lines.Select(line => line.Net), currency);
        var tax = Money.Sum(TaxGroup.Of(lines.Select(line => (line.TaxRate, line.Net)), currency).Select(group => group.Tax), currency);
        return new OrderChanged(changed, net, tax, net + tax, by, at, added is { Count: > 0 } ? added : null);
    }

    private static IReadOnlyList<OrderLine> Remaining(Order order, IReadOnlyList<ChangedLine> changed)
    {
        var after = changed.ToDictionary(line => line.Before.Position, line => line.After);
        return [.. order.Lines.Select(line => after.TryGetValue(line.Position, out OrderLine? now) ? now : line).OfType<OrderLine>()];
    }

    /// <summary>What has left stays with its line; the rest becomes a line of its own at the rest of the price.</summary>
    private static (ChangedLine Instead, OrderLine Sent) Substituted(Order order, OrderLine line, Substitute substitute, int addedBefore)
    {
        decimal sent = order.SentOf(line.Position);
        OrderLine? left = sent == 0 ? null : Cut(order, line, sent);
        int last = order.Lines.Concat(order.RemovedLines).Max(known => known.Position);
        OrderLine added = line with
        {
            Position = last + addedBefore + 1,
            Sku = substitute.Sku,
            Name = substitute.Name,
            Quantity = line.Quantity - sent,
            Net = left is null ? line.Net : line.Net - left.Net,
            SubstituteFor = line.Position,
            Agreed = null,
        };
        return (new ChangedLine(line, left), added);
    }

    private static bool IsAsked(OrderLine line, LineChange wish) =>
        wish.Substitute is not null || (line.Quantity, line.RequestedOn, line.DeliveryText) != (wish.Quantity, wish.RequestedOn, wish.DeliveryText);

    private static OrderLine? After(Order order, OrderLine line, LineChange wish) => wish.Quantity == 0
        ? null
        : (wish.Quantity == line.Quantity ? line : Cut(order, line, wish.Quantity)) with { RequestedOn = wish.RequestedOn, DeliveryText = wish.DeliveryText };

    /// <summary>A line with another quantity. Of what is billed to the last piece it comes to what was billed, as no invoice follows that would take the cent that was rounded otherwise.</summary>
    private static OrderLine Cut(Order order, OrderLine line, decimal quantity)
    {
        OrderLine changed = line.WithQuantity(quantity);
        return quantity == order.BilledOf(line.Position) ? changed with { Net = order.BilledNetOf(line) } : changed;
    }

    private static Refusal? Objection(Order order, OrderLine line, LineChange wish)
    {
        if (wish.Quantity < 0 || decimal.Round(wish.Quantity, 3) != wish.Quantity || wish.Quantity >= 1_000_000_000m)
        {
            return new Refusal("quantity-wrong", "a quantity is 0 or more, with at most three digits after the point.");
        }

        if (wish.DeliveryText?.Length > LongestText)
        {
            return new Refusal("text-long", $"a delivery text has at most {LongestText:D} characters.");
        }

        if (wish.Substitute is { } substitute && (substitute.Sku == line.Sku || wish.Quantity != line.Quantity))
        {
            return new Refusal("substitute-wrong", "another item is sent instead, of all that has not left; change its quantity before or after.");
        }

        OrderPart part = order.Parts.First(part => part.Positions.Contains(line.Position));
        return part.IsClosed ? new Refusal("part-closed", $"its part '{part.Id}' is {OrderDecisions.Words(part.Status)}.")
            : part.Kind == ProductKind.Physical ? ObjectionToGoods(order, part, line, wish)
            : ObjectionToOthers(part, wish);
    }

    private static Refusal? ObjectionToGoods(Order order, OrderPart part, OrderLine line, LineChange wish)
    {
        if (part is { Due: null, Steps.Count: > 0 })
        {
            return new Refusal("part-under-way", $"its part '{part.Id}' is being sent as a whole; wait until the warehouse has said what it sends when.");
        }

        decimal sent = order.SentOf(line.Position);
        return wish.Quantity < sent
            ? new Refusal("line-shipped", string.Create(CultureInfo.InvariantCulture, $"{sent:0.###} of it have left or are about to; it can't be {wish.Quantity:0.###}."))
            : sent == line.Quantity && wish.Quantity == sent
                ? new Refusal("line-shipped", "all of it has left or is about to.")
                : null;
    }

    private static Refusal? ObjectionToOthers(OrderPart part, LineChange wish) =>
        wish.Substitute is not null ? new Refusal("substitute-wrong", "only goods can be sent instead of others.")
        : part.Status != PartStatus.Open ? new Refusal("part-begun", $"its part '{part.Id}' has begun; only goods can be changed then.")
        : wish.Quantity == 0 && part.Positions.Count == 1 ? new Refusal("part-last-line", $"it is the only line of its part '{part.Id}'; cancel the order instead.")
        : null;
}
