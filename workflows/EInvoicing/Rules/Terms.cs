namespace LeadToCash.EInvoicing;

/// <summary>Questions that rules ask of a term.</summary>
internal static class Terms
{
    private const int AmountDecimals = 2;

    /// <summary>Whether a text is there; blanks are none.</summary>
    public static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);

    /// <summary>Whether an identifier is there.</summary>
    public static bool Has(Identifier? identifier) => Has(identifier?.Value);

    /// <summary>Whether an amount has at most two decimals as it is written.</summary>
    public static bool IsAmount(decimal? amount) => amount is null || amount.Value.Scale <= AmountDecimals;

    /// <summary>Rounds to two decimals, half away from zero.</summary>
    public static decimal Rounded(decimal amount) => Math.Round(amount, AmountDecimals, MidpointRounding.AwayFromZero);

    /// <summary>Tax on an amount, rounded to the currency's decimals but to two at most.</summary>
    public static decimal TaxOn(decimal taxable, decimal rate, string? currency) =>
        Math.Round(taxable * rate / 100m, Digits(currency), MidpointRounding.AwayFromZero);

    /// <summary>
    /// Whether a tax is that on an amount. One of the currency's smallest units more or less is no mistake: partial invoices and credit notes have the difference of two
    /// rounded taxes, so that they come to the whole. The sum of the taxes of several bills may be off by a unit for each. The artefact tolerates less than a whole euro, and so does this.
    /// </summary>
    public static bool IsTaxOn(decimal tax, decimal taxable, decimal rate, string? currency, int taxesSummed = 1)
    {
        decimal off = Math.Abs(tax - TaxOn(taxable, rate, currency));
        decimal unit = new(1, 0, 0, isNegative: false, (byte)Digits(currency));
        return off <= unit || (off <= unit * taxesSummed && off < 1);
    }

    /// <summary>Decimals of amounts in a currency: EN 16931 allows two at most, even where ISO 4217 has three.</summary>
    public static int Digits(string? currency) => Math.Min(AmountDecimals, currency is null ? AmountDecimals : Currencies.Digits(currency));
}
