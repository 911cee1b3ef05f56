using LeadToCash.Calendar;
using LeadToCash.Catalog;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Brings the lines of a new version to the net that was agreed, by the prices of the day.</summary>
public sealed class AgreedNets(QuotePricing pricing, Catalogues catalogues, BusinessCalendars calendars, TimeProvider time, IStringLocalizer<QuoteTexts> texts)
{
    /// <summary>The lines with their agreed unit prices, or the problem: 400 for what is no net, 422 for one that can't be reached, with the nearest ones.</summary>
    /// <param name="wish">What is wanted; every line with a name.</param>
    /// <param name="net">As written.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<(IReadOnlyList<RequestedLine>? Lines, IResult? Problem)> ReachAsync(QuoteWish wish, string net, CancellationToken cancellationToken)
    {
        FieldErrors errors = new((name, values) => texts[name, values]);
        Money? target = QuoteLineCheck.Price(net, "targetNet", wish.Currency ?? catalogues.Currency, errors);
        if (target is not { } sum)
        {
            return (null, Problem.Invalid(errors.ToDictionary()));
        }

        PricingResult priced = await pricing.PriceAsync(wish, calendars.Today(time), cancellationToken);
        if (priced.Content is not { } content)
        {
            return (null, Problem.Of(
                StatusCodes.Status422UnprocessableEntity, priced.Refusals[0].Code, string.Join(' ', priced.Refusals.Select(refusal => refusal.Reason))));
        }

        var agreed = AgreedNet.Of(content, wish.Lines, sum);
        return agreed.Lines is { } lines ? (lines, null) : (null, Unreachable(agreed));
    }

    private static IResult Unreachable(AgreedNet agreed) => Problem.Of(
        StatusCodes.Status422UnprocessableEntity, "net-unreachable", agreed.Sentence, new Dictionary<string, object?>
        {
            ["errors"] = new Dictionary<string, string[]> { ["targetNet"] = [agreed.Sentence] },
            ["nearestBelow"] = agreed.Below?.Amount,
            ["nearestAbove"] = agreed.Above?.Amount,
        });
}
