using System.Globalization;
using LeadToCash.Api.OpenApi;
using LeadToCash.Pages;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;

namespace LeadToCash.Configuration;

/// <summary>The page on which people configure a product. Nothing is stored: what was chosen is in the form.</summary>
public sealed class ConfigurePageTrigger(Configurators configurators, IStringLocalizer<ConfigurationTexts> texts)
{
    /// <summary>The page with what is chosen beforehand.</summary>
    [Function("ConfigurePage")]
    [Describes(Page = true)]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "configure/{sku}")] HttpRequest request, string sku)
    {
        CultureInfo culture = Cultures.Of(request);
        return configurators.Find(sku) is var (model, today) ? PageOf(culture, model, today, ConfigureForm.Of(model)) : NotConfigurable(culture, sku);
    }

    /// <summary>The page for what was chosen: what is wrong and why, and one button that mends it.</summary>
    [Function("Configure")]
    [Describes(Page = true)]
    public async Task<IResult> ChooseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "configure/{sku}")] HttpRequest request, string sku, CancellationToken cancellationToken)
    {
        CultureInfo culture = Cultures.Of(request);
        if (configurators.Find(sku) is not var (model, today))
        {
            return NotConfigurable(culture, sku);
        }

        (IFormCollection? fields, IResult? problem) = await FormBody.ReadAsync(request, cancellationToken);
        return fields is null ? problem! : PageOf(culture, model, today, ConfigureForm.Of(model, fields));
    }

    private static IResult PageOf(CultureInfo culture, ProductModel model, Configurator today, ConfigureForm form)
    {
        NearestConfiguration? proposal = ProposalFor(today, form);
        if (form.Apply && proposal?.Item is { } item)
        {
            (form, proposal) = (form with { Options = item.Options }, null);
        }

        return Page.Of<ConfigurePage>(culture, new Dictionary<string, object?>
        {
            ["Model"] = model,
            ["Form"] = form,
            ["Check"] = today.Check(form.Options),
            ["Proposal"] = proposal,
        });
    }

    /// <summary>Keeps what was chosen last; where that can't be had, whatever is nearest. None for a valid selection.</summary>
    private static NearestConfiguration? ProposalFor(Configurator today, ConfigureForm form)
    {
        NearestConfiguration nearest = today.Nearest(form.Options, form.Wanted);
        nearest = nearest.Item is null ? today.Nearest(form.Options, []) : nearest;
        return nearest.Changes.Count == 0 ? null : nearest;
    }

    private IResult NotConfigurable(CultureInfo culture, string sku) => Cultures.In(culture, () =>
        Page.Message(culture, texts["NotFound.Title"], texts["NotFound.Text", sku], "warn", StatusCodes.Status404NotFound));
}
