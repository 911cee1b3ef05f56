using LeadToCash.Bench.Measuring;
using LeadToCash.Billing;

namespace LeadToCash.Bench.Contracts;

/// <summary>
/// A year of billing runs without their storage: twelve for each contract, each with its charges and ten reports of usage, late and repeated ones among them, for 1,000 to 50,000 contracts, beside a
/// recount of the year in each run. Both must come to the same amounts.
/// </summary>
internal sealed class BillingBench(BenchOptions options)
{
    private const int Checked = 1_000;
    private const int PeriodsOpenForLateUsage = 3;

    public void Run()
    {
        Console.WriteLine($"input   contracts by calendar and anniversary in arrears, 12 runs each, 11 reports of usage in a run; the baseline is timed on at most {Checked:N0}");
        for (int number = 0; number < Checked; number++)
        {
            if (Year(number) != RecomputedBilling.Year(number))
            {
                throw new InvalidOperationException($"Contract {number}: recomputed it is {RecomputedBilling.Year(number)}, not {Year(number)}.");
            }
        }

        foreach (int count in Growth.Of(options, 50_000))
        {
            Growth.Sample ours = Growth.Measure(options.Rounds, count, Year);
            Growth.Sample recomputed = Growth.Measure(1, Math.Min(count, Checked), RecomputedBilling.Year);
            Figures.AddThroughput($"billing.contracts-{count}", count * 12, ours.Seconds, "contract-months/s", "recomputed", recomputed.Seconds / Math.Min(count, Checked) * count);
            Figures.Add($"billing.contracts-{count}.allocated", ours.BytesEach / 12, "bytes/contract-month");
        }
    }

    private static Money Year(int number)
    {
        SubscriptionContract contract = SampleContracts.Of(number);
        UsageMeter meter = UsageMeter.Empty;
        DateOnly? until = null;
        IReadOnlyList<RatedPeriod> rated = [];
        var billed = Money.Zero("EUR");
        foreach (DateOnly run in SampleContracts.Runs)
        {
            meter = meter.With(SampleContracts.UsageKnownBy(number, run));
            foreach (RecurringCharge charge in RecurringCharges.Due(contract, until, run))
            {
                UsageBill bill = UsageBilling.Bill(meter, _ => SampleContracts.Tariff, rated, charge.Period);
                billed += charge.Amount + Money.Sum(bill.Charges.Select(one => one.Amount), "EUR");
                (until, rated) = (charge.Period.Served.To, [.. bill.Billed.TakeLast(PeriodsOpenForLateUsage)]);
            }
        }

        return billed;
    }
}
