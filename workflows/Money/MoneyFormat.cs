using System.Globalization;

namespace LeadToCash;

/// <summary>Writes amounts the same way on every page and in every mail.</summary>
internal static class MoneyFormat
{
    public static string Format(Money money, CultureInfo culture)
    {
        var number = (NumberFormatInfo)culture.NumberFormat.Clone();
        number.CurrencySymbol = Symbol(money.Currency);
        number.CurrencyDecimalDigits = Currencies.Digits(money.Currency);
        return money.Amount.ToString("C", number);
    }

    private static string Symbol(string currency) => currency switch
    {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        _ => currency,
    };
}
