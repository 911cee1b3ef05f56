using LeadToCash.CollectiveBilling;
using LeadToCash.OrderToCash;

namespace LeadToCash.Workflows.Tests.CollectiveBilling;

/// <summary>Cases in memory, as the store keeps them: each command is decided on the present state, and brought anew as often as anybody likes.</summary>
internal sealed class CollectiveWorld
{
    private readonly Dictionary<string, CollectiveBill> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bill> _bills = new(StringComparer.Ordinal);

    public IEnumerable<string> Open => [.. _cases.Values.Where(one => one.Status != CollectiveBillStatus.Closed).Select(one => one.Id).Order(StringComparer.Ordinal)];

    public List<Bill> Invoices { get; } = [];

    public IEnumerable<CollectiveBill> Cases => _cases.Values;

    /// <summary>Brings a bill to its place, and from there on to where it is taken.</summary>
    public string Collect(CollectivePlace place, string billId, Bill bill, DateOnly today)
    {
        _bills[billId] = bill;
        for (; ; )
        {
            Send(place.Id, new CollectiveBillCommand.Collect(place, bill.Customer.CustomerId, CollectedBills.ItemOf(billId, bill, today)));
            if (_cases[place.Id].Has(billId))
            {
                return place.Id;
            }

            place = _cases[place.Id].Next!;
        }
    }

    public void Close(string id, DateOnly today) => Send(id, new CollectiveBillCommand.Close(today, _bills, "system"));

    private void Send(string id, CollectiveBillCommand command)
    {
        foreach (CollectiveBillEvent @event in CollectiveBill.Decide(_cases.GetValueOrDefault(id), command, CollectedBills.At).Events)
        {
            _cases[id] = CollectiveBill.Apply(_cases.GetValueOrDefault(id), @event);
            if (@event is CollectiveBillClosed closed)
            {
                Invoices.Add(closed.Bill);
            }
        }
    }
}
