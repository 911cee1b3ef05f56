namespace LeadToCash.Documents;

/// <summary>Check digits by ISO 7064 mod 97-10, as account numbers and creditor references have them at their third and fourth place.</summary>
internal static class Mod97
{
    private const int Head = 4;

    /// <summary>Whether letters and digits with check digits are consistent.</summary>
    public static bool IsValid(string value) =>
        value.Length > Head && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && Remainder(value[Head..] + value[..Head]) == 1;

    /// <summary>The two check digits of a prefix of two letters and what follows the digits.</summary>
    public static string CheckDigits(string prefix, string rest) =>
        (98 - Remainder(rest + prefix + "00")).ToString("00", System.Globalization.CultureInfo.InvariantCulture);

    private static int Remainder(string text) =>
        text.Aggregate(0, (rest, c) => char.IsAsciiDigit(c) ? ((rest * 10) + (c - '0')) % 97 : ((rest * 100) + (c - 'A' + 10)) % 97);
}
