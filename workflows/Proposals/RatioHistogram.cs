using System.Globalization;

namespace LeadToCash.Proposals;

/// <summary>How many deals were won and lost at which ratio of realised price to list price, in thousandths.</summary>
public sealed class RatioHistogram
{
    private readonly SortedDictionary<int, (long Won, long Lost)> _counts = [];

    /// <summary>Won deals.</summary>
    public long Won { get; private set; }

    /// <summary>Lost deals.</summary>
    public long Lost { get; private set; }

    /// <summary>By ratio, the lowest first.</summary>
    public IEnumerable<(int Permille, long Won, long Lost)> Counts => _counts.Select(pair => (pair.Key, pair.Value.Won, pair.Value.Lost));

    /// <summary>The sum of what cells count.</summary>
    public static RatioHistogram Of(IEnumerable<IReadOnlyDictionary<string, long>> cells)
    {
        RatioHistogram histogram = new();
        foreach ((string counter, long count) in cells.SelectMany(cell => cell))
        {
            histogram.Add(int.Parse(counter.AsSpan(1), CultureInfo.InvariantCulture), counter[0] == 'w', count);
        }

        return histogram;
    }

    /// <summary>The ratio of the won deal at a rank, from 1, the lowest ratio first.</summary>
    public int WonAt(long rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        long seen = 0;
        foreach ((int permille, (long won, _)) in _counts)
        {
            seen += won;
            if (seen >= rank)
            {
                return permille;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(rank), rank, $"There are {Won} won deals.");
    }

    private void Add(int permille, bool won, long count)
    {
        (long w, long l) = _counts.GetValueOrDefault(permille);
        _counts[permille] = won ? (w + count, l) : (w, l + count);
        (Won, Lost) = won ? (Won + count, Lost) : (Won, Lost + count);
    }
}
