using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Answers of links that decide nothing: a clear page to people, a problem document to programs.</summary>
public sealed class QuoteRefusals(IStringLocalizer<QuoteTexts> texts)
{
    /// <summary>A refusal of the business: 410 for an old version, 403 for one's own quote, 409 for what is too late or decided.</summary>
    public IResult Of(HttpRequest request, Refusal refusal)
    {
        int status = refusal.Code switch
        {
            Refusals.Superseded => StatusCodes.Status410Gone,
            Refusals.FourEyes or Refusals.NotAsked => StatusCodes.Status403Forbidden,
            Refusals.ReasonMissing or Refusals.ImpossibleInstant or Refusals.NothingAsked or Refusals.LineUnknown or Refusals.NothingLeft => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status409Conflict,
        };
        if (request.WantsJson())
        {
            return Problem.Of(refusal, status);
        }

        CultureInfo culture = CultureInfo.CurrentUICulture = Cultures.Of(request);
        LocalizedString text = texts[$"Refusal.{refusal.Code}"];
        return Page.Message(culture, texts["Refusal.Title"], text.ResourceNotFound ? refusal.Reason : text.Value, "warn", status);
    }
}
