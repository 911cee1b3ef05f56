using System.Globalization;
using LeadToCash.Catalog;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Availability;

/// <summary>Reads what a query string asks of an item.</summary>
internal sealed class StockQuery(StockRules rules)
{
    private const decimal MaximumQuantity = 1_000_000_000m;

    /// <summary>What is wrong, by field.</summary>
    public Dictionary<string, string[]> Errors { get; } = [];

    /// <summary>The question, or null if something is wrong.</summary>
    public StockLine? Read(HttpRequest request, Product product)
    {
        decimal quantity = Quantity(request.Query["quantity"].ToString());
        DateOnly? date = Date(request.Query["date"].ToString());
        string? warehouse = Warehouse(request.Query["warehouse"].ToString());
        return Errors.Count > 0
            ? null
            : new StockLine("1", product.Sku, quantity, date, request.Query["wholeOnly"] == "true", request.Query["postCode"].ToString(), warehouse);
    }

    private decimal Quantity(string text)
    {
        if (text.Length == 0)
        {
            return 1;
        }

        bool right = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal quantity) && IsQuantity(quantity);
        Require(right, "quantity", $"'{text}' is no quantity; write a number above 0 such as 2 or 1.5.");
        return quantity;
    }

    /// <summary>Above 0, below a thousand million, at most three digits after the point.</summary>
    internal static bool IsQuantity(decimal quantity) => quantity > 0 && quantity < MaximumQuantity && decimal.Round(quantity, 3) == quantity;

    private DateOnly? Date(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        bool right = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        Require(right, "date", $"'{text}' is no date; write 2026-04-01.");
        return date;
    }

    private string? Warehouse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        string? code = rules.Warehouse(text)?.Code;
        Require(code is not null, "warehouse", $"There is no warehouse '{text}', only {string.Join(", ", rules.Warehouses.Select(one => one.Code))}.");
        return code;
    }

    private void Require(bool holds, string field, string sentence)
    {
        if (!holds)
        {
            Errors[field] = [sentence];
        }
    }
}
