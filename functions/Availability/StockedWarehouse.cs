using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;
using StockOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Availability;

/// <summary>
/// The warehouse with our own stock book: items that are kept there are reserved for an order (those that its quote holds already are not reserved twice), are
/// ready on the date that was promised, and leave the stock when they are shipped. Everything else is the back end's as before. Safe to run twice under a key.
/// </summary>
public sealed class StockedWarehouse(EmbeddedWarehouse backEnd, StockBook book, StockReservations reservations, StockedItems items, OrderStore orders, StockCalendar calendar) : IWarehouse
{
    /// <inheritdoc/>
    public async Task<BackEndReceipt> ReserveAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken)
    {
        BackEndReceipt receipt = await backEnd.ReserveAsync(key, orderId, goods, cancellationToken);
        DateTimeOffset readyAt = receipt.ReadyAt;
        foreach ((OrderLine line, IReadOnlyList<StockShelf> shelves) in await KeptAsync(goods, cancellationToken))
        {
            Reservation[] quoted = [.. Held(shelves, orderId).Where(held => held.Owner != orderId)];
            readyAt = calendar.Later(readyAt, quoted.Length > 0 ? quoted.Max(held => held.CompleteOn) : await ReservedAsync(orderId, line, cancellationToken));
        }

        return receipt with { ReadyAt = readyAt };
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
        IReadOnlyList<OrderLine> lines = (await orders.FindAsync(orderId, cancellationToken))?.State.Lines ?? [];
        foreach ((_, IReadOnlyList<StockShelf> shelves) in await KeptAsync(lines, cancellationToken))
        {
            foreach (StockShelf shelf in shelves.Where(shelf => Held([shelf], orderId).Any()))
            {
                await ExecuteAsync($"cancel/{key}", new StockCommand.CancelOrder(orderId, "cancelled", shelf.Terms), cancellationToken);
            }
        }

        return await backEnd.ReleaseAsync(key, orderId, cancellationToken);
    }

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

    private async Task<DateOnly> ReservedAsync(string orderId, OrderLine line, CancellationToken cancellationToken)
    {
        LinePromise promise = await reservations.ReserveAsync(new StockHolder(orderId, 1, HeldUntil: null, orderId), LineOf(line), cancellationToken);
        return promise.Refusal is null
            ? promise.Portions.Max(portion => portion.Date)
            : throw new BackEndFailedException($"{line.Sku} could not be reserved: {promise.Refusal}.");
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

    private static StockLine LineOf(OrderLine line) =>
        new(line.Position.ToString(System.Globalization.CultureInfo.InvariantCulture), line.Sku, line.Quantity);
}
