using System.Globalization;
using LeadToCash.Tests;

namespace LeadToCash.Bench.Year;

/// <summary>
/// The web shop: it sells by day and hardly at Christmas itself, more before it, nothing at night, and tells the app by webhooks, some of them twice, some days late, some in the wrong order.
/// </summary>
internal sealed class WebShop
{
    private const int Opens = 7 * 60;
    private const int Closes = 22 * 60;

    private readonly World _world;
    private readonly PriceTags _prices;
    private readonly SortedDictionary<DateTimeOffset, List<Func<Task>>> _agenda = [];

    public WebShop(World world, PriceTags prices, int year, int orders)
    {
        (_world, _prices) = (world, prices);
        Season season = new(year);
        int customers = Math.Max(4, orders / 3);
        Orders = [.. Enumerable.Range(1, orders).Select(number => Make(number, season, customers)).OrderBy(order => order.PlacedAt)];
        foreach (ShopOrder order in Orders)
        {
            Plan(order);
        }
    }

    /// <summary>All orders of the year, by time.</summary>
    public IReadOnlyList<ShopOrder> Orders { get; }

    /// <summary>Orders that were cancelled, or that somebody tried to.</summary>
    public HashSet<string> Cancelled { get; } = new(StringComparer.Ordinal);

    /// <summary>Webhooks sent so far.</summary>
    public int Deliveries { get; private set; }

    /// <summary>Sends what is due by now.</summary>
    public async Task SellAsync()
    {
        while (_agenda.Count > 0 && _agenda.First() is { } next && next.Key <= _world.Now)
        {
            _agenda.Remove(next.Key);
            await Task.WhenAll(next.Value.Select(send => send()));
            await _world.SettleAsync(); // so that contracts and visits have their numbers and slots in the order of the orders, whatever the machine does
        }
    }

    private ShopOrder Make(int number, Season season, int customers)
    {
        Chance chance = _world.Of(string.Create(CultureInfo.InvariantCulture, $"order-{number}"));
        int buyer = chance.Between("customer", 1, customers);
        Customer customer = new(buyer, _world.Of(string.Create(CultureInfo.InvariantCulture, $"customer-{buyer}")));
        DateOnly day = season.DayAt(chance.Of("day"));
        return new ShopOrder
        {
            Number = number,
            Customer = customer,
            PlacedAt = World.At(day, chance.Between("minute", Opens, Closes - 1)),
            Lines = [.. Basket(chance, customer, day).DefaultIfEmpty(Seals(chance, day))],
            IsPaid = chance.Happens("paid", 0.18),
        };
    }

    private IEnumerable<ShopOrderLine> Basket(Chance chance, Customer customer, DateOnly day)
    {
        double kind = chance.Of("basket");
        if (kind < 0.55)
        {
            yield return Seals(chance, day);
        }
        else if (kind < 0.80)
        {
            yield return new("P-100", chance.Between("pumps", 1, 2), _prices.On("P-100", day), chance.Happens("discount", 0.2) ? 12_345 : 0, IsGoods: true);
        }

        if (chance.Happens("handbook", 0.12))
        {
            yield return new("HANDBOOK", 1, _prices.On("HANDBOOK", day), IsGoods: true, IsReduced: true);
        }

        if (!customer.IsAbroad && (kind is > 0.70 and < 0.80 or > 0.90))
        {
            yield return new("SVC-INST", 1, _prices.On("SVC-INST", day));
        }

        if (kind is > 0.76 and < 0.93)
        {
            string sku = chance.Pick("care", (string[])["SUB-CARE", "SUB-CARE", "SUB-QUARTER"]);
            yield return new(sku, 1, _prices.On(sku, day));
        }
    }

    private ShopOrderLine Seals(Chance chance, DateOnly day)
    {
        int seals = chance.Between("seals", 1, 6);
        return new ShopOrderLine("SP-SEAL", seals, _prices.On("SP-SEAL", day), chance.Happens("discount", 0.15) ? seals * 100 : 0, IsGoods: true);
    }

    private void Plan(ShopOrder order)
    {
        Chance chance = _world.Of("delivery-" + order.Number.ToString(CultureInfo.InvariantCulture));
        DateTimeOffset first = chance.Happens("late", 0.04) ? order.PlacedAt.AddDays(chance.Between("days", 1, 3)) : order.PlacedAt;
        At(first, () => CreateAsync(order, "create"));
        if (chance.Happens("twice", 0.08))
        {
            At(first, () => CreateAsync(order, "create"));
        }

        if (chance.Happens("again", 0.04))
        {
            At(first.AddDays(chance.Between("later", 1, 9)), () => CreateAsync(order, "updated"));
        }

        if (chance.Happens("cancelled", 0.035))
        {
            Cancelled.Add(order.Id);
            At(chance.Happens("before", 0.3) ? order.PlacedAt.AddMinutes(-1) : first.AddMinutes(20), () => CancelAsync(order));
        }
    }

    private void At(DateTimeOffset at, Func<Task> send)
    {
        if (!_agenda.TryGetValue(at, out List<Func<Task>>? due))
        {
            _agenda[at] = due = [];
        }

        due.Add(send);
    }

    private Task CreateAsync(ShopOrder order, string topic) =>
        SendAsync(topic == "create" ? "orders/create" : "orders/updated", order.ToDocument(), string.Create(CultureInfo.InvariantCulture, $"{topic}-{order.Number}"));

    private Task CancelAsync(ShopOrder order) => SendAsync("orders/cancelled", order.ToCancellation(_world.Now), string.Create(CultureInfo.InvariantCulture, $"cancel-{order.Number}"));

    private Task SendAsync(string topic, byte[] document, string id)
    {
        Deliveries++;
        return _world.DeliverAsync(Signatures.Shopify(topic, document, id));
    }
}
