using System.Globalization;

namespace LeadToCash.Insights;

/// <summary>A deal that may still be won.</summary>
/// <param name="Owner">Whose it is; null for nobody's.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Probability">Of being won.</param>
/// <param name="Value">Expected, net; null if unknown.</param>
/// <param name="CloseOn">Expected local date; null if unknown.</param>
public sealed record OpenDeal(string? Owner, string Stage, Percentage Probability, Money? Value, DateOnly? CloseOn);

/// <summary>What open deals come to in one currency.</summary>
/// <param name="Deals">How many there are.</param>
/// <param name="Value">All that is expected, as if everything were won.</param>
/// <param name="Weighted">Each value times its probability, rounded once per deal.</param>
public sealed record ForecastSum(int Deals, Money Value, Money Weighted);

/// <summary>A part of a forecast.</summary>
/// <param name="Key">First date of a month, id of a stage, or name of a rep; null for deals that have none.</param>
/// <param name="Sum">What it comes to.</param>
public sealed record ForecastPart(string? Key, ForecastSum Sum);

/// <summary>The forecast in one currency; currencies are never added.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">All of it.</param>
/// <param name="Months">By month of the expected close, <c>yyyy-MM</c>; deals without a date come last.</param>
/// <param name="Reps">By rep.</param>
/// <param name="Stages">By stage.</param>
public sealed record CurrencyForecast(
    string Currency, ForecastSum Total, IReadOnlyList<ForecastPart> Months, IReadOnlyList<ForecastPart> Reps, IReadOnlyList<ForecastPart> Stages);

/// <summary>Weighs what is open.</summary>
public static class PipelineForecast
{
    /// <summary>The forecast of each currency. Deals without a value have no part in it.</summary>
    public static IReadOnlyList<CurrencyForecast> Of(IEnumerable<OpenDeal> deals) =>
    [
        .. from deal in deals
           where deal.Value is not null
           group deal by deal.Value!.Value.Currency into currency
           orderby currency.Key
           select new CurrencyForecast(
               currency.Key,
               Sum(currency),
               Parts(currency, deal => deal.CloseOn?.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
               Parts(currency, deal => deal.Owner),
               Parts(currency, deal => deal.Stage)),
    ];

    /// <summary>What deals of one currency come to.</summary>
    private static ForecastSum Sum(IGrouping<string, OpenDeal> deals) => Sum(deals.Key, [.. deals]);

    private static ForecastSum Sum(string currency, IReadOnlyList<OpenDeal> deals) => new(
        deals.Count,
        Money.Sum(deals.Select(deal => deal.Value!.Value), currency),
        Money.Sum(deals.Select(deal => deal.Probability.Of(deal.Value!.Value)), currency));

    private static List<ForecastPart> Parts(IGrouping<string, OpenDeal> deals, Func<OpenDeal, string?> keyOf) =>
    [
        .. deals.GroupBy(keyOf)
            .OrderBy(part => part.Key is null).ThenBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new ForecastPart(part.Key, Sum(deals.Key, [.. part]))),
    ];
}
