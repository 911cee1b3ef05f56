using System.Globalization;
using System.Text.Json.Serialization;

namespace LeadToCash;

/// <summary>
/// An exact amount in one currency, held in its minor units (cents, yen, fils). Use <see cref="decimal"/> only for factors
/// (quantities, rates); an amount that leaves a computation is a <see cref="Money"/> and was rounded once, half away from zero.
/// </summary>
/// <param name="MinorUnits">The amount in minor units of <paramref name="Currency"/>; may be negative.</param>
/// <param name="Currency">ISO 4217 code, three capital letters.</param>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(long MinorUnits, string Currency) : IComparable<Money>
{
    /// <summary>The amount in major units (euros), exact.</summary>
    public decimal Amount => MinorUnits / Currencies.Scale(Currency);

    /// <summary>True for an amount of nothing, whatever the currency.</summary>
    public bool IsZero => MinorUnits == 0;

    /// <summary>True for an amount below nothing.</summary>
    public bool IsNegative => MinorUnits < 0;

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(string currency) => new(0, Currencies.Checked(currency));

    /// <summary>Rounds an amount in major units to the currency's minor unit, half away from zero (EN 16931, section 6.5.11).</summary>
    /// <exception cref="ArgumentException">The currency is not an ISO 4217 code.</exception>
    /// <exception cref="OverflowException">The amount does not fit 64 bits of minor units.</exception>
    public static Money Of(decimal amount, string currency) =>
        new((long)Math.Round(amount * Currencies.Scale(Currencies.Checked(currency)), 0, MidpointRounding.AwayFromZero), currency);

    /// <summary>The sum; nothing in <paramref name="currency"/> when there are no amounts.</summary>
    public static Money Sum(IEnumerable<Money> amounts, string currency) => amounts.Aggregate(Zero(currency), (sum, amount) => sum + amount);

    /// <summary>This amount times a factor (a quantity, a rate), rounded once, half away from zero.</summary>
    public Money Times(decimal factor) => Of(Amount * factor, Currency);

    /// <summary>Splits without losing a cent: the first parts carry the remainder.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one parts.</exception>
    public IReadOnlyList<Money> SplitInto(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        (long share, long rest) = Math.DivRem(MinorUnits, parts);
        (string currency, int sign) = (Currency, Math.Sign(rest));
        return [.. Enumerable.Range(0, parts).Select(i => new Money(share + (i < Math.Abs(rest) ? sign : 0), currency))];
    }

    /// <inheritdoc/>
    public int CompareTo(Money other) => MinorUnits.CompareTo(other.In(Currency).MinorUnits);

    /// <summary>As a person of that culture reads it: 9.269,00 € in Germany, €9,269.00 in Great Britain.</summary>
    public string ToString(CultureInfo culture) => MoneyFormat.Format(this, culture);

    /// <summary>Invariant form for logs and consoles: 9,269.00 EUR.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Amount.ToString("N" + Currencies.Digits(Currency), CultureInfo.InvariantCulture)} {Currency}");

    public static Money operator +(Money left, Money right) => new(checked(left.MinorUnits + right.In(left.Currency).MinorUnits), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.MinorUnits - right.In(left.Currency).MinorUnits), left.Currency);

    public static Money operator -(Money value) => new(-value.MinorUnits, value.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    private Money In(string currency) =>
        string.Equals(Currency, currency, StringComparison.Ordinal)
            ? this
            : throw new InvalidOperationException($"Amounts of {Currency} and {currency} cannot be mixed; convert first.");
}
