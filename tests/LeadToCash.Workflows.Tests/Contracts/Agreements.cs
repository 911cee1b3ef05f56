using LeadToCash.Cases;
using LeadToCash.Contracts;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Workflows.Tests.Contracts;

/// <summary>Contracts for tests.</summary>
internal static class Agreements
{
    public static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static ContractTerms Business(int minimum = 12, int renewal = 12, int notice = 3) => new()
    {
        MinimumMonths = minimum,
        Renewal = RenewalKind.ByMonths,
        RenewalMonths = renewal,
        Notice = new NoticePeriod(notice, NoticeUnit.Months, NoticeTo.EndOfTerm),
    };

    public static ContractTerms Consumer(int minimum = 12, NoticeTo to = NoticeTo.AnyDay) => new()
    {
        MinimumMonths = minimum,
        Renewal = RenewalKind.UntilCancelled,
        Notice = new NoticePeriod(1, NoticeUnit.Months, to),
        Downgrade = ChangeTiming.NextPeriod,
    };

    public static ContractTerms Ending(int minimum = 12) => Business(minimum) with { Renewal = RenewalKind.Ends, RenewalMonths = 0 };

    public static ContractLine Line(decimal quantity = 1, decimal price = 89, int periodMonths = 1, int position = 1, string sku = "SUB-CARE") => new()
    {
        Position = position,
        Sku = sku,
        Name = "Pump care",
        Quantity = quantity,
        UnitPrice = Money.Of(price, "EUR"),
        Net = Money.Of(price * quantity, "EUR"),
        PeriodMonths = periodMonths,
    };

    public static Contract Begun(ContractTerms? terms = null, DateOnly? start = null, string? orderId = "o-1", params ContractLine[] lines)
    {
        DateOnly first = start ?? new DateOnly(2025, 7, 1);
        ContractTerms agreed = terms ?? Business();
        return Contract.Apply(null, new ContractBegun(
            "C-2025-00001", new Party("Jana Berg", "jana@kunde.example", "Wasserwerk Nord"), "rep@x.example", "EUR", first, agreed, ContractTerm.First(first, agreed),
            lines.Length > 0 ? lines : [Line()], new ContractOrigin(orderId, [1]), first));
    }

    public static ContractChange Change(Contract contract, ContractChangeKind kind = ContractChangeKind.Lines, DateOnly? from = null) => new(contract.Number, contract.Revision, kind, from);

    public static ContractCommand.CarryOut Extension(Contract contract, int months, string quoteId = "q-1", DateOnly? today = null) =>
        new(quoteId, 1, Change(contract, ContractChangeKind.Extension), months, contract.Lines, today ?? new DateOnly(2026, 3, 2));

    /// <summary>Carries a command out and returns the contract with what came of it.</summary>
    public static Contract Do(this Contract contract, ContractCommand command, DateTimeOffset? at = null)
    {
        Decision<ContractEvent> decision = Contract.Decide(contract, command, at ?? At);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(contract, Contract.Apply);
    }

    public static string? Refused(this Contract contract, ContractCommand command, DateTimeOffset? at = null) => Contract.Decide(contract, command, at ?? At).Refusal?.Code;

    /// <summary>What is due on a morning.</summary>
    public static Contract On(this Contract contract, DateOnly today) => contract.Do(new ContractCommand.Pursue(today, new TimeOnly(9, 0)));
}
