using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;
using StockOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Availability;

/// <summary>
/// The warehouse with our own stock book: items that are kept there are reserved for an order (those that its quote holds already are not reserved twice), leave
/// when they are there and promised, and are taken off the stock then. Everything else is the back end's as before. Safe to run twice under a key.
/// </summary>
public sealed class StockedWarehouse(EmbeddedWarehouse backEnd, StockBook book, OrderStock stock, StockedItems items, OrderStore orders) : IWarehouse
{
    /// <inheritdoc/>
    public async Task<BackEndReceipt> ReserveAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken)
    {
        BackEndReceipt receipt = await backEnd.ReserveAsync(key, orderId, goods, cancellationToken);
        await LookAsync(orderId, goods, cancellationToken);
        return receipt;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GoodsPortion>> LookAsync(string orderId, IReadOnlyList<OrderLine> open, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(orderId, cancellationToken)).State;
        ILookup<string?, OrderLine> bySku = open.ToLookup(line => items.Find(line.Sku)?.Sku);
        List<GoodsPortion> portions = [.. bySku[null].Select(GoodsPortion.Ready)];
        foreach (string sku in Skus(order, open))
        {
            OrderLine[] lines = [.. bySku[sku].Select(line => line with { Sku = sku })];
            IReadOnlyList<StockShelf> shelves = await stock.FollowAsync(orderId, order.Revision, sku, lines, cancellationToken);
            portions.AddRange(shelves.Count == 0 ? lines.Select(GoodsPortion.Ready) : GoodsShares.Of(lines, stock.Portions(shelves, orderId), book.Today));
        }

        return portions;
    }

    /// <inheritdoc/>
    public async Task<BackEndReceipt> SendAsync(string key, string orderId, string? warehouse, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken)
    {
        if (warehouse is not null)
        {
            await TakeOutAsync(key, orderId, warehouse, goods, cancellationToken);
        }

        return await backEnd.SendAsync(key, orderId, warehouse, goods, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BackEndReceipt> ShipAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken)
    {
        foreach ((OrderLine line, IReadOnlyList<StockShelf> shelves) in await KeptAsync(goods, cancellationToken))
        {
            foreach (StockShelf shelf in shelves)
            {
                decimal quantity = Held([shelf], orderId).Sum(held => held.Quantity);
                if (quantity > 0)
                {
                    await ExecuteAsync($"ship/{key}", new StockCommand.Ship(orderId, quantity, shelf.Terms), cancellationToken);
                }
            }
        }

        return await backEnd.ShipAsync(key, orderId, goods, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BackEndReceipt> ReleaseAsync(string key, string orderId, CancellationToken cancellationToken)
    {
        IEnumerable<OrderLine> lines = (await orders.FindAsync(orderId, cancellationToken))?.State is { } order ? [.. order.Lines, .. order.RemovedLines] : [];
        foreach ((_, IReadOnlyList<StockShelf> shelves) in await KeptAsync(lines, cancellationToken))
        {
            foreach (StockShelf shelf in shelves.Where(shelf => Held([shelf], orderId).Any()))
            {
                await ExecuteAsync($"cancel/{key}", new StockCommand.CancelOrder(orderId, "cancelled", shelf.Terms), cancellationToken);
            }
        }

        return await backEnd.ReleaseAsync(key, orderId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BackEndReceipt> TakeBackAsync(string key, string reference, string? warehouse, OrderLine goods, CancellationToken cancellationToken)
    {
        if (warehouse is not null && items.Find(goods.Sku) is { } product && await book.KeepsAsync(product.Sku, cancellationToken))
        {
            await ExecuteAsync($"back/{key}", new StockCommand.TakeBack(reference, goods.Quantity, book.TermsOf(product.Sku, warehouse)), cancellationToken);
        }

        return await backEnd.TakeBackAsync(key, reference, warehouse, goods, cancellationToken);
    }

    private async Task TakeOutAsync(string key, string orderId, string warehouse, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken)
    {
        ILookup<string?, OrderLine> bySku = goods.ToLookup(line => items.Find(line.Sku)?.Sku);
        foreach (string sku in bySku.Select(item => item.Key).OfType<string>())
        {
            if (await book.KeepsAsync(sku, cancellationToken))
            {
                await ExecuteAsync($"ship/{key}", new StockCommand.Ship(orderId, bySku[sku].Sum(line => line.Quantity), book.TermsOf(sku, warehouse)), cancellationToken);
            }
        }
    }

    /// <summary>Items that the order may hold: what is open, and once it was changed, what it no longer wants.</summary>
    private IEnumerable<string> Skus(Order order, IReadOnlyList<OrderLine> open) =>
        items.GoodsOf((order.Revision == 0 ? open : [.. open, .. order.Lines, .. order.RemovedLines]).Select(line => line.Sku)).Distinct(StringComparer.Ordinal);

    /// <summary>The lines whose items are kept in some warehouse.</summary>
    private async Task<IReadOnlyList<(OrderLine Line, IReadOnlyList<StockShelf> Shelves)>> KeptAsync(IEnumerable<OrderLine> lines, CancellationToken cancellationToken)
    {
        List<(OrderLine, IReadOnlyList<StockShelf>)> kept = [];
        foreach (OrderLine line in lines)
        {
            if (items.Find(line.Sku) is { } product)
            {
                IReadOnlyList<StockShelf> shelves = await book.ReadAsync(product.Sku, null, null, cancellationToken);
                if (shelves.Any(shelf => shelf.File is not null))
                {
                    kept.Add((line with { Sku = product.Sku }, shelves));
                }
            }
        }

        return kept;
    }

    private async Task ExecuteAsync(string commandId, StockCommand command, CancellationToken cancellationToken)
    {
        StockOutcome outcome = await book.ExecuteAsync(commandId, command, "system", cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            throw new BackEndFailedException(refusal.Reason); // goods that are late: asked again, and operations hears of it
        }
    }

    private static IEnumerable<Reservation> Held(IEnumerable<StockShelf> shelves, string orderId) =>
        shelves.SelectMany(shelf => shelf.File?.State.Reservations ?? []).Where(reservation => reservation.OrderId == orderId);
}
