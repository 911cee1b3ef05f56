using FsCheck;
using FsCheck.Xunit;
using LeadToCash.Billing;
using LeadToCash.Catalog;
using LeadToCash.Contracts;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OrderToCash;
using LeadToCash.Tax;
using LeadToCash.Tests.Tax;
using LeadToCash.Workflows.Tests.Contracts;
using Contract = LeadToCash.Contracts.Contract;
using CatalogTier = LeadToCash.Catalog.UsageTier;

namespace LeadToCash.Workflows.Tests.Billing;

/// <summary>Billing by a contract's account comes to its schedule, whenever somebody looks and whatever changes in between.</summary>
public sealed class BillingAccountProperties
{
    private static readonly DateOnly Start = new(2025, 1, 31);

    [Property(MaxTest = 150)]
    public void Bills_HoweverTheRunIsSplit_AreTheSame(PositiveInt price, PositiveInt months, NonNegativeInt[] gaps, bool isCalendar, bool inArrears)
    {
        int length = new[] { 1, 2, 3, 6 }[months.Get % 4];
        Contract contract = Agreements.Begun(start: Start, orderId: null, lines: [Agreements.Line(price: price.Get % 1_000 / 7m, periodMonths: length)]);
        ItemTerms terms = new(isCalendar ? BillingAlignment.Calendar : BillingAlignment.Anniversary, inArrears ? BillingTiming.Arrears : BillingTiming.Advance, []);
        DateOnly last = Start.AddDays(500);
        Assert.Equal(BillsOf(Run(contract, terms, [last])), BillsOf(Run(contract, terms, [.. Days(gaps, last)])));
    }

    [Property(MaxTest = 150)]
    public void Bills_LessCredits_AreTheScheduleAsItIsAtTheEnd(PositiveInt price, PositiveInt quantity, NonNegativeInt changed, NonNegativeInt[] gaps, bool isCalendar)
    {
        Contract contract = Agreements.Begun(start: Start, orderId: null, lines: [Agreements.Line(price: price.Get % 1_000 / 7m)]);
        DateOnly on = Start.AddDays(changed.Get % 300);
        DateOnly last = Start.AddDays(330);
        ItemTerms terms = new(isCalendar ? BillingAlignment.Calendar : BillingAlignment.Anniversary, BillingTiming.Advance, []);
        Contract after = Changed(contract, on, (quantity.Get % 9) + 2, price.Get % 1_000 / 7m);
        List<BillingEvent> events = Run(day => day < on ? contract : after, terms, [.. Days(gaps, last)], []);
        Money billed = Money.Sum(events.OfType<ContractBillDecided>().Select(one => one.Bill.Net), "EUR");
        Money credited = Money.Sum(events.OfType<ContractCreditDecided>().Select(one => one.Credit.Amount), "EUR");
        Money schedule = Money.Sum(
            ContractSchedule.Of(after, _ => terms, Start, last).Where(part => part.Period.Served.From <= last).Select(part => Proration.Of(part.Line.Net, part.Period.Whole, part.Period.Served)), "EUR");
        Assert.Equal(schedule, billed - credited);
    }

    [Property(MaxTest = 150)]
    public void Usage_WheneverItComes_CostsTheSameInSum(NonNegativeInt[] hours, NonNegativeInt[] gaps)
    {
        Contract contract = Agreements.Begun(start: Start, orderId: null);
        ItemTerms terms = new(BillingAlignment.Anniversary, BillingTiming.Advance, [new CatalogTier(50, 0.12m), new CatalogTier(200, 0.1m)], "HUR");
        MeteredUsage[] records = [.. hours.Select((quantity, i) => new MeteredUsage($"u{i}", "SUB-CARE", Start.AddDays(i * 13 % 270), quantity.Get % 400))];
        DateOnly last = Start.AddDays(400);
        decimal atOnce = UsageOf(Run(_ => contract, terms, [last], records));
        List<BillingEvent> events = Run(_ => contract, terms, [.. Days(gaps, last)], records, (record, day) => record.Date.AddDays(record.Id.Length * 11) <= day);
        Assert.Equal(atOnce, UsageOf(events));
        Assert.Equal(events.SelectMany(TakenOf).Distinct().Count(), events.SelectMany(TakenOf).Count());
    }

    private static decimal UsageOf(IEnumerable<BillingEvent> events) =>
        events.OfType<ContractBillDecided>().SelectMany(one => one.Bill.Lines).Where(line => line.Name.EndsWith("use", StringComparison.Ordinal)).Sum(line => line.Net.Amount);

    private static IReadOnlyList<string> TakenOf(BillingEvent one) => one switch { ContractBillDecided bill => bill.Taken, NothingToBill nothing => nothing.Taken, _ => [] };

    private static string[] BillsOf(IEnumerable<BillingEvent> events) =>
        [.. events.OfType<ContractBillDecided>().Select(one => $"{one.InvoiceId} {one.Bill.Net} {one.Bill.Tax} {string.Join(';', one.Bill.Lines.Select(line => $"{line.Period} {line.Net}"))}")];

    private static IEnumerable<DateOnly> Days(NonNegativeInt[] gaps, DateOnly last)
    {
        DateOnly day = Start;
        foreach (NonNegativeInt gap in gaps)
        {
            day = day.AddDays(gap.Get % 60);
            if (day < last)
            {
                yield return day;
            }
        }

        yield return last;
        yield return last;
    }

    private static Contract Changed(Contract contract, DateOnly on, decimal quantity, decimal price)
    {
        ContractChange change = new(contract.Number, contract.Revision, ContractChangeKind.Lines, on);
        ContractCommand.CarryOut carryOut = new("q-1", 1, change, null, [Agreements.Line(quantity, price)], on);
        return Contract.Decide(contract, carryOut, Agreements.At).Events.Aggregate(contract, Contract.Apply);
    }

    private static List<BillingEvent> Run(Contract contract, ItemTerms terms, DateOnly[] days) => Run(_ => contract, terms, days, []);

    private static List<BillingEvent> Run(
        Func<DateOnly, Contract> contractOn, ItemTerms terms, DateOnly[] days, MeteredUsage[] records, Func<MeteredUsage, DateOnly, bool>? isKnown = null)
    {
        Contract first = contractOn(Start) with { BilledUntil = Start.AddDays(-1) };
        Dictionary<string, ItemTerms> known = new() { ["SUB-CARE"] = terms };
        BillingAccount account = BillingAccount.Decide(null, new BillingCommand.Open(first, known, Start), Agreements.At).Events.Aggregate((BillingAccount?)null, BillingAccount.Apply)!;
        List<BillingEvent> all = [];
        HashSet<string> taken = [];
        foreach (DateOnly day in days)
        {
            for (; ; )
            {
                MeteredUsage[] open = [.. records.Where(record => !taken.Contains(record.Id) && record.Date <= day && isKnown?.Invoke(record, day) != false)];
                BillingCommand.Bill bill = new(contractOn(day), day, account.Decisions, open, known, (_, on) => VatWorld.Rules.Decide(new TaxableSupply(SupplyKind.Service, TaxClasses.Standard, on), new VatBuyer("DE")));
                IReadOnlyList<BillingEvent> events = BillingAccount.Decide(account, bill, Agreements.At).Events;
                if (events.Count == 0)
                {
                    break;
                }

                all.AddRange(events);
                taken.UnionWith(events.SelectMany(TakenOf));
                account = events.Aggregate(account, BillingAccount.Apply);
            }
        }

        return all;
    }
}
