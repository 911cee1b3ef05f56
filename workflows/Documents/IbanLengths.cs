namespace LeadToCash.Documents;

/// <summary>How long the account numbers of the SEPA area are (SWIFT's IBAN registry), and who of it is in the European Economic Area.</summary>
internal static class IbanLengths
{
    private static readonly Dictionary<string, int> Economic = new(StringComparer.Ordinal)
    {
        ["AT"] = 20,
        ["BE"] = 16,
        ["BG"] = 22,
        ["CY"] = 28,
        ["CZ"] = 24,
        ["DE"] = 22,
        ["DK"] = 18,
        ["EE"] = 20,
        ["ES"] = 24,
        ["FI"] = 18,
        ["FR"] = 27,
        ["GR"] = 27,
        ["HR"] = 21,
        ["HU"] = 28,
        ["IE"] = 22,
        ["IS"] = 26,
        ["IT"] = 27,
        ["LI"] = 21,
        ["LT"] = 20,
        ["LU"] = 20,
        ["LV"] = 21,
        ["MT"] = 31,
        ["NL"] = 18,
        ["NO"] = 15,
        ["PL"] = 28,
        ["PT"] = 25,
        ["RO"] = 24,
        ["SE"] = 24,
        ["SI"] = 19,
        ["SK"] = 24,
    };

    private static readonly Dictionary<string, int> Others = new(StringComparer.Ordinal)
    {
        ["AD"] = 24,
        ["AL"] = 28,
        ["CH"] = 21,
        ["GB"] = 22,
        ["GI"] = 23,
        ["MC"] = 27,
        ["MD"] = 24,
        ["ME"] = 22,
        ["MK"] = 19,
        ["RS"] = 22,
        ["SM"] = 27,
        ["VA"] = 22,
    };

    /// <summary>The length, or null for a country outside of SEPA.</summary>
    public static int? Of(string country) =>
        Economic.TryGetValue(country, out int length) || Others.TryGetValue(country, out length) ? length : null;

    public static bool InEconomicArea(string country) => Economic.ContainsKey(country);
}
