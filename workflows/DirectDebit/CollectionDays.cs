using LeadToCash.Banking;

namespace LeadToCash.DirectDebit;

/// <summary>Days of SEPA direct debits. All are local dates; collections settle on TARGET days only.</summary>
public static class CollectionDays
{
    /// <summary>The day of collection: the due date, but so late that the debtor is told in time, or the next TARGET day.</summary>
    /// <param name="due">Last day for payment.</param>
    /// <param name="announcedOn">Day on which the debtor is told.</param>
    /// <param name="noticeDays">Calendar days between both: 14, or what was agreed, at least 1.</param>
    public static DateOnly Of(DateOnly due, DateOnly announcedOn, int noticeDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(noticeDays, 1);
        DateOnly earliest = announcedOn.AddDays(noticeDays);
        return TargetCalendar.SameOrNext(due > earliest ? due : earliest);
    }

    /// <summary>The first day on which a file that is sent today can be collected: the bank needs it a TARGET day before (D-1, CORE and B2B alike).</summary>
    public static DateOnly EarliestFor(DateOnly sentOn) => TargetCalendar.SameOrNext(TargetCalendar.SameOrNext(sentOn).AddDays(1));
}
