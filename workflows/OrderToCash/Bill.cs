using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>What an invoice says.</summary>
public sealed record Bill
{
    /// <summary>The order that it bills.</summary>
    public required string OrderId { get; init; }

    /// <summary>Number of the order.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Who pays.</summary>
    public required Party Customer { get; init; }

    /// <summary>The lines of the order's completed parts, with their positions in the order.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>Tax by rate, the largest net first.</summary>
    public required IReadOnlyList<TaxGroup> TaxGroups { get; init; }

    /// <summary>Sum of the lines.</summary>
    public required Money Net { get; init; }

    /// <summary>Sum of the tax groups.</summary>
    public required Money Tax { get; init; }

    /// <summary>Net and tax.</summary>
    public required Money Gross { get; init; }

    /// <summary>Hours of work as reported; null if there was none.</summary>
    public decimal? ReportedHours { get; init; }

    /// <summary>
    /// The bill of a completed order: the lines of its completed parts. When nothing was cancelled its totals are the order's: what the tax
    /// of the groups, each rounded once, differs from the tax as agreed (a shop may round by line) goes to the largest group.
    /// </summary>
    public static Bill Of(Order order)
    {
        string currency = order.Currency!;
        HashSet<int> positions = [.. order.Parts.Where(part => part.Status == PartStatus.Completed).SelectMany(part => part.Positions)];
        OrderLine[] lines = [.. order.Lines.Where(line => positions.Contains(line.Position))];
        TaxGroup[] groups = [.. TaxGroup.Of(lines.Select(line => (line.TaxRate, line.Net)), currency).OrderByDescending(group => group.Net)];
        if (lines.Length == order.Lines.Count)
        {
            Money difference = order.Tax!.Value - Money.Sum(groups.Select(group => group.Tax), currency);
            groups[0] = groups[0] with { Tax = groups[0].Tax + difference };
        }

        Money net = Money.Sum(lines.Select(line => line.Net), currency);
        Money tax = Money.Sum(groups.Select(group => group.Tax), currency);
        return new Bill
        {
            OrderId = order.Id,
            OrderNumber = order.Number!,
            Customer = order.Customer!,
            Lines = lines,
            TaxGroups = groups,
            Net = net,
            Tax = tax,
            Gross = net + tax,
            ReportedHours = order.Parts.Where(part => part.HoursWorked is not null).Select(part => part.HoursWorked).FirstOrDefault(),
        };
    }
}
