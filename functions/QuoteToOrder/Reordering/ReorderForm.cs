using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>A reorder as it was sent, by the page's form or as JSON by a shop.</summary>
/// <param name="Device">Id of the device.</param>
/// <param name="RequestId">Names the order: sent twice, it is one order. 1 to 200 characters; in JSON an <c>Idempotency-Key</c> does as well.</param>
/// <param name="Lines">The parts.</param>
public sealed record ReorderForm(string Device, string RequestId, IReadOnlyList<ReorderFormLine> Lines)
{
    private const string Quantity = "quantity.";
    private const string Price = "price.";
    private const int MaximumLines = 100;

    /// <summary>The form, or the problem to answer with.</summary>
    public static async Task<(ReorderForm? Form, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            (IFormCollection? fields, IResult? unreadable) = await FormBody.ReadAsync(request, cancellationToken);
            return (fields is null ? null : Of(fields), unreadable);
        }

        (ReorderBody? body, IResult? problem) = await JsonBody.ReadAsync<ReorderBody>(request, cancellationToken);
        return body is null
            ? (null, problem)
            : (new ReorderForm(
                body.Device ?? "",
                request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : body.RequestId ?? "",
                [.. (body.Lines ?? []).Select(line => new ReorderFormLine(line?.Sku ?? "", Text(line?.Quantity), Text(line?.Price)))]), null);
    }

    /// <summary>The parts that are wanted; what is wrong is noted by field.</summary>
    /// <param name="errors">Where it is noted.</param>
    internal IReadOnlyList<PartWish> Wishes(FieldErrors errors)
    {
        errors.Require(RequestId.Length is > 0 and <= 200, "requestId", "Error.RequestId");
        errors.Require(Lines.Count > 0, "lines", "Error.NoLines");
        errors.Require(Lines.Count <= MaximumLines && Lines.DistinctBy(line => line.Sku, StringComparer.OrdinalIgnoreCase).Count() == Lines.Count, "lines", "Error.Lines", MaximumLines);
        List<PartWish> wishes = [];
        foreach (ReorderFormLine line in Lines.Take(MaximumLines))
        {
            decimal? quantity = Number(line.Quantity);
            decimal? price = Number(line.Price);
            errors.Require(line.Sku.Length is > 0 and <= 64, "lines", "Error.NoLines");
            errors.Require(quantity is > 0 and <= 999 && decimal.IsInteger(quantity.Value), Quantity + line.Sku, "Error.Quantity");
            errors.Require(price is >= 0, Price + line.Sku, "Error.Price");
            wishes.Add(new PartWish(line.Sku, quantity ?? 0, price ?? 0));
        }

        return wishes;
    }

    /// <summary>What was written for a part; empty if nothing was.</summary>
    public string QuantityOf(string sku) => Lines.FirstOrDefault(line => string.Equals(line.Sku, sku, StringComparison.OrdinalIgnoreCase))?.Quantity ?? "";

    /// <summary>Lines of the page are the pairs of its fields <c>quantity.{sku}</c> and <c>price.{sku}</c>; those without a quantity are not wanted.</summary>
    private static ReorderForm Of(IFormCollection fields) => new(
        fields["device"].ToString().Trim(),
        fields["requestId"].ToString().Trim(),
        [
            .. fields.Where(field => field.Key.StartsWith(Quantity, StringComparison.OrdinalIgnoreCase) && field.Value.ToString().Trim() is not ("" or "0"))
                .Select(field => field.Key[Quantity.Length..])
                .Select(sku => new ReorderFormLine(sku, fields[Quantity + sku].ToString().Trim(), fields[Price + sku].ToString().Trim())),
        ]);

    private static string Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        _ => "",
    };

    private static decimal? Number(string text) =>
        text.Length <= 20 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}

/// <summary>A part as it was sent.</summary>
public sealed record ReorderFormLine(string Sku, string Quantity, string Price);

/// <summary>A reorder as JSON.</summary>
/// <param name="Device">Id of the device: <c>P-100:0815</c>.</param>
/// <param name="RequestId">Names the order: sent twice, it is one order; or send an <c>Idempotency-Key</c>.</param>
/// <param name="Lines">Each part once.</param>
internal sealed record ReorderBody([property: JsonRequired] string? Device, string? RequestId, [property: JsonRequired] IReadOnlyList<ReorderBodyLine?>? Lines);

/// <summary>A part.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Quantity">Whole, 1 to 999.</param>
/// <param name="Price">Net price of one unit that was shown.</param>
internal sealed record ReorderBodyLine([property: JsonRequired] string? Sku, [property: JsonRequired] JsonElement? Quantity, [property: JsonRequired] JsonElement? Price);
