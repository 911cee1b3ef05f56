using System.Globalization;
using LeadToCash.Requests;

namespace LeadToCash.CollectiveBilling;

/// <summary>What a customer agreed on, as staff wrote it.</summary>
/// <param name="Cycle"><c>weekly</c>, <c>halfMonthly</c>, <c>monthly</c>, or <c>none</c> for an invoice by itself.</param>
/// <param name="Separation"><c>none</c>, <c>order</c>, <c>deliveryAddress</c>; none unless given.</param>
/// <param name="MostLines">Most lines of an invoice; 200 unless given.</param>
/// <param name="From">First local day; today unless given.</param>
internal sealed record WantedInvoicing(string Cycle, string? Separation = null, int? MostLines = null, DateOnly? From = null)
{
    private const string None = "none";

    /// <summary>The terms, or what is wrong with them by field.</summary>
    public static (InvoicingTerms? Terms, Dictionary<string, string[]> Errors) Read(SubmittedFields fields, DateOnly today)
    {
        Dictionary<string, string[]> errors = [];
        string cycle = fields["cycle"];
        if (cycle != None && !Is<CollectiveCycle>(cycle))
        {
            errors["cycle"] = ["Write weekly, halfMonthly, monthly or none."];
        }

        if (fields["separation"] is not ("" or None) && !Is<InvoiceSeparation>(fields["separation"]))
        {
            errors["separation"] = ["Write none, order or deliveryAddress."];
        }

        int most = InvoicingTerms.LongestInvoice;
        if (fields["mostLines"] is { Length: > 0 } lines && (!int.TryParse(lines, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > InvoicingTerms.LongestInvoice))
        {
            errors["mostLines"] = [$"Write a number from 1 to {InvoicingTerms.LongestInvoice:D}."];
        }

        DateOnly from = today;
        if (fields["from"] is { Length: > 0 } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out from))
        {
            errors["from"] = ["Write a date such as 2026-11-01."];
        }

        return errors.Count > 0 ? (null, errors) : (new InvoicingTerms(from, Of<CollectiveCycle>(cycle), Of<InvoiceSeparation>(fields["separation"]) ?? InvoiceSeparation.None, most), errors);
    }

    private static bool Is<TEnum>(string text)
        where TEnum : struct, Enum => Of<TEnum>(text) is not null;

    /// <summary>By name only: a number is none.</summary>
    private static TEnum? Of<TEnum>(string text)
        where TEnum : struct, Enum
    {
        string? name = Enum.GetNames<TEnum>().FirstOrDefault(known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Enum.Parse<TEnum>(name);
    }
}
