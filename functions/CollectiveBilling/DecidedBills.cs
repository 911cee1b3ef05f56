using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.CollectiveBilling;

/// <summary>What follows from a decided bill: it is collected where that was decided with it, else its invoice is issued. Safe to repeat.</summary>
public sealed class DecidedBills(CollectiveBills collective)
{
    /// <summary>Sees to it.</summary>
    /// <param name="decided">The invoice that it would be by itself.</param>
    /// <param name="bill">What it says.</param>
    /// <param name="place">Where it is collected; null if it is an invoice by itself.</param>
    /// <param name="today">Local day on which it was decided.</param>
    /// <param name="processes">Starts processes.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task FollowAsync(BillToIssue decided, Bill bill, CollectivePlace? place, DateOnly today, Processes processes, CancellationToken cancellationToken) => place is null
        ? processes.StartAsync(nameof(InvoiceOrchestrator), BillToIssue.InstanceId(decided.InvoiceId), decided, cancellationToken)
        : collective.CollectAsync(place, bill.Customer.CustomerId, ItemOf(decided, bill, today), cancellationToken);

    private static CollectiveItem ItemOf(BillToIssue decided, Bill bill, DateOnly today) => new()
    {
        BillId = decided.InvoiceId,
        Origin = decided.Origin,
        OriginId = decided.OriginId,
        Number = bill.OrderNumber ?? bill.ContractId ?? decided.OriginId,
        Day = CollectivePlace.DayOf(bill, today),
        Lines = bill.Lines.Count,
        Sources = bill.Lines.Sum(line => line.Sources.Count),
        Net = bill.Net,
        Tax = bill.Tax,
    };
}
