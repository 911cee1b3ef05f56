using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>When the revenue of an invoice is earned.</summary>
public static class InvoiceRevenue
{
    /// <summary>The revenue of each line with a net. A deposit has none, and to set it off takes none away.</summary>
    public static IReadOnlyList<LineRevenue> Of(Invoice invoice, PostingScheme scheme) =>
    [
        .. from pair in invoice.Lines.Select((line, index) => (Line: line, Index: index + 1))
           where !invoice.IsDeposit && !pair.Line.Net.IsZero && pair.Line.SetsOff is null
           let product = scheme.Of(pair.Line)
           select new LineRevenue(pair.Index, pair.Line, product.Unit, scheme.RevenueAccount(pair.Line), RecognitionPlan.Of(pair.Line, invoice.SuppliedOn ?? invoice.Date, product.Spread)),
    ];

    /// <summary>The schedule of what is earned after the invoice's date; null if all is earned by then.</summary>
    /// <param name="invoiceId">Its case.</param>
    /// <param name="invoice">An invoice, no credit note.</param>
    /// <param name="legalEntity">Whose books.</param>
    /// <param name="scheme">Its accounts.</param>
    public static ScheduleOpened? Schedule(string invoiceId, Invoice invoice, string legalEntity, PostingScheme scheme)
    {
        ScheduledLine[] lines =
        [
            .. from line in Of(invoice, scheme)
               where line.Portions.Any(portion => portion.Date > invoice.Date)
               select new ScheduledLine
               {
                   Line = line.Index,
                   Name = line.Line.Name,
                   Unit = line.Unit,
                   DeferredAccount = scheme.DeferredRevenue,
                   RevenueAccount = line.Account,
                   Net = line.Line.Net,
                   Period = line.Line.Period,
                   Portions = line.Portions,
               },
        ];
        return lines.Length == 0 ? null : new ScheduleOpened(invoiceId, invoice.Number, legalEntity, invoice.Date, lines);
    }
}

/// <summary>The revenue of a line of an invoice.</summary>
/// <param name="Index">From 1.</param>
/// <param name="Line">The line.</param>
/// <param name="Unit">Business unit.</param>
/// <param name="Account">Account of the revenue.</param>
/// <param name="Portions">When it is earned.</param>
public sealed record LineRevenue(int Index, InvoiceLine Line, string Unit, string Account, IReadOnlyList<RevenuePortion> Portions);
