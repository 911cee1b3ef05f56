namespace LeadToCash.OpenItems;

/// <summary>What is open in one currency, by how long it has been due.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Buckets">Not due, 1–30 days, 31–60, 61–90, more than 90.</param>
public sealed record AgedTotals(string Currency, IReadOnlyList<AgeBucket> Buckets)
{
    private static readonly (string Name, int To)[] Ages = [("notDue", 0), ("1-30", 30), ("31-60", 60), ("61-90", 90), ("over90", int.MaxValue)];

    /// <summary>Sum of all.</summary>
    public Money Total => Money.Sum(Buckets.Select(bucket => bucket.Open), Currency);

    /// <summary>How many invoices.</summary>
    public int Items => Buckets.Sum(bucket => bucket.Items);

    /// <summary>Nothing open.</summary>
    public static AgedTotals None(string currency) => new(currency, [.. Ages.Select(age => new AgeBucket(age.Name, Money.Zero(currency), 0))]);

    /// <summary>With more in the bucket of an age.</summary>
    /// <param name="daysOverdue">Days since it was due; 0 or less when it is not overdue.</param>
    /// <param name="open">How much.</param>
    /// <param name="items">How many invoices.</param>
    public AgedTotals With(int daysOverdue, Money open, int items)
    {
        int index = Array.FindIndex(Ages, age => daysOverdue <= age.To);
        return this with { Buckets = [.. Buckets.Select((bucket, i) => i == index ? bucket with { Open = bucket.Open + open, Items = bucket.Items + items } : bucket)] };
    }
}

/// <summary>What is open of one age.</summary>
/// <param name="Age"><c>notDue</c>, <c>1-30</c>, <c>31-60</c>, <c>61-90</c>, <c>over90</c> days.</param>
/// <param name="Open">How much.</param>
/// <param name="Items">How many invoices.</param>
public sealed record AgeBucket(string Age, Money Open, int Items);
