using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Availability;

/// <summary>Shares what an order holds of an item among its lines: the earliest pieces go to the line that wants its goods first.</summary>
internal static class GoodsShares
{
    /// <summary>Portions that make up what the lines are still to get; what is not held counts as on request.</summary>
    public static IEnumerable<GoodsPortion> Of(IReadOnlyList<OrderLine> lines, IReadOnlyList<SourcedGoods> held, DateOnly today)
    {
        Queue<SourcedGoods> sources = new(held.OrderBy(goods => goods.On ?? DateOnly.MinValue));
        decimal left = sources.Count > 0 ? sources.Peek().Quantity : 0;
        foreach (OrderLine line in lines.OrderBy(line => line.RequestedOn ?? DateOnly.MinValue).ThenBy(line => line.Position))
        {
            decimal open = line.Quantity;
            while (open > 0 && sources.Count > 0)
            {
                SourcedGoods source = sources.Peek();
                decimal taken = Math.Min(open, left);
                (open, left) = (open - taken, left - taken);
                yield return new GoodsPortion(line.Position, taken, source.Warehouse, source.On, source.Firm);
                if (left == 0)
                {
                    sources.Dequeue();
                    left = sources.Count > 0 ? sources.Peek().Quantity : 0;
                }
            }

            if (open > 0)
            {
                yield return new GoodsPortion(line.Position, open, Warehouse: null, today.AddDays(1), Firm: false);
            }
        }
    }
}
