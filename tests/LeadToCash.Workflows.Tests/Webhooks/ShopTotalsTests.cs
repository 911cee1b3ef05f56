using FsCheck.Xunit;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;
using LeadToCash.Webhooks;

namespace LeadToCash.Workflows.Tests.Webhooks;

public sealed class ShopTotalsTests
{
    [Property]
    public bool Reconciliation_OfAnyLines_KeepsTheShopsTotalsAndExplainsEveryDifference(List<(short Cents, byte Rate)> lines, ushort total, ushort tax)
    {
        if (lines.Count == 0 || tax > total)
        {
            return true;
        }

        ShopLine[] shopLines = [.. lines.Select(line => new ShopLine("X", "X", ProductKind.Physical, 1, new Money(line.Cents, "EUR"), new Percentage(line.Rate % 20)))];
        OrderDraft draft = new ShopOrder
        {
            Source = "shopify",
            SourceId = "1",
            Customer = new Party("K", "k@kunde.example"),
            Currency = "EUR",
            Lines = shopLines,
            Total = new Money(total, "EUR"),
            Tax = new Money(tax, "EUR"),
        }.ToDraft();
        bool isExplained = draft.Remarks.Count > 0 || draft.Lines.Select(line => line.Net).SequenceEqual(shopLines.Select(line => line.Net));
        return isExplained
            && draft.Net + draft.Tax == draft.Gross
            && draft.Gross.MinorUnits == total
            && Money.Sum(draft.Lines.Select(line => line.Net), "EUR") == draft.Net;
    }
}
