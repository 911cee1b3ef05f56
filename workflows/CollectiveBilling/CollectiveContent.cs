using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.CollectiveBilling;

/// <summary>
/// What a collective invoice says: the lines of its bills by day of supply, each as it was decided, and the sums of their nets and of their taxes. Tax is not rounded anew: an order or a contract
/// owes by this invoice to the cent what it would owe by its own.
/// </summary>
public static class CollectiveContent
{
    /// <summary>The bill.</summary>
    /// <param name="items">What was collected; at least one.</param>
    /// <param name="bills">What each says, by id.</param>
    public static Bill BillOf(IReadOnlyList<CollectiveItem> items, IReadOnlyDictionary<string, Bill> bills)
    {
        CollectiveItem[] sorted = [.. items.OrderBy(item => item.Day).ThenBy(item => item.Number, StringComparer.Ordinal).ThenBy(item => item.BillId, StringComparer.Ordinal)];
        Bill[] all = [.. sorted.Select(item => bills[item.BillId])];
        Bill newest = all[^1];
        string currency = newest.Gross.Currency;
        TaxGroup[] groups = [.. GroupsOf(all, currency)];
        (Money net, Money tax) = (Money.Sum(all.Select(bill => bill.Net), currency), Money.Sum(groups.Select(group => group.Tax), currency));
        return new Bill
        {
            OrderId = Only(all, bill => bill.OrderId),
            OrderNumber = Only(all, bill => bill.OrderNumber),
            ContractId = Only(all, bill => bill.ContractId),
            Customer = newest.Customer,
            Lines = [.. all.SelectMany(LinesOf)],
            TaxGroups = groups,
            Net = net,
            Tax = tax,
            Gross = net + tax,
            Collected = [.. Places(sorted, all, newest)],
            TaxesSummed = all.Sum(bill => bill.TaxesSummed),
        };
    }

    /// <summary>Goods and work have the day of their own bill: by it their revenue is earned, and the invoice says when each was supplied (§ 14(4) No. 6 UStG).</summary>
    private static IEnumerable<InvoiceLine> LinesOf(Bill bill) =>
        bill.Lines.Select(line => line.Period is null && bill.SuppliedOn is { } day ? line with { Period = new InvoicePeriod(day, day) } : line);

    private static IEnumerable<TaxGroup> GroupsOf(Bill[] bills, string currency) =>
        bills.SelectMany(bill => bill.TaxGroups).GroupBy(group => (group.Rate, group.Category, Reason: group.Exemption?.Code))
            .Select(alike => alike.First() with { Net = Money.Sum(alike.Select(group => group.Net), currency), Tax = Money.Sum(alike.Select(group => group.Tax), currency) })
            .OrderByDescending(group => group.Net).ThenByDescending(group => group.Rate.Value);

    private static IEnumerable<CollectedBill> Places(CollectiveItem[] items, Bill[] bills, Bill newest)
    {
        int line = 1;
        foreach ((CollectiveItem item, Bill bill) in items.Zip(bills))
        {
            yield return new CollectedBill
            {
                BillId = item.BillId,
                Origin = item.Origin,
                OriginId = item.OriginId,
                Number = item.Number,
                Day = item.Day,
                FirstLine = line,
                Lines = bill.Lines.Count,
                Gross = bill.Gross,
                SuppliedTo = bill.Customer.Address == newest.Customer.Address ? null : bill.Customer.Address,
            };
            line += bill.Lines.Count;
        }
    }

    private static string? Only(Bill[] bills, Func<Bill, string?> of) => bills.Select(of).Distinct().ToArray() is [{ } only] ? only : null;
}
