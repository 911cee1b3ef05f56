using LeadToCash.Dunning;

namespace LeadToCash.Bench.Claims;

/// <summary>The baseline: interest as one writes it first, one day after the other, with LINQ queries over what falls on the day.</summary>
internal static class DailyInterest
{
    public static Money Of(Claim claim, DateOnly asOf)
    {
        string currency = claim.Amount.Currency;
        (Money principal, Money paid, Money costsPaid) = (claim.Amount, Money.Zero(currency), Money.Zero(currency));
        decimal interest = 0;
        DateOnly first = DefaultRule.DueDate(claim, SampleClaims.WorkingDays).AddDays(1);
        for (DateOnly day = claim.DueDate; day <= asOf; day = day.AddDays(1))
        {
            if (day >= first)
            {
                Money resting = Money.Sum(claim.Disputes.Where(one => !one.WasRejected && one.From <= day && day < one.Until).Select(one => one.Amount!.Value), currency);
                decimal rate = SampleClaims.Law.BaseRateOn(day).Value + SampleClaims.Terms.Points(claim.Debtor);
                interest += Math.Max(0, (principal - resting).Amount) * rate / (DateTime.IsLeapYear(day.Year) ? 36_600m : 36_500m);
            }

            Money letters = Money.Sum(claim.Costs.Where(cost => cost.Date <= day).Select(cost => cost.Amount), currency);
            Money flat = claim.Debtor == DebtorKind.Business && day >= first ? SampleClaims.Terms.FlatFee : Money.Zero(currency);
            foreach (Payment payment in claim.Payments.Where(payment => payment.Date == day))
            {
                Money left = payment.Amount;
                Money costs = Lesser(left, (letters > flat ? letters : flat) - costsPaid);
                costsPaid += costs;
                left -= costs;
                Money forInterest = Lesser(left, Money.Of(interest, currency) - paid);
                paid += forInterest;
                principal -= Lesser(left - forInterest, principal);
            }
        }

        return Money.Of(interest, currency);
    }

    private static Money Lesser(Money one, Money other) => one < other ? one : other;
}
