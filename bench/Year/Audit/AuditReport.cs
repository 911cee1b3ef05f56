namespace LeadToCash.Bench.Year.Audit;

/// <summary>What an audit found: each thing that was compared, and where it disagrees.</summary>
internal sealed class AuditReport
{
    private const int FindingsShown = 12;

    private readonly List<(string Name, int Compared, int Wrong)> _checks = [];

    /// <summary>Every disagreement, in words.</summary>
    public List<string> Findings { get; } = [];

    /// <summary>Invoices and credit notes that were looked at.</summary>
    public int Invoices { get; init; }

    /// <summary>Instances in the task hub.</summary>
    public int Instances { get; init; }

    public bool Agrees => Findings.Count == 0;

    /// <summary>Compares amounts in cents, or counts.</summary>
    public void Equal(string check, IEnumerable<(string Of, long Expected, long Found)> pairs) => Add(
        check, [.. pairs], pair => pair.Expected == pair.Found ? null : $"{pair.Of}: {pair.Expected} expected, {pair.Found} found");

    /// <summary>Compares two sets of names.</summary>
    public void Same(string check, IEnumerable<string> expected, IEnumerable<string> found)
    {
        HashSet<string> wanted = new(expected, StringComparer.Ordinal);
        string[] all = [.. found];
        HashSet<string> there = new(all, StringComparer.Ordinal);
        Add(check, [.. wanted.Union(there)], name => (wanted.Contains(name), there.Contains(name)) switch
        {
            (true, false) => $"{name} is missing",
            (false, true) => $"{name} is too much",
            _ when all.Length != there.Count && all.Count(one => one == name) > 1 => $"{name} is there twice",
            _ => null,
        });
    }

    /// <summary>Looks at each; what is wrong is a sentence.</summary>
    public void Add<T>(string check, IReadOnlyCollection<T> subjects, Func<T, string?> wrong)
    {
        string[] found = [.. subjects.Select(wrong).OfType<string>()];
        _checks.Add((check, subjects.Count, found.Length));
        Findings.AddRange(found.Select(sentence => $"{check}: {sentence}"));
    }

    /// <summary>A line for each check, then what is wrong.</summary>
    public void Print(TextWriter writer)
    {
        writer.WriteLine($"{"audit",-58} {"compared",9} {"wrong",6}");
        foreach ((string name, int compared, int wrong) in _checks)
        {
            writer.WriteLine($"{name,-58} {compared,9} {wrong,6}");
        }

        foreach (IGrouping<string, string> check in Findings.GroupBy(finding => finding.Split(':')[0]))
        {
            foreach (string finding in check.Take(FindingsShown))
            {
                writer.WriteLine("  " + finding);
            }
        }
    }
}
