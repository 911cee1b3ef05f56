using System.Globalization;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using StockOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Availability;

/// <summary>
/// What an order holds of an item: brought to what is still to be sent, whoever reserved it first, and read as portions that can leave. Safe to repeat: what is held already
/// is not reserved again. Takes a read for each warehouse, and a second one and four requests for each warehouse that changes when the order was changed.
/// </summary>
public sealed class OrderStock(StockBook book, StockReservations reservations, TimeProvider time)
{
    /// <summary>Reserves what is missing, gives back what is too much.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="revision">How often it was changed.</param>
    /// <param name="sku">Item number as the catalogue writes it.</param>
    /// <param name="lines">Its lines of the item with what is still to be sent of each; none to give all back.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The item in all warehouses as it is then; none if it is kept nowhere.</returns>
    /// <exception cref="BackEndFailedException">It can't be reserved.</exception>
    public async Task<IReadOnlyList<StockShelf>> FollowAsync(string orderId, int revision, string sku, IReadOnlyList<OrderLine> lines, CancellationToken cancellationToken)
    {
        IReadOnlyList<StockShelf> shelves = await book.ReadAsync(sku, warehouse: null, postCode: null, cancellationToken);
        if (shelves.All(shelf => shelf.File is null))
        {
            return [];
        }

        decimal needed = lines.Sum(line => line.Quantity);
        decimal held = shelves.SelectMany(shelf => HeldBy(shelf, orderId)).Sum(reservation => reservation.Quantity);
        if (held == needed)
        {
            return shelves;
        }

        await (held > needed
            ? GiveBackAsync(shelves, orderId, revision, held - needed, cancellationToken)
            : ReserveAsync(shelves, orderId, revision, lines[0], needed - held, cancellationToken));
        return await book.ReadAsync(sku, warehouse: null, postCode: null, cancellationToken);
    }

    /// <summary>What the order holds, as portions: what is there and promised for now, or free of earlier promises, can leave.</summary>
    public IReadOnlyList<SourcedGoods> Portions(IReadOnlyList<StockShelf> shelves, string orderId) => [.. shelves.SelectMany(shelf => PortionsOn(shelf, orderId))];

    private IEnumerable<SourcedGoods> PortionsOn(StockShelf shelf, string orderId)
    {
        StockItem item = shelf.Source.At(time.GetUtcNow());
        Reservation[] mine = [.. item.Reservations.Where(reservation => reservation.OrderId == orderId)];
        decimal held = mine.Sum(reservation => reservation.Quantity);
        if (held == 0)
        {
            yield break;
        }

        decimal ready = Math.Min(held, ReadyOf(item, shelf.Terms, mine));
        if (ready > 0)
        {
            yield return new SourcedGoods(shelf.Warehouse.Code, ready, On: null, Firm: true);
        }

        foreach (Portion later in Availability.Portions.Latest(mine.SelectMany(reservation => reservation.Portions), held - ready))
        {
            yield return new SourcedGoods(shelf.Warehouse.Code, later.Quantity, later.Date, later.Firm);
        }
    }

    private static decimal ReadyOf(StockItem item, StockTerms terms, Reservation[] mine)
    {
        decimal aside = item.Reservations.Where(one => one.Kind == ReservationKind.Allocated && !mine.Contains(one)).Sum(one => one.Quantity);
        decimal there = Math.Max(0, item.OnHand - aside);
        long place = mine.SelectMany(reservation => reservation.Portions).Min(portion => portion.Place);
        decimal before = DueNow(item.Reservations.Where(one => one.Kind != ReservationKind.Allocated && !mine.Contains(one)), terms.Today, place);
        decimal promised = Math.Min(DueNow(mine, terms.Today, long.MaxValue), Math.Max(0, there - before));
        decimal free = AvailabilityCurve.Of(item, terms with { SafetyStock = 0 }, reservation => !mine.Contains(reservation)).AvailableOn(terms.Today);
        return Math.Min(there, Math.Max(promised, free));
    }

    private static decimal DueNow(IEnumerable<Reservation> reservations, DateOnly today, long before) => reservations.SelectMany(reservation => reservation.Portions)
        .Where(portion => portion.Firm && portion.Date <= today && portion.Place < before).Sum(portion => portion.Quantity);

    /// <summary>The latest pieces go first.</summary>
    private async Task GiveBackAsync(IReadOnlyList<StockShelf> shelves, string orderId, int revision, decimal tooMuch, CancellationToken cancellationToken)
    {
        foreach ((StockShelf shelf, Reservation reservation) in shelves.SelectMany(shelf => HeldBy(shelf, orderId).Select(one => (shelf, one))).OrderByDescending(pair => pair.one.CompleteOn))
        {
            decimal back = Math.Min(tooMuch, reservation.Quantity);
            tooMuch -= back;
            if (back > 0)
            {
                decimal keeps = reservation.Quantity - back;
                string commandId = string.Create(CultureInfo.InvariantCulture, $"keep/{orderId}/{revision}/{reservation.Owner}/{reservation.Line}/{keeps:G29}");
                StockCommand.Trim trim = new(reservation.Owner, reservation.Line, reservation.Version, keeps, shelf.Terms);
                StockOutcome outcome = await book.ExecuteAsync(commandId, trim, "system", cancellationToken);
                if (outcome.Refusal is { } refusal)
                {
                    throw new BackEndFailedException(refusal.Reason);
                }
            }
        }
    }

    /// <summary>Under the order's own name, in a version of its own: so that what a quote held stays as it was promised.</summary>
    private async Task ReserveAsync(
        IReadOnlyList<StockShelf> shelves, string orderId, int revision, OrderLine line, decimal missing, CancellationToken cancellationToken)
    {
        string name = line.Position.ToString(CultureInfo.InvariantCulture);
        Reservation[] own = [.. shelves.SelectMany(shelf => HeldBy(shelf, orderId)).Where(reservation => reservation.IsOf(orderId, name))];
        int version = Math.Max(revision, own.Select(reservation => reservation.Version).DefaultIfEmpty(0).Max()) + 1;
        StockLine wanted = new(name, line.Sku, own.Sum(reservation => reservation.Quantity) + missing, line.RequestedOn);
        LinePromise promise = await reservations.ReserveAsync(new StockHolder(orderId, version, HeldUntil: null, orderId), wanted, cancellationToken);
        if (promise.Refusal is { } refusal)
        {
            throw new BackEndFailedException($"{line.Sku} could not be reserved: {refusal}.");
        }
    }

    private static IEnumerable<Reservation> HeldBy(StockShelf shelf, string orderId) =>
        (shelf.File?.State.Reservations ?? []).Where(reservation => reservation.OrderId == orderId);
}

/// <summary>Goods of an order in a warehouse.</summary>
/// <param name="Warehouse">Code.</param>
/// <param name="Quantity">Above 0.</param>
/// <param name="On">Local date from which they can leave; null for now.</param>
/// <param name="Firm">Covered by stock or a planned receipt.</param>
public sealed record SourcedGoods(string Warehouse, decimal Quantity, DateOnly? On, bool Firm);
