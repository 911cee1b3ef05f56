using System.Globalization;
using LeadToCash.Availability;
using LeadToCash.Catalog;
using LeadToCash.Configuration;
using LeadToCash.Documents;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Writes a released version of a quote as the letter that the customer gets: the very figures that he accepts, in his language.</summary>
public sealed class QuoteDocuments(
    ProductModels models, IStringLocalizer<QuoteTexts> texts, IOptions<QuoteOptions> options)
{
    /// <summary>The letter of a version.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="sheet">The version.</param>
    public BusinessDocument Of(Quote quote, QuoteSheet sheet)
    {
        CultureInfo culture = Cultures.Of(quote.Customer.Language);
        return Cultures.In(culture, () => Letter(quote, sheet, culture));
    }

    private BusinessDocument Letter(Quote quote, QuoteSheet sheet, CultureInfo culture) => new()
    {
        Kind = DocumentKind.Quote,
        Language = culture.TwoLetterISOLanguageName,
        Number = quote.Number,
        Version = sheet.QuoteVersion,
        Date = sheet.Validity.ReleasedOn ?? sheet.Validity.ValidUntil.AddDays(-options.Value.ValidityDays),
        Currency = sheet.Content.Currency,
        Recipient = quote.Customer,
        References = quote.Customer.VatId is { } vatId ? [new DocumentReference(ReferenceKind.CustomerVatId, vatId)] : [],
        Opening = sheet.Message is { Length: > 0 } message ? [message, texts["Document.Opening"]] : [texts["Document.Opening"]],
        Groups = Groups(sheet, culture),
        Totals = TotalsOf(sheet.Content, culture),
        Terms = [.. Terms(sheet, culture)],
        ValidUntil = sheet.Validity.ValidUntil,
        ContentHash = sheet.Fingerprint,
    };

    /// <summary>Lines by the headings that they were asked for under, in the order of their first lines; optional ones among them.</summary>
    private IReadOnlyList<DocumentGroup> Groups(QuoteSheet sheet, CultureInfo culture)
    {
        var requested = sheet.Lines.ToDictionary(line => line.Line!, StringComparer.Ordinal);
        return
        [
            .. sheet.Content.Lines.Concat(sheet.Content.Alternatives)
                .Select(line => (Line: line, Wish: line.Line is null ? null : requested.GetValueOrDefault(line.Line), IsOptional: sheet.Content.Alternatives.Contains(line)))
                .GroupBy(pair => pair.Wish?.Group, StringComparer.Ordinal)
                .Select(group => new DocumentGroup(group.Key, [.. group.Select(pair => LineOf(pair.Line, pair.Wish, pair.IsOptional, culture))])),
        ];
    }

    private DocumentLine LineOf(PricedLine line, RequestedLine? wish, bool isOptional, CultureInfo culture) => new()
    {
        Position = line.Position.ToString(CultureInfo.InvariantCulture),
        ItemNumber = line.Sku,
        Name = NameIn(line.Name, culture),
        Description = line.Bundle is { } bundle ? texts["Document.PartOf", bundle].Value : null,
        Options = wish?.Configuration is { } configuration ? [.. OptionsOf(line, configuration, culture)] : [],
        Quantity = line.Quantity,
        Unit = line.Unit,
        Price = new LinePrice(line.UnitPrice, line.Net),
        Alternative = isOptional,
    };

    private IEnumerable<DocumentOption> OptionsOf(PricedLine line, ConfiguredItem configuration, CultureInfo culture)
    {
        ProductModel? model = models.Find(configuration.Sku);
        foreach (ChosenOption chosen in configuration.Options)
        {
            OptionGroup? group = model?.Groups.FirstOrDefault(one => one.Options.Any(option => option.Code == chosen.Code));
            ProductOption? option = group?.Options.First(one => one.Code == chosen.Code);
            string value = option is null ? chosen.Code : NameIn(option.Name, culture);
            var surcharge = Money.Sum(
                line.Waterfall.Where(step => step.Kind == PriceStepKind.Option && string.Equals(step.Rule, chosen.Code, StringComparison.OrdinalIgnoreCase)).Select(step => step.Effect),
                line.UnitPrice.Currency);
            yield return new DocumentOption(
                group is null ? texts["Document.Option"] : NameIn(group.Name, culture),
                chosen.Quantity == 1 ? value : string.Create(culture, $"{chosen.Quantity} × {value}"),
                surcharge.IsZero ? null : surcharge);
        }
    }

    private static DocumentTotals TotalsOf(PricedContent content, CultureInfo culture) => new()
    {
        Net = content.Net,
        Taxes = [.. content.TaxGroups.Select(group => new DocumentTax(group.Rate, group.Net, group.Tax, group.Exemption is { } why ? NameIn(why.Reason, culture) : null))],
        Gross = content.Gross,
    };

    private IEnumerable<DocumentTerm> Terms(QuoteSheet sheet, CultureInfo culture)
    {
        if (sheet.Promises is { Lines.Count: > 0 } promises)
        {
            yield return new DocumentTerm(texts["Document.Delivery"], string.Join('\n', promises.Lines.Where(line => line.Portions.Count > 0).Select(line => Delivery(line, culture))));
        }

        if (sheet.Terms?.PaymentDays is { } days)
        {
            yield return new DocumentTerm(texts["Document.Payment"], texts["Document.PaymentDays", days]);
        }

        if (sheet.Terms?.Deposit is { } deposit)
        {
            yield return new DocumentTerm(texts["Document.Deposit"], DepositOf(sheet, deposit, culture));
        }

        if (sheet.Terms?.ContractMonths is { } months)
        {
            yield return new DocumentTerm(texts["Document.Contract"], texts["Document.ContractMonths", months]);
        }

        if (sheet.Terms is { Extension: { } extension })
        {
            yield return new DocumentTerm(
                texts["Document.Contract"],
                texts["Document.Extension", extension.ContractId, extension.EndsOn.ToString("D", culture), extension.NewEnd().ToString("D", culture)]);
        }
        else if (sheet.Terms is { Change: { From: { } from } change })
        {
            yield return new DocumentTerm(texts["Document.Contract"], texts["Quote.Change", change.ContractId, from.ToString("D", culture)]);
        }
    }

    /// <summary>Of a quote that changes a contract the order has a part only; there the amount is said when it is ordered.</summary>
    private string DepositOf(QuoteSheet sheet, DepositTerms deposit, CultureInfo culture)
    {
        string share = deposit.Share.ToString(culture);
        string what = sheet.Terms?.Change is null ? $"{share} = {deposit.Share.Of(sheet.Content.Gross).ToString(culture)}" : share;
        return deposit.PaymentDays is { } days ? texts["Document.DepositWithin", what, days] : texts["Document.DepositText", what];
    }

    private string Delivery(LinePromise promise, CultureInfo culture) => $"{promise.Sku}: " + string.Join(", ", promise.Portions
        .GroupBy(portion => (portion.Date, portion.Firm))
        .OrderBy(group => group.Key.Date)
        .Select(group => texts[group.Key.Firm ? "Document.Promised" : "Document.OnRequest", group.Sum(portion => portion.Quantity).ToString("0.###", culture), group.Key.Date.ToString("D", culture)].Value));

    private static string NameIn(IReadOnlyDictionary<string, string> name, CultureInfo culture) =>
        name.TryGetValue(culture.TwoLetterISOLanguageName, out string? text) ? text : name["en"];
}
