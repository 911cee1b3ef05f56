using System.Collections.Immutable;

namespace LeadToCash.Billing;

/// <summary>The usage of one contract by day: what came twice is counted once, and what came with other figures under a known id is kept apart. Immutable.</summary>
public sealed class UsageMeter
{
    private readonly ImmutableDictionary<string, UsageRecord> _records;
    private readonly ImmutableDictionary<int, decimal[]> _months;

    private UsageMeter(ImmutableDictionary<string, UsageRecord> records, ImmutableDictionary<int, decimal[]> months, ImmutableList<UsageRecord> conflicts) =>
        (_records, _months, Conflicts) = (records, months, conflicts);

    /// <summary>No usage.</summary>
    public static UsageMeter Empty { get; } = new(ImmutableDictionary.Create<string, UsageRecord>(StringComparer.Ordinal), ImmutableDictionary<int, decimal[]>.Empty, []);

    /// <summary>Records whose id was known with another day or quantity. They are not counted; people decide.</summary>
    public ImmutableList<UsageRecord> Conflicts { get; }

    /// <summary>Adds records. A repetition changes nothing.</summary>
    /// <exception cref="ArgumentException">A quantity is negative.</exception>
    public UsageMeter With(params IEnumerable<UsageRecord> records)
    {
        ImmutableDictionary<string, UsageRecord>.Builder known = _records.ToBuilder();
        Dictionary<int, decimal[]> changed = [];
        ImmutableList<UsageRecord> conflicts = Conflicts;
        foreach (UsageRecord record in records)
        {
            if (record.Quantity < 0)
            {
                throw new ArgumentException($"Usage {record.Id} is negative.", nameof(records));
            }

            if (known.TryGetValue(record.Id, out UsageRecord? before))
            {
                conflicts = before == record || conflicts.Contains(record) ? conflicts : conflicts.Add(record);
                continue;
            }

            known.Add(record.Id, record);
            Days(changed, Month(record.Date))[record.Date.Day - 1] += record.Quantity;
        }

        return new UsageMeter(known.ToImmutable(), _months.SetItems(changed), conflicts);
    }

    /// <summary>All usage of a period.</summary>
    public decimal Of(BillingPeriod period)
    {
        decimal sum = 0;
        for (int month = Month(period.From); month <= Month(period.To); month++)
        {
            if (_months.TryGetValue(month, out decimal[]? days))
            {
                int last = month == Month(period.To) ? period.To.Day : days.Length;
                for (int day = month == Month(period.From) ? period.From.Day : 1; day <= last; day++)
                {
                    sum += days[day - 1];
                }
            }
        }

        return sum;
    }

    private decimal[] Days(Dictionary<int, decimal[]> changed, int month)
    {
        if (!changed.TryGetValue(month, out decimal[]? days))
        {
            days = _months.TryGetValue(month, out decimal[]? before) ? [.. before] : new decimal[31];
            changed.Add(month, days);
        }

        return days;
    }

    private static int Month(DateOnly day) => (day.Year * 12) + day.Month;
}
