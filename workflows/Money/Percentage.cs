using System.Globalization;
using System.Text.Json.Serialization;

namespace LeadToCash;

/// <summary>A rate in percent: 12.5 means 12.5 %. The default is 0 %.</summary>
/// <param name="Value">Percent, exact; may be negative.</param>
[JsonConverter(typeof(PercentageJsonConverter))]
public readonly record struct Percentage(decimal Value) : IComparable<Percentage>
{
    /// <summary>The share that a part has of a whole, rounded to <paramref name="digits"/> digits half away from zero; 0 % of nothing.</summary>
    public static Percentage Of(Money part, Money whole, int digits = 1) =>
        whole.IsZero ? default : new(Math.Round(part.Amount / whole.Amount * 100m, digits, MidpointRounding.AwayFromZero));

    /// <summary>This rate of an amount, rounded once to the minor unit, half away from zero.</summary>
    public Money Of(Money amount) => amount.Times(Value / 100m);

    /// <inheritdoc/>
    public int CompareTo(Percentage other) => Value.CompareTo(other.Value);

    /// <summary>As a person of that culture reads it: 12,5 % or 12.5 %.</summary>
    public string ToString(CultureInfo culture) => Value.ToString("0.##", culture) + " %";

    /// <inheritdoc/>
    public override string ToString() => ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Percentage left, Percentage right) => left.Value < right.Value;

    public static bool operator >(Percentage left, Percentage right) => left.Value > right.Value;

    public static bool operator <=(Percentage left, Percentage right) => left.Value <= right.Value;

    public static bool operator >=(Percentage left, Percentage right) => left.Value >= right.Value;
}
