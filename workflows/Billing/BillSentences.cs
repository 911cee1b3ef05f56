using System.Globalization;

namespace LeadToCash.Billing;

/// <summary>What the lines of a contract's invoice say, in German and English.</summary>
public static class BillSentences
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Of days of a period.</summary>
    public static string Part(string language, int days, int of) => language == "de" ? $"Anteilig: {days} von {of} Tagen." : $"In part: {days} of {of} days.";

    /// <summary>Name of a line of use.</summary>
    public static string Usage(string language, string name) => language == "de" ? $"{name}: Nutzung" : $"{name}: use";

    /// <summary>How use was rated, and whether it comes late.</summary>
    public static string Rated(string language, UsageCharge charge, UsageTariff tariff)
    {
        bool isGerman = language == "de";
        CultureInfo culture = isGerman ? German : English;
        string quantity = charge.Quantity.ToString("#,0.######", culture);
        decimal free = tariff.Allowance * charge.Period.Served.Days / charge.Period.Whole.Days;
        string included = free.ToString("#,0.##", culture);
        string rated = isGerman ? $"Genutzt: {quantity}; im Zeitraum frei: {included}." : $"Used: {quantity}; free in the period: {included}.";
        return !charge.IsLate ? rated
            : isGerman ? $"{rated} Nachgemeldet, nachdem der Zeitraum abgerechnet war."
            : $"{rated} Reported late, after the period was billed.";
    }

    /// <summary>Why days are credited.</summary>
    public static string Credit(string language, BillingPeriod days)
    {
        CultureInfo culture = language == "de" ? German : English;
        (string from, string to) = (days.From.ToString("d", culture), days.To.ToString("d", culture));
        return language == "de" ? $"Im Voraus berechnet, aber nicht erbracht: {from} bis {to}." : $"Billed in advance and not supplied: {from} to {to}.";
    }
}
