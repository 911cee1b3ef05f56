using System.Globalization;
using LeadToCash.Requests;

namespace LeadToCash.QuoteToOrder;

/// <summary>Reads the form of one line on the staff's page.</summary>
/// <param name="Change">The line as it is to be; null if something is wrong.</param>
/// <param name="Errors">Sentences by field.</param>
internal sealed record OrderLineForm(LineChange? Change, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>Reads and checks.</summary>
    public static OrderLineForm Of(SubmittedFields fields, int position, Func<string, Substitute?> substitutes)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        DateOnly date = default;
        bool isQuantity = decimal.TryParse(fields["quantity"].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal quantity);
        bool isDate = fields["requestedOn"].Length == 0 || OrderPatchReader.IsDate(fields["requestedOn"], out date);
        if (!isQuantity)
        {
            errors["quantity"] = ["Write a number such as 2 or 1.5; 0 removes the line."];
        }

        if (!isDate)
        {
            errors["requestedOn"] = ["Write a date such as 2026-04-10, or nothing."];
        }

        Substitute? substitute = fields["sku"].Length == 0 ? null : substitutes(fields["sku"]);
        if (fields["sku"].Length > 0 && substitute is null)
        {
            errors["sku"] = ["Name goods of the catalogue, or nothing."];
        }

        LineChange change = new(position, quantity, fields["requestedOn"].Length == 0 ? null : date, fields["deliveryText"] is { Length: > 0 } text ? text : null, substitute);
        return new OrderLineForm(errors.Count == 0 ? change : null, errors);
    }
}
