using LeadToCash.Calendar;

namespace LeadToCash.Dunning;

/// <summary>
/// When default begins by § 286 BGB, if nothing is paid before. Days off at the end of a period move it to the next working day (§ 193 BGB), which holds for
/// due dates and for periods after which default begins alike (BGH, 1 February 2007, III ZR 159/06).
/// </summary>
public static class DefaultRule
{
    /// <summary>The due date as it counts.</summary>
    /// <exception cref="InvalidOperationException">The holidays of that year are not loaded.</exception>
    public static DateOnly DueDate(Claim claim, BusinessCalendar calendar) => calendar.SameOrNextWorkingDay(claim.DueDate);

    /// <summary>The earliest default that can be shown from what was known at the end of <paramref name="asOf"/>; null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The holidays of a year are not loaded.</exception>
    public static Default? Of(Claim claim, LatePaymentTerms terms, BusinessCalendar calendar, DateOnly asOf)
    {
        DateOnly due = DueDate(claim, calendar);
        List<Default> defaults = [];
        if (claim.DueDateIsAgreed)
        {
            defaults.Add(new Default(due.AddDays(1), DefaultReason.AgreedDate));
        }

        if (claim.RefusedOn is { } refused && refused <= asOf)
        {
            defaults.Add(new Default(Later(refused, due).AddDays(1), DefaultReason.Refusal));
        }

        DateOnly[] reminders = [.. claim.RemindersReceivedOn.Where(day => day > due && day <= asOf)];
        if (reminders.Length > 0)
        {
            defaults.Add(new Default(reminders.Min().AddDays(1), DefaultReason.Reminder));
        }

        if (ReceivedOn(claim) is { } received)
        {
            DateOnly last = calendar.SameOrNextWorkingDay(Later(received, due).AddDays(terms.DaysUntilDefault));
            defaults.Add(new Default(last.AddDays(1), DefaultReason.ThirtyDays));
        }

        return defaults.Where(one => one.FirstDay <= asOf).MinBy(one => (one.FirstDay, one.Reason));
    }

    /// <summary>From when 30 days run; null if they never do.</summary>
    private static DateOnly? ReceivedOn(Claim claim) => claim.Debtor switch
    {
        DebtorKind.Consumer => claim.InvoiceTellsOfDefault ? claim.InvoiceReceivedOn : null,
        _ => claim.InvoiceReceivedOn ?? claim.SupplyReceivedOn,
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
