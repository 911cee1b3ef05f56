using System.Globalization;
using LeadToCash.EInvoicing;
using LeadToCash.OrderToCash;

namespace LeadToCash.CollectiveBilling;

/// <summary>What a reader of a collective invoice sees over the lines of each order and contract: its number, the delivery notes, and the address if it went elsewhere.</summary>
public static class CollectiveHeadings
{
    /// <summary>The headings; none of an invoice that is not collective.</summary>
    /// <param name="invoice">As issued.</param>
    public static IReadOnlyList<LetterHeading> Of(Invoice invoice) =>
        [.. invoice.Collected.Select(bill => new LetterHeading(bill.FirstLine, TitleOf(bill, invoice.Lines.Skip(bill.FirstLine - 1).Take(bill.Lines), invoice.Customer.Language == "de")))];

    private static string TitleOf(CollectedBill bill, IEnumerable<InvoiceLine> lines, bool isGerman)
    {
        string[] deliveries = [.. lines.SelectMany(line => line.Sources).Where(source => source.Kind == BillSources.Delivery).Select(source => source.Number).OfType<string>().Distinct()];
        IEnumerable<string> parts =
        [
            $"{(bill.Origin == BillOrigins.Contract ? (isGerman ? "Vertrag" : "Contract") : isGerman ? "Auftrag" : "Order")} {bill.Number}",
            .. deliveries.Length == 0 ? Array.Empty<string>() : [$"{(isGerman ? "Lieferschein" : "delivery note")} {string.Join(", ", deliveries)}"],
            .. bill.SuppliedTo is { } to ? [string.Create(CultureInfo.InvariantCulture, $"{(isGerman ? "nach" : "to")} {to.Street}, {to.PostCode} {to.City}")] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }
}
