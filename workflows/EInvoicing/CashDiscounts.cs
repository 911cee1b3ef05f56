using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadToCash.EInvoicing;

/// <summary>Cash discounts as XRechnung writes them into the terms of payment: <c>#SKONTO#TAGE=14#PROZENT=2.00#</c>, each on a line of its own.</summary>
public static class CashDiscounts
{
    private static readonly Regex Form = new(
        @"\A#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    /// <summary>The line of a discount, with its line break.</summary>
    /// <param name="days">Days from the date of the invoice.</param>
    /// <param name="percentage">Discount.</param>
    /// <param name="baseAmount">What it is on, where that is not the amount due.</param>
    public static string Line(int days, Percentage percentage, decimal? baseAmount = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"#SKONTO#TAGE={days}#PROZENT={percentage.Value:0.00}#{(baseAmount is { } amount ? $"BASISBETRAG={amount:0.00}#" : "")}\n");

    /// <summary>Whether each line that begins with # is a discount in that form and ends with a line break.</summary>
    internal static bool AreReadable(string? terms)
    {
        string[] lines = (terms ?? "").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith('#') && (!Form.IsMatch(lines[i].Trim()) || i == lines.Length - 1))
            {
                return false;
            }
        }

        return true;
    }
}
