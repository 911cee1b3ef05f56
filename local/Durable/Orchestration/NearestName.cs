using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>Finds the known name that a misspelt one most likely means.</summary>
internal static class NearestName
{
    internal static string Hint(string name, IEnumerable<TaskName> known)
    {
        (string Name, int Distance) best = known
            .Select(candidate => (candidate.Name, Distance(name, candidate.Name)))
            .OrderBy(candidate => candidate.Item2).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(3, name.Length / 2) ? $" Did you mean '{best.Name}'?" : string.Empty;
    }

    /// <summary>How many letters must be added, dropped or changed, without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = [i, .. new int[b.Length]];
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            previous = row;
        }

        return previous[^1];
    }
}
