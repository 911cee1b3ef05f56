using LeadToCash.Calendar;

namespace LeadToCash.Dunning;

/// <summary>All pauses of a claim, as known at the end of a day.</summary>
internal sealed class Pauses
{
    private readonly Pause[] _all;

    public Pauses(Claim claim, BusinessCalendar calendar, DateOnly asOf) => _all =
    [
        .. claim.Disputes.Where(dispute => dispute.From <= asOf && dispute.Until != dispute.From).Select(dispute => Of(dispute, claim, asOf)),
        .. claim.Plans.Where(plan => plan.From <= asOf).Select(plan => Of(plan, claim, calendar, asOf)),
        .. claim.Payments.Where(payment => payment.ReturnedOn <= asOf && payment.Date < payment.ReturnedOn && IsPaid(claim, payment.Date)).Select(Of),
    ];

    /// <summary>The part of the principal that bears no interest on a day.</summary>
    public Money Resting(Money principal, DateOnly day)
    {
        var resting = Money.Zero(principal.Currency);
        foreach (Pause pause in _all)
        {
            if (pause.StopsInterest && pause.Covers(day))
            {
                resting += pause.Amount ?? principal;
            }
        }

        return resting < principal ? resting : principal;
    }

    /// <summary>The last day, up to <paramref name="end"/>, until which what rests on a day stays the same.</summary>
    public DateOnly SameUntil(DateOnly day, DateOnly end)
    {
        foreach (Pause pause in _all)
        {
            if (pause.From > day && pause.From <= end)
            {
                end = pause.From.AddDays(-1);
            }

            if (pause.Until is { } until && until > day && until <= end)
            {
                end = until.AddDays(-1);
            }
        }

        return end;
    }

    /// <summary>What keeps letters back on a day, or null.</summary>
    public Pause? Stopping(DateOnly day) => Array.Find(_all, pause => pause.StopsLetters && pause.Covers(day));

    private static Pause Of(Dispute dispute, Claim claim, DateOnly asOf)
    {
        bool isWhole = dispute.Amount is not { } amount || amount >= claim.Amount;
        bool isRejected = dispute.WasRejected && dispute.Until <= asOf;
        return new Pause(dispute.From, dispute.Until <= asOf ? dispute.Until : null, dispute.Amount, !isRejected, isWhole, PauseReason.Dispute);
    }

    private static Pause Of(PaymentPlan plan, Claim claim, BusinessCalendar calendar, DateOnly asOf)
    {
        DateOnly until = plan.From;
        var asked = Money.Zero(claim.Amount.Currency);
        foreach (Instalment instalment in plan.Instalments)
        {
            DateOnly last = calendar.SameOrNextWorkingDay(instalment.Date);
            until = last.AddDays(1);
            asked += instalment.Amount;
            if (last < asOf && Paid(claim, plan.From, last, asOf) < asked)
            {
                break;
            }
        }

        return new Pause(plan.From, until, null, !plan.InterestRuns, true, PauseReason.PaymentPlan);
    }

    /// <summary>Nobody had a reason to ask for it then. It bears interest all the same.</summary>
    private static Pause Of(Payment returned) => new(returned.Date, returned.ReturnedOn, null, false, true, PauseReason.Paid);

    private static bool IsPaid(Claim claim, DateOnly on)
    {
        Money paid = Money.Sum(claim.Payments.DistinctBy(payment => payment.Id).Where(payment => payment.Date <= on && !(payment.ReturnedOn <= on)).Select(payment => payment.Amount), claim.Amount.Currency);
        return paid + Money.Sum(claim.Credits.DistinctBy(credit => credit.Id).Where(credit => credit.Date <= on).Select(credit => credit.Amount), claim.Amount.Currency) >= claim.Amount;
    }

    private static Money Paid(Claim claim, DateOnly from, DateOnly last, DateOnly asOf) => Money.Sum(
        claim.Payments.DistinctBy(payment => payment.Id)
            .Where(payment => payment.Date >= from && payment.Date <= last && !(payment.ReturnedOn <= asOf)).Select(payment => payment.Amount),
        claim.Amount.Currency);
}
