namespace LeadToCash.Reports;

/// <summary>A year in figures.</summary>
/// <param name="Year">Which.</param>
/// <param name="Currencies">One part for each currency in which anything happened.</param>
public sealed record YearReport(int Year, IReadOnlyList<CurrencyYear> Currencies);

/// <summary>A year in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Months">January to December, or until the present month.</param>
public sealed record CurrencyYear(string Currency, IReadOnlyList<ReportMonth> Months)
{
    /// <summary>The whole time; open and overdue are those of its last month.</summary>
    public ReportMonth Total => Months.Skip(1).Aggregate(Months[0], (sum, month) => sum.With(month)) with { Month = "" };
}

/// <summary>A month in figures.</summary>
/// <param name="Month"><c>2026-03</c>; empty for a whole year.</param>
/// <param name="Orders">Orders placed.</param>
/// <param name="OrderValue">Their net.</param>
/// <param name="Cancelled">Orders cancelled.</param>
/// <param name="Billed">Gross of the invoices issued.</param>
/// <param name="Credited">Gross of the credit notes issued.</param>
/// <param name="Received">Money that came less what went back, by the books.</param>
/// <param name="Revenue">Revenue earned less cash discounts, net, by the books.</param>
/// <param name="Open">What was open at the month's end.</param>
/// <param name="Overdue">What of it was due by then.</param>
/// <param name="Letters">Dunning letters sent.</param>
public sealed record ReportMonth(
    string Month, int Orders, Money OrderValue, int Cancelled, Money Billed, Money Credited, Money Received, Money Revenue, Money Open, Money Overdue, int Letters)
{
    /// <summary>This and a later month.</summary>
    internal ReportMonth With(ReportMonth later) => new(
        Month, Orders + later.Orders, OrderValue + later.OrderValue, Cancelled + later.Cancelled, Billed + later.Billed, Credited + later.Credited, Received + later.Received,
        Revenue + later.Revenue, later.Open, later.Overdue, Letters + later.Letters);
}
