using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadToCash;

/// <summary>Writes <c>{"amount":9269.00,"currency":"EUR"}</c>: exact, and readable where it is stored and sent.</summary>
internal sealed class MoneyJsonConverter : JsonConverter<Money>
{
    /// <summary>Fits 64 bits of minor units in every currency.</summary>
    private const decimal LargestAmount = 900_000_000_000_000m;

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("amount", out JsonElement amount)
            || amount.ValueKind != JsonValueKind.Number
            || !amount.TryGetDecimal(out decimal value)
            || Math.Abs(value) > LargestAmount
            || !root.TryGetProperty("currency", out JsonElement currency)
            || currency.ValueKind != JsonValueKind.String
            || !Currencies.IsCode(currency.GetString()))
        {
            throw new JsonException("An amount of money is an object with a number 'amount' and an ISO 4217 'currency'.");
        }

        return Money.Of(value, currency.GetString()!);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("amount", decimal.Round(value.Amount, Currencies.Digits(value.Currency)) + Padding(value.Currency));
        writer.WriteString("currency", value.Currency);
        writer.WriteEndObject();
    }

    /// <summary>A zero with the currency's digits, so that 9269 is written as 9269.00.</summary>
    private static decimal Padding(string currency) => new(0, 0, 0, isNegative: false, (byte)Currencies.Digits(currency));
}
