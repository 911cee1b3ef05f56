using System.Collections.Immutable;

namespace LeadToCash.Billing;

/// <summary>The usage of one contract by day: what came twice is counted once, and what came with other figures under a known id is kept apart. Immutable.</summary>
public sealed class UsageMeter
{
    private readonly ImmutableDictionary<string, UsageRecord> _records;
    private readonly ImmutableDictionary<DateOnly, decimal> _days;

    private UsageMeter(ImmutableDictionary<string, UsageRecord> records, ImmutableDictionary<DateOnly, decimal> days, ImmutableList<UsageRecord> conflicts) =>
        (_records, _days, Conflicts) = (records, days, conflicts);

    /// <summary>No usage.</summary>
    public static UsageMeter Empty { get; } = new(ImmutableDictionary.Create<string, UsageRecord>(StringComparer.Ordinal), ImmutableDictionary<DateOnly, decimal>.Empty, []);

    /// <summary>Records whose id was known with another day or quantity. They are not counted; people decide.</summary>
    public ImmutableList<UsageRecord> Conflicts { get; }

    /// <summary>Adds a record. A repetition changes nothing.</summary>
    /// <exception cref="ArgumentException">The quantity is negative.</exception>
    public UsageMeter With(UsageRecord record)
    {
        if (record.Quantity < 0)
        {
            throw new ArgumentException($"Usage {record.Id} is negative.", nameof(record));
        }

        if (!_records.TryGetValue(record.Id, out UsageRecord? known))
        {
            return new UsageMeter(_records.Add(record.Id, record), _days.SetItem(record.Date, _days.GetValueOrDefault(record.Date) + record.Quantity), Conflicts);
        }

        return known == record || Conflicts.Contains(record) ? this : new UsageMeter(_records, _days, Conflicts.Add(record));
    }

    /// <summary>All usage of a period.</summary>
    public decimal Of(BillingPeriod period)
    {
        decimal sum = 0;
        for (DateOnly day = period.From; day <= period.To; day = day.AddDays(1))
        {
            sum += _days.GetValueOrDefault(day);
        }

        return sum;
    }
}
