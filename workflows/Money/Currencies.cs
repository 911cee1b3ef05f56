namespace LeadToCash;

/// <summary>Minor units of currencies by ISO 4217: two digits unless listed here.</summary>
public static class Currencies
{
    private static readonly Dictionary<string, int> Exceptions = new(StringComparer.Ordinal)
    {
        ["BIF"] = 0,
        ["CLP"] = 0,
        ["DJF"] = 0,
        ["GNF"] = 0,
        ["ISK"] = 0,
        ["JPY"] = 0,
        ["KMF"] = 0,
        ["KRW"] = 0,
        ["PYG"] = 0,
        ["RWF"] = 0,
        ["UGX"] = 0,
        ["UYI"] = 0,
        ["VND"] = 0,
        ["VUV"] = 0,
        ["XAF"] = 0,
        ["XOF"] = 0,
        ["XPF"] = 0,
        ["BHD"] = 3,
        ["IQD"] = 3,
        ["JOD"] = 3,
        ["KWD"] = 3,
        ["LYD"] = 3,
        ["OMR"] = 3,
        ["TND"] = 3,
        ["CLF"] = 4,
        ["UYW"] = 4,
    };

    private static readonly decimal[] Scales = [1m, 10m, 100m, 1_000m, 10_000m];

    /// <summary>Digits after the decimal point: 2 for EUR, 0 for JPY, 3 for KWD.</summary>
    public static int Digits(string currency) => Exceptions.GetValueOrDefault(currency, 2);

    /// <summary>Whether the text has the form of an ISO 4217 code.</summary>
    public static bool IsCode(string? currency) => currency is { Length: 3 } && !currency.AsSpan().ContainsAnyExceptInRange('A', 'Z');

    internal static decimal Scale(string currency) => Scales[Digits(currency)];

    internal static string Checked(string currency) =>
        IsCode(currency) ? currency : throw new ArgumentException($"'{currency}' is not an ISO 4217 currency code.", nameof(currency));
}
