using System.Numerics;
using LeadToCash.Dunning;
using static LeadToCash.Workflows.Tests.Dunning.Ledger;

namespace LeadToCash.Workflows.Tests.Dunning;

/// <summary>The same reckoning in the plainest way: one day after the other, in whole numbers, without rows.</summary>
internal sealed record DayByDay(Money Interest, OpenAmounts Open)
{
    public static DayByDay Of(Claim claim, DateOnly asOf)
    {
        Default? @default = DefaultRule.Of(claim, Terms, WorkingDays, asOf);
        Credit[] credits = [.. claim.Credits.Where(credit => credit.Date <= asOf)];
        Payment[] payments = [.. claim.Payments.Where(payment => payment.Date <= asOf && (payment.ReturnedOn is null || payment.ReturnedOn > asOf))];
        long principal = Math.Max(0, claim.Amount.MinorUnits - credits.Where(credit => credit.CorrectsInvoice).Sum(credit => credit.Amount.MinorUnits));
        (long flat, long pursuit, long other, long costsPaid, long interestPaid) = (0, 0, 0, 0, 0);
        BigInteger exact = 0; // cents × hundredths of a percent × 365 × 366 / (365 or 366)
        bool inDefault = false;
        for (DateOnly day = claim.DueDate.AddDays(-1); day <= asOf; day = day.AddDays(1))
        {
            if (@default is not null && day >= @default.FirstDay && (inDefault || principal > 0))
            {
                flat = inDefault || claim.Debtor == DebtorKind.Consumer ? flat : 4_000;
                inDefault = true;
                long bearing = Math.Max(0, principal - Resting(claim, payments, principal, day, asOf));
                long rate = (long)((Law.BaseRateOn(day).Value + Terms.Points(claim.Debtor)) * 100);
                exact += (BigInteger)bearing * rate * (DateTime.IsLeapYear(day.Year) ? 365 : 366);
            }

            foreach (Cost cost in claim.Costs.Where(cost => cost.Date == day))
            {
                pursuit += cost.Kind != CostKind.ReturnedDebit && inDefault ? cost.Amount.MinorUnits : 0;
                other += cost.Kind == CostKind.ReturnedDebit ? cost.Amount.MinorUnits : 0;
            }

            principal = Math.Max(0, principal - credits.Where(credit => !credit.CorrectsInvoice && credit.Date == day).Sum(credit => credit.Amount.MinorUnits));
            long money = payments.Where(payment => payment.Date == day).Sum(payment => payment.Amount.MinorUnits);
            long forCosts = Math.Min(money, Math.Max(flat, pursuit) + other - costsPaid);
            long forInterest = Math.Min(money - forCosts, Rounded(exact) - interestPaid);
            long forPrincipal = Math.Min(money - forCosts - forInterest, principal);
            (costsPaid, interestPaid, principal) = (costsPaid + forCosts, interestPaid + forInterest, principal - forPrincipal);
        }

        return new DayByDay(Cents(Rounded(exact)), new OpenAmounts(Cents(Math.Max(flat, pursuit) + other - costsPaid), Cents(Rounded(exact) - interestPaid), Cents(principal)));
    }

    private static long Resting(Claim claim, Payment[] payments, long principal, DateOnly day, DateOnly asOf)
    {
        long resting = 0;
        foreach (Dispute dispute in claim.Disputes.Where(one => one.From <= day && (one.Until is null || one.Until > day)))
        {
            bool isRejected = dispute.WasRejected && dispute.Until <= asOf;
            resting += isRejected ? 0 : dispute.Amount?.MinorUnits ?? principal;
        }

        return resting + claim.Plans.Where(plan => !plan.InterestRuns && plan.From <= day && day < End(plan, payments, asOf)).Sum(_ => principal);
    }

    private static DateOnly End(PaymentPlan plan, Payment[] payments, DateOnly asOf)
    {
        for (int i = 0; i < plan.Instalments.Count; i++)
        {
            DateOnly last = WorkingDays.SameOrNextWorkingDay(plan.Instalments[i].Date);
            long asked = plan.Instalments.Take(i + 1).Sum(one => one.Amount.MinorUnits);
            if (last < asOf && payments.Where(payment => payment.Date >= plan.From && payment.Date <= last).Sum(payment => payment.Amount.MinorUnits) < asked)
            {
                return last.AddDays(1);
            }
        }

        return WorkingDays.SameOrNextWorkingDay(plan.Instalments[^1].Date).AddDays(1);
    }

    private static long Rounded(BigInteger exact)
    {
        BigInteger unit = (BigInteger)10_000 * 365 * 366;
        return (long)((exact + (unit / 2)) / unit);
    }

    private static Money Cents(long cents) => new(cents, "EUR");
}
