using LeadToCash.Availability;
using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>
/// When the goods of a draft could come. Asked once for each item, however many lines have it, and shared out in the lines' order: two lines never both
/// show the last piece. One point read for each item and warehouse.
/// </summary>
public sealed class DraftAvailability(AvailabilityQuestions questions, StockedItems items, StockBook book)
{
    /// <summary>By position of the priced line; optional lines come after the others.</summary>
    /// <param name="content">The priced lines.</param>
    /// <param name="postCode">Where the goods go; null if that is not known.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyDictionary<int, PreviewAvailability>> AskAsync(PricedContent content, string? postCode, CancellationToken cancellationToken)
    {
        IGrouping<string, PricedLine>[] goods =
            [.. content.Lines.Concat(content.Alternatives).Where(line => items.Find(line.Sku) is not null).GroupBy(line => line.Sku, StringComparer.OrdinalIgnoreCase)];
        IEnumerable<(int Position, PreviewAvailability Availability)>[] shares =
            await Task.WhenAll(goods.Select(lines => AskAsync([.. lines], postCode, cancellationToken)));
        return shares.SelectMany(share => share).ToDictionary(share => share.Position, share => share.Availability);
    }

    private async Task<IEnumerable<(int Position, PreviewAvailability Availability)>> AskAsync(IReadOnlyList<PricedLine> lines, string? postCode, CancellationToken cancellationToken)
    {
        Product product = items.Find(lines[0].Sku)!;
        AvailabilityAnswer answer = await questions.AskAsync(
            product, new StockLine("1", product.Sku, lines.Sum(line => line.Quantity), PostCode: postCode), cancellationToken);
        Stack<SourcedPortion> left = new(answer.Portions.OrderBy(portion => portion.Firm).ThenByDescending(portion => portion.Date));
        return [.. lines.Select(line => (line.Position, Of(product.Sku, Take(left, line.Quantity))))];
    }

    private PreviewAvailability Of(string sku, IReadOnlyList<SourcedPortion> portions) => new(
        sku, AvailabilitySentence.Of(portions, book.Today), portions.All(portion => portion.Firm), portions.Max(portion => portion.Date), portions);

    private static List<SourcedPortion> Take(Stack<SourcedPortion> left, decimal quantity)
    {
        List<SourcedPortion> taken = [];
        while (quantity > 0 && left.TryPop(out SourcedPortion? portion))
        {
            decimal part = Math.Min(quantity, portion.Quantity);
            taken.Add(portion with { Quantity = part });
            quantity -= part;
            if (part < portion.Quantity)
            {
                left.Push(portion with { Quantity = portion.Quantity - part });
            }
        }

        return taken;
    }
}
