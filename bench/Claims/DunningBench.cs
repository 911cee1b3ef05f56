using LeadToCash.Bench.Measuring;
using LeadToCash.Dunning;

namespace LeadToCash.Bench.Claims;

/// <summary>
/// A dunning run without its storage: the statement of each claim and the letter that is due, for 1,000 to 50,000 claims, beside interest reckoned day by day. Both must come to the same interest.
/// </summary>
internal sealed class DunningBench(BenchOptions options)
{
    private const int Checked = 2_000;

    public void Run()
    {
        Console.WriteLine($"input   claims due for about a year, up to 6 payments each, costs, disputes; as of {SampleClaims.Today:yyyy-MM-dd}; the baseline is timed on at most {Checked:N0}");
        Check();
        foreach (int count in Growth.Of(options, 50_000))
        {
            Growth.Sample ours = Growth.Measure(options.Rounds, count, number => Dun(SampleClaims.Of(number)));
            Growth.Sample daily = Growth.Measure(1, Math.Min(count, Checked), number => DailyInterest.Of(SampleClaims.Of(number), SampleClaims.Today));
            Figures.AddThroughput($"dunning.claims-{count}", count, ours.Seconds, "claims/s", "day-by-day", daily.Seconds / Math.Min(count, Checked) * count);
            Figures.Add($"dunning.claims-{count}.allocated", ours.BytesEach, "bytes/claim");
        }
    }

    private static NextLetter Dun(Claim claim)
    {
        ClaimStatement statement = ClaimAccount.On(claim, SampleClaims.Law, SampleClaims.WorkingDays, SampleClaims.Today);
        return LetterRule.Of(claim, statement, SampleClaims.Scheme, [], SampleClaims.WorkingDays, SampleClaims.Today);
    }

    private static void Check()
    {
        for (int number = 0; number < Checked; number++)
        {
            Claim claim = SampleClaims.Of(number);
            Money ours = ClaimAccount.On(claim, SampleClaims.Law, SampleClaims.WorkingDays, SampleClaims.Today).Interest;
            if (DailyInterest.Of(claim, SampleClaims.Today) is { } daily && daily != ours)
            {
                throw new InvalidOperationException($"Claim {number}: day by day it is {daily}, not {ours}.");
            }
        }
    }
}
