using LeadToCash.Billing;

namespace LeadToCash.Bench.Contracts;

/// <summary>The baseline: every run computes the whole year anew with LINQ over a list of all records, and bills what that differs from what was billed.</summary>
internal static class RecomputedBilling
{
    public static Money Year(int number)
    {
        SubscriptionContract contract = SampleContracts.Of(number);
        List<UsageRecord> records = [];
        var billed = Money.Zero("EUR");
        foreach (DateOnly run in SampleContracts.Runs)
        {
            records.AddRange(SampleContracts.UsageKnownBy(number, run));
            var now = Money.Zero("EUR");
            foreach (RecurringCharge charge in RecurringCharges.Due(contract, null, run))
            {
                decimal used = records.DistinctBy(one => one.Id).Where(one => charge.Period.Served.Contains(one.Date)).Sum(one => one.Quantity);
                now += charge.Amount + UsageRating.Rate(SampleContracts.Tariff, used, charge.Period);
            }

            billed += now - billed;
        }

        return billed;
    }
}
