using System.Globalization;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote.Approvals;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Says what a draft comes to: prices, margins, availability, approvals. One request for the catalogue, one for each item of goods and warehouse.</summary>
public sealed class QuotePreviews(DraftCheck check, DraftAvailability availability, Catalogues catalogues, IStringLocalizer<QuoteTexts> texts)
{
    /// <summary>The preview of a draft.</summary>
    /// <param name="draft">What was written.</param>
    /// <param name="quote">The quote whose next version it becomes; null for a new one.</param>
    /// <param name="signedIn">Name of who writes.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<QuotePreview> OfAsync(QuoteDraftContent draft, Quote? quote, string? signedIn, CancellationToken cancellationToken)
    {
        CheckedDraft found = await check.CheckAsync(draft, quote, signedIn, cancellationToken);
        IReadOnlyDictionary<int, PreviewAvailability> promised = found.Content is { } goods
            ? await availability.AskAsync(goods, found.PostCode, cancellationToken)
            : new Dictionary<int, PreviewAvailability>();
        return new QuotePreview
        {
            Currency = found.Content?.Currency ?? catalogues.Currency,
            Lines = [.. draft.Named().Lines.Select(line => LineOf(line, found.Content, promised))],
            Totals = found.Content is { } content ? new(content.List, content.Net, content.TaxGroups, content.Tax, content.Gross, content.Cost, content.Margin) : null,
            Approvals = [.. found.Approvals.Select(required => ApprovalOf(required, found))],
            Missing = found.Missing,
            NearestBelow = found.Unreachable?.Below,
            NearestAbove = found.Unreachable?.Above,
        };
    }

    private static PreviewLine LineOf(DraftLine line, PricedContent? content, IReadOnlyDictionary<int, PreviewAvailability> promised)
    {
        IReadOnlyList<PricedLine> parts = content is null ? [] : FiguresOfLines.PartsOf(line.Line!, content);
        return new PreviewLine
        {
            Line = line.Line!,
            Sku = line.Sku,
            Figures = parts.Count == 0 ? null : FiguresOfLines.Of(parts, content!, line.Quantity!.Value),
            Availability = [.. parts.Select(part => promised.GetValueOrDefault(part.Position)).OfType<PreviewAvailability>()],
        };
    }

    private PreviewApproval ApprovalOf(RequiredApproval required, CheckedDraft found) => new(
        required.Step.Id,
        required.Stage,
        required.Role,
        required.Quorum,
        [.. required.Reasons.Select(reason => ReasonTexts.Of(reason, found.Content!.Currency, texts, CultureInfo.CurrentCulture))],
        found.CarriedOver.Contains(required.Step));
}
