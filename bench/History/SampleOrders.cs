namespace LeadToCash.Bench.History;

/// <summary>Orders and deals of an invented catalogue, the same on every run: few items are ordered often, and some are ordered together.</summary>
internal static class SampleOrders
{
    public const int Products = 500;
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static string Sku(int product) => $"ITEM-{product:D3}";

    /// <summary>Orders of one to five items.</summary>
    public static IReadOnlyList<string[]> Orders(int count) => [.. Enumerable.Range(0, count).Select(Order)];

    /// <summary>Deals over the last three years: item, quantity, ratio of realised to list price in thousandths, whether won, date.</summary>
    public static IReadOnlyList<SampleDeal> Deals(int count) => [.. Enumerable.Range(0, count).Select(i => new SampleDeal(
        Sku(Popular(Hash(i, 1))), 1 + (Hash(i, 2) % 30), 800 + (Hash(i, 3) % 201), Hash(i, 4) % 3 != 0, Today.AddDays(-(Hash(i, 5) % 1_095))))];

    public static string[] Order(int number)
    {
        int first = Popular(Hash(number, 0));
        return
        [
            .. Enumerable.Range(0, 1 + (Hash(number, 9) % 5))
                .Select(line => line == 0 ? first : Hash(number, line) % 4 == 0 ? (first + line) % Products : Popular(Hash(number, 20 + line)))
                .Distinct()
                .Select(Sku),
        ];
    }

    /// <summary>The square makes low numbers frequent.</summary>
    private static int Popular(int hash)
    {
        double uniform = hash % 10_000 / 10_000d;
        return (int)(Products * uniform * uniform);
    }

    private static int Hash(int number, int salt)
    {
        uint hash = unchecked(((uint)number * 2_654_435_761u) ^ ((uint)salt * 2_246_822_519u));
        hash ^= hash >> 15;
        hash = unchecked(hash * 2_246_822_519u);
        hash ^= hash >> 13;
        return (int)(hash & 0x7FFFFFFF);
    }
}

/// <summary>A deal.</summary>
internal sealed record SampleDeal(string Sku, int Quantity, int Permille, bool Won, DateOnly Date);
