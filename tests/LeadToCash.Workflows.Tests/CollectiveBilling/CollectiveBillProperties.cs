using FsCheck;
using FsCheck.Xunit;
using LeadToCash.Catalog;
using LeadToCash.CollectiveBilling;
using LeadToCash.OrderToCash;

namespace LeadToCash.Workflows.Tests.CollectiveBilling;

/// <summary>Whatever the order of arrival, repetition and closing time: each bill is on one invoice, and the invoices come to the bills.</summary>
public sealed class CollectiveBillProperties
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Property(MaxTest = 300)]
    public void Bills_HoweverTheyComeAndWheneverIsClosed_AreOnOneInvoiceEach(PositiveInt[] amounts, NonNegativeInt[] steps, PositiveInt most, int cycle, bool byOrder)
    {
        InvoicingTerms terms = new(
            First, (CollectiveCycle)(Math.Abs(cycle % 3)), byOrder ? InvoiceSeparation.Order : InvoiceSeparation.None, (most.Get % 7) + 1);
        Decided[] bills = [.. amounts.Select((amount, index) => DecidedOf(amount.Get, index, terms))];
        CollectiveWorld world = new();
        Dictionary<string, string> places = [];
        foreach (NonNegativeInt step in steps)
        {
            Play(world, bills, step.Get, places);
        }

        foreach (Decided one in bills)
        {
            Bring(world, one, places);
        }

        CloseAll(world, First.AddYears(2));
        Assert.Equal(bills.Select(one => one.Id).Order(), world.Invoices.SelectMany(invoice => invoice.Collected).Select(one => one.BillId).Order());
        Assert.Equal(Groups(bills.Select(one => one.Bill)), Groups(world.Invoices));
        Assert.Equal(bills.Sum(one => one.Bill.Gross.Amount), world.Invoices.Sum(invoice => invoice.Gross.Amount));
        Assert.All(world.Invoices, invoice => AssertWhole(invoice, terms));
    }

    [Property(MaxTest = 200)]
    public void Lines_OfACollectiveInvoice_AreThoseOfItsBillsWhateverCameFirst(PositiveInt[] amounts, int seed)
    {
        Decided[] bills = [.. amounts.Take(12).Select((amount, index) => DecidedOf(amount.Get, index, CollectedBills.Monthly with { From = First }) with { Place = DecidedOf(1, 0, CollectedBills.Monthly).Place })];
        Assert.Equal(LinesOf(bills), LinesOf([.. bills.Index().OrderBy(pair => ((pair.Index + 1) * 7_919) ^ seed).Select(pair => pair.Item)]));
    }

    private static string[] LinesOf(Decided[] bills)
    {
        CollectiveWorld world = new();
        foreach (Decided one in bills)
        {
            world.Collect(one.Place, one.Id, one.Bill, one.Day);
        }

        CloseAll(world, First.AddYears(1));
        return [.. world.Invoices.SelectMany(invoice => invoice.Lines).Select(line => $"{line.Sources[0].Id} {line.Net} {line.Period}")];
    }

    /// <summary>Brings a bill, again or for the first time, or closes what is open, over or not.</summary>
    private static void Play(CollectiveWorld world, Decided[] bills, int step, Dictionary<string, string> places)
    {
        string[] open = [.. world.Open];
        if (step % 4 == 0 && open.Length > 0)
        {
            world.Close(open[step / 4 % open.Length], First.AddDays(step % 200));
        }
        else if (bills.Length > 0)
        {
            Bring(world, bills[step % bills.Length], places);
        }
    }

    private static void Bring(CollectiveWorld world, Decided one, Dictionary<string, string> places)
    {
        string place = world.Collect(one.Place, one.Id, one.Bill, one.Day);
        Assert.Equal(place, places.GetValueOrDefault(one.Id, place));
        places[one.Id] = place;
    }

    private static void CloseAll(CollectiveWorld world, DateOnly day)
    {
        foreach (string id in world.Open)
        {
            world.Close(id, day);
            world.Close(id, day);
        }
    }

    private static void AssertWhole(Bill invoice, InvoicingTerms terms)
    {
        Assert.True(invoice.Lines.Count <= terms.MostLines || invoice.Collected.Count == 1);
        Assert.True(terms.Separation != InvoiceSeparation.Order || invoice.OrderId is not null);
        Assert.Equal(Enumerable.Range(1, invoice.Lines.Count), invoice.Collected.SelectMany(bill => Enumerable.Range(bill.FirstLine, bill.Lines)));
        foreach (CollectedBill bill in invoice.Collected)
        {
            Assert.All(invoice.Lines.Skip(bill.FirstLine - 1).Take(bill.Lines), line => Assert.StartsWith(bill.OriginId + "/", line.Sources[0].Id, StringComparison.Ordinal));
        }
    }

    private static (decimal Rate, decimal Net, decimal Tax)[] Groups(IEnumerable<Bill> bills) =>
        [.. bills.SelectMany(bill => bill.TaxGroups).GroupBy(group => group.Rate.Value).OrderBy(group => group.Key).Select(group => (group.Key, group.Sum(one => one.Net.Amount), group.Sum(one => one.Tax.Amount)))];

    private static Decided DecidedOf(int amount, int index, InvoicingTerms terms)
    {
        DateOnly day = First.AddDays(((amount * 7) + (index * 5)) % 120);
        Bill bill = CollectedBills.Of($"o{index % 4}", day, [.. Enumerable.Range(1, (amount % 4) + 1).Select(line => (amount * 37 % 9_973) + line)]);
        return new Decided($"b{index}", bill, terms.PlaceOf(bill, day.AddDays(1))!, day.AddDays(1));
    }

    private sealed record Decided(string Id, Bill Bill, CollectivePlace Place, DateOnly Day);
}
