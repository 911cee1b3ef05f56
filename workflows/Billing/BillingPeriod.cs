using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace LeadToCash.Billing;

/// <summary>Local dates from first to last, both included: what a charge is for.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BillingPeriod
{
    /// <summary>Creates a period.</summary>
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    [JsonConstructor]
    public BillingPeriod(DateOnly from, DateOnly to) =>
        (From, To) = to >= from ? (from, to) : throw new ArgumentException($"A period from {from:yyyy-MM-dd} can't end on {to:yyyy-MM-dd}.", nameof(to));

    /// <summary>First day.</summary>
    public DateOnly From { get; }

    /// <summary>Last day.</summary>
    public DateOnly To { get; }

    /// <summary>Days from first to last; daylight saving has no part in it, since dates have no hours.</summary>
    [JsonIgnore]
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>Whether all of another period lies in it.</summary>
    public bool Contains(BillingPeriod other) => From <= other.From && other.To <= To;

    /// <summary>What it shares with another; null for nothing.</summary>
    public BillingPeriod? Within(BillingPeriod other)
    {
        (DateOnly from, DateOnly to) = (From > other.From ? From : other.From, To < other.To ? To : other.To);
        return from <= to ? new BillingPeriod(from, to) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}";
}
