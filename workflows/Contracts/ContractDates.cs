namespace LeadToCash.Contracts;

/// <summary>
/// Dates of contracts by the German Civil Code: terms by §§ 187 (2), 188 (2) and (3) BGB, notice by §§ 187 (1), 188. A notice that comes in too late counts
/// for the next possible end. § 193 BGB (weekends, holidays) does not prolong a notice period: it protects who is given notice.
/// </summary>
public static class ContractDates
{
    /// <summary>
    /// Last day of a time of months that begins with the start of a day: the day of the month before that of the anchor, or the month's last day if there is
    /// no such day. From 1 July 12 months end on 30 June, from 31 January one month ends on 28 (29) February and two end on 30 March.
    /// </summary>
    /// <param name="anchor">First day.</param>
    /// <param name="months">0 or more; 0 ends on the day before.</param>
    public static DateOnly End(DateOnly anchor, int months)
    {
        DateOnly month = new DateOnly(anchor.Year, anchor.Month, 1).AddMonths(months);
        return anchor.Day == 1 ? month.AddDays(-1) : month.AddDays(Math.Min(anchor.Day - 1, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
    }

    /// <summary>First day of the period that begins so many months after the anchor.</summary>
    public static DateOnly Begin(DateOnly anchor, int months) => End(anchor, months).AddDays(1);

    /// <summary>Whole calendar months from one day's month to the other's.</summary>
    public static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;

    /// <summary>Last day of a date's month.</summary>
    public static DateOnly EndOfMonth(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));

    /// <summary>Last day of the notice period of a cancellation: it begins on the day after the receipt; a month ends on the day of the same number, or on the month's last day.</summary>
    public static DateOnly NoticeOver(NoticePeriod notice, DateOnly receivedOn) =>
        notice.Unit == NoticeUnit.Months ? receivedOn.AddMonths(notice.Length) : receivedOn.AddDays(notice.Length);

    /// <summary>Last day on which a cancellation comes in time for an end.</summary>
    public static DateOnly LastNoticeDay(NoticePeriod notice, DateOnly end)
    {
        DateOnly day = notice.Unit == NoticeUnit.Months ? end.AddMonths(-notice.Length) : end.AddDays(-notice.Length);
        while (NoticeOver(notice, day.AddDays(1)) <= end)
        {
            day = day.AddDays(1); // months of 28 to 30 days: the days after the last one's number end on it too
        }

        return day;
    }

    /// <summary>Last day of a contract that is cancelled: the first possible one after the notice period.</summary>
    /// <param name="terms">Its terms.</param>
    /// <param name="term">The term in which the notice comes.</param>
    /// <param name="receivedOn">Local date of receipt.</param>
    /// <param name="wished">Not before this day; null for as soon as possible.</param>
    public static DateOnly CancelledTo(ContractTerms terms, ContractTerm term, DateOnly receivedOn, DateOnly? wished = null)
    {
        DateOnly earliest = NoticeOver(terms.Notice, receivedOn);
        earliest = wished > earliest ? wished.Value : earliest;
        if (term.End is { } end && (earliest <= end || terms.Renewal == RenewalKind.Ends))
        {
            return end;
        }

        return terms.Renewal == RenewalKind.ByMonths && term.End is not null ? FurtherEnd(terms, term, earliest)
            : terms.Notice.To == NoticeTo.EndOfMonth ? EndOfMonth(earliest)
            : earliest;
    }

    private static DateOnly FurtherEnd(ContractTerms terms, ContractTerm term, DateOnly earliest)
    {
        ContractTerm further = term;
        while (further.End < earliest)
        {
            further = further.Next(terms)!;
        }

        return further.End!.Value;
    }
}
