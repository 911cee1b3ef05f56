using LeadToCash.Cases;

namespace LeadToCash.Documents;

/// <summary>Whether a document's figures add up, to the minor unit. What doesn't is never printed.</summary>
public static class DocumentArithmetic
{
    /// <summary>Checks a document.</summary>
    /// <exception cref="BusinessRuleException">Figures don't add up, or are in more than one currency; says which.</exception>
    public static void Check(BusinessDocument document)
    {
        if (Mistake(document) is { } mistake)
        {
            throw new BusinessRuleException($"Document {document.Number} is not printed: {mistake}");
        }
    }

    /// <summary>The first mistake, or null.</summary>
    internal static string? Mistake(BusinessDocument document)
    {
        if (Amounts(document).FirstOrDefault(amount => amount.Currency != document.Currency) is { Currency: not null } foreign)
        {
            return $"an amount is in {foreign.Currency}, the document in {document.Currency}.";
        }

        DocumentLine[] lines = [.. document.Groups.SelectMany(group => group.Lines)];
        return document.Totals is { } totals
            ? Mistake(lines, totals)
            : lines.FirstOrDefault(line => line.Price is not null) is { } priced ? $"line {priced.Position} has a price, the document no totals." : null;
    }

    private static string? Mistake(DocumentLine[] lines, DocumentTotals totals)
    {
        if (lines.FirstOrDefault(line => line.Price is null) is { } unpriced)
        {
            return $"line {unpriced.Position} has no price.";
        }

        string currency = totals.Net.Currency;
        Money sum = Money.Sum(lines.Where(line => !line.Alternative).Select(line => line.Price!.Net), currency);
        Money taxed = Money.Sum(totals.Taxes.Select(tax => tax.Net), currency);
        Money gross = totals.Net + Money.Sum(totals.Taxes.Select(tax => tax.Tax), currency);
        return sum != totals.Net ? $"its lines come to {sum}, its net is {totals.Net}."
            : totals.Taxes.Count > 0 && taxed != totals.Net ? $"its taxes are on {taxed}, its net is {totals.Net}."
            : gross != totals.Gross ? $"net and taxes come to {gross}, its gross is {totals.Gross}."
            : null;
    }

    private static IEnumerable<Money> Amounts(BusinessDocument document)
    {
        foreach (DocumentLine line in document.Groups.SelectMany(group => group.Lines))
        {
            foreach (Money amount in line.Price is { } price ? [price.UnitPrice, price.Net] : Array.Empty<Money>())
            {
                yield return amount;
            }

            foreach (Money surcharge in line.Options.Select(option => option.Surcharge).OfType<Money>())
            {
                yield return surcharge;
            }
        }

        if (document.Totals is { } totals)
        {
            yield return totals.Net;
            yield return totals.Gross;
            foreach (Money amount in totals.Taxes.SelectMany(tax => new[] { tax.Net, tax.Tax }).Concat(totals.Settlements.Select(settlement => settlement.Amount)))
            {
                yield return amount;
            }
        }
    }
}
