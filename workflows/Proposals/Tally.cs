namespace LeadToCash.Proposals;

/// <summary>What somebody (an order, a deal) adds to a counter.</summary>
/// <param name="Row">Which counters: those of a row are read and written together.</param>
/// <param name="Counter">Which one; the empty name counts whoever contributes at all.</param>
/// <param name="Amount">How much; above 0.</param>
public sealed record Contribution(string Row, string Counter, long Amount = 1);

/// <summary>
/// Counters to which owners contribute. What an owner contributes replaces what it contributed before, so the counts depend only on everyone's
/// last contribution: not on the order in which they came, nor on how often.
/// </summary>
public static class Tally
{
    /// <summary>Takes back what was contributed, and adds what is contributed now. A counter at 0 is no longer there.</summary>
    /// <param name="counters">By name; changed.</param>
    /// <param name="before">Of this row.</param>
    /// <param name="now">Of this row.</param>
    /// <param name="most">How many counters a row has at most; a new one beyond is not counted.</param>
    /// <returns>What of it was counted, to be taken back one day.</returns>
    public static IReadOnlyList<Contribution> Replace(Dictionary<string, long> counters, IEnumerable<Contribution> before, IEnumerable<Contribution> now, int most)
    {
        foreach (Contribution old in before)
        {
            Add(counters, old.Counter, -old.Amount);
        }

        List<Contribution> counted = [];
        foreach (Contribution contribution in now)
        {
            if (counters.ContainsKey(contribution.Counter) || counters.Count < most)
            {
                Add(counters, contribution.Counter, contribution.Amount);
                counted.Add(contribution);
            }
        }

        return counted;
    }

    private static void Add(Dictionary<string, long> counters, string name, long amount)
    {
        long sum = counters.GetValueOrDefault(name) + amount;
        if (sum == 0)
        {
            counters.Remove(name);
        }
        else
        {
            counters[name] = sum;
        }
    }
}
