namespace LeadToCash.Reports;

/// <summary>What orders and invoices come to in a month, in one currency; amounts in its minor units.</summary>
/// <param name="Orders">Orders placed.</param>
/// <param name="OrderValue">Their net.</param>
/// <param name="Cancelled">Orders cancelled, whenever they were placed.</param>
/// <param name="Billed">Gross of the invoices issued.</param>
/// <param name="Credited">Gross of the credit notes issued.</param>
/// <param name="Open">By how much more, or less, was open after the month than before.</param>
/// <param name="Overdue">By how much more, or less, was overdue after the month than before.</param>
/// <param name="Letters">Dunning letters sent.</param>
public sealed record MonthSum(
    int Orders = 0, long OrderValue = 0, int Cancelled = 0, long Billed = 0, long Credited = 0, long Open = 0, long Overdue = 0, int Letters = 0)
{
    /// <summary>Nothing.</summary>
    public static MonthSum None { get; } = new();

    public static MonthSum operator +(MonthSum left, MonthSum right) => left.Plus(right);

    /// <summary>Both together.</summary>
    public MonthSum Plus(MonthSum other) => new(
        Orders + other.Orders, OrderValue + other.OrderValue, Cancelled + other.Cancelled, Billed + other.Billed, Credited + other.Credited, Open + other.Open,
        Overdue + other.Overdue, Letters + other.Letters);
}
