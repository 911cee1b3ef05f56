using System.Globalization;
using LeadToCash.Requests;

namespace LeadToCash.Dunning;

/// <summary>Reads dates, amounts and instalments from submitted fields.</summary>
internal static class ClaimFields
{
    private const decimal Beyond = 1_000_000_000_000m;

    /// <summary>A date such as 2026-08-31; null when it is none.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="name">Which.</param>
    /// <param name="unsaid">The date of a field that was not sent.</param>
    public static DateOnly? Date(this SubmittedFields fields, string name, DateOnly? unsaid) => fields[name].Length == 0 ? unsaid
        : DateOnly.TryParseExact(fields[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    /// <summary>An amount such as 100.00; null when it is none.</summary>
    public static Money? Amount(this SubmittedFields fields, string name, string currency) =>
        decimal.TryParse(fields[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) && amount < Beyond ? Money.Of(amount, currency) : null;

    /// <summary>Lines of date and amount; null when one does not hold, or there is none.</summary>
    public static IReadOnlyList<Instalment>? Instalments(this SubmittedFields fields, string name, string currency)
    {
        List<Instalment> all = [];
        foreach (string[] parts in fields[name].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (parts.Length != 2 || !DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                || !decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) || amount is <= 0 or >= Beyond)
            {
                return null;
            }

            all.Add(new Instalment(date, Money.Of(amount, currency)));
        }

        return all.Count == 0 ? null : all;
    }
}
