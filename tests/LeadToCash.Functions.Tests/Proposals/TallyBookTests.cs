using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.Local.Testing;
using LeadToCash.Proposals;

namespace LeadToCash.Tests.Proposals;

public sealed class TallyBookTests
{
    private static readonly string Storage = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}";
    private readonly TallyBook _book = new(new CaseTables(new TableServiceClient(Storage)).Named("tally" + Guid.NewGuid().ToString("N")));

    [Fact]
    public async Task Set_TwiceOrLate_CountsTheNewestVersionOnce()
    {
        await SetAsync("o-1", 1, ("a", "x"), ("b", "x"));
        await SetAsync("o-1", 1, ("a", "x"), ("b", "x"));
        await SetAsync("o-2", 1, ("a", "y"));
        Assert.Equal("x=1 y=1 | x=1", await ShowAsync());

        await SetAsync("o-1", 3, ("b", "z"), ("c", "z"));
        await SetAsync("o-1", 2, ("a", "q"));
        Assert.Equal("y=1 | z=1", await ShowAsync());
        Assert.Equal(1, (await _book.FindAsync("c", "row", CancellationToken.None))["z"]);

        await SetAsync("o-1", 4);
        await SetAsync("o-1", 1, ("a", "x"));
        await SetAsync("o-3", 1);
        Assert.Equal("y=1 | ", await ShowAsync());
    }

    [Fact]
    public async Task Set_ThatBrokeOff_IsCompletedByTheNextRun()
    {
        using CancellationTokenSource broken = new();
        Dictionary<string, IReadOnlyList<Contribution>> contributions = new() { ["a"] = [new("row", "x")], ["b"] = new Breaking(broken) };
        await Assert.ThrowsAsync<OperationCanceledException>(() => _book.SetAsync("o-1", 1, contributions, broken.Token));
        Assert.Equal("x=1 | ", await ShowAsync());

        await SetAsync("o-1", 1, ("a", "x"), ("b", "x"));

        Assert.Equal("x=1 | x=1", await ShowAsync());
    }

    [Fact]
    public async Task Set_ByManyAtOnce_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(owner => new[] { 1, 2 }.Select(_ => Task.Run(() => SetAsync($"o-{owner}", 1, ("a", "x"), ("b", "x"))))));

        Assert.Equal("x=20 | x=20", await ShowAsync());
    }

    [Fact]
    public async Task SetAll_OfNewOwners_IsTheSameAsEachByItself_AndTwiceIsOnce()
    {
        await SetAsync("o-7", 1, ("a", "old"));
        var all = Enumerable.Range(0, 200)
            .Select(owner => KeyValuePair.Create<string, IReadOnlyDictionary<string, IReadOnlyList<Contribution>>>($"o-{owner}", Contributions([("a", "x"), (owner % 2 == 0 ? "b" : "a", "y")])))
            .ToList();

        await _book.SetAllAsync(all, 2, CancellationToken.None);
        await _book.SetAllAsync(all, 2, CancellationToken.None);
        await _book.SetAllAsync(all, 3, CancellationToken.None);

        Assert.Equal("x=200 y=100 | y=100", await ShowAsync());
    }

    [Fact]
    public async Task SetAll_OverManyRows_FitsIntoTransactions()
    {
        await _book.SetAllAsync(
            Enumerable.Range(0, 250).Select(owner => KeyValuePair.Create<string, IReadOnlyDictionary<string, IReadOnlyList<Contribution>>>(
                $"o-{owner}", new Dictionary<string, IReadOnlyList<Contribution>> { ["a"] = [new($"row-{owner % 130:D3}", "x")] })),
            1, CancellationToken.None);

        IReadOnlyList<(string Row, IReadOnlyDictionary<string, long> Counters)> rows = await _book.RowsAsync("a", "row-010", CancellationToken.None);
        Assert.Equal((120, 240 - 10), (rows.Count, (int)rows.Sum(row => row.Counters["x"])));
    }

    [Fact]
    public async Task Set_OfANewOwner_TakesTwoRequestsAndTwoForEachPartition()
    {
        await SetAsync("o-1", 1, ("a", "x"));
        StorageRequests first = await StorageRequests.CountAsync(Storage, () => SetAsync("o-2", 1, ("a", "x"), ("b", "x"), ("c", "x")));
        StorageRequests again = await StorageRequests.CountAsync(Storage, () => SetAsync("o-2", 1, ("a", "x"), ("b", "x"), ("c", "x")));
        StorageRequests asked = await StorageRequests.CountAsync(Storage, () => _book.FindAsync("a", "row", CancellationToken.None));

        Assert.Equal((2 + (3 * 2), 1 + 3, 1), (first.Total, again.Total, asked.Total));
    }

    private Task SetAsync(string owner, long version, params (string Partition, string Counter)[] contributions) =>
        _book.SetAsync(owner, version, Contributions(contributions), CancellationToken.None);

    private static Dictionary<string, IReadOnlyList<Contribution>> Contributions((string Partition, string Counter)[] contributions) =>
        contributions.GroupBy(one => one.Partition).ToDictionary(group => group.Key, group => (IReadOnlyList<Contribution>)[.. group.Select(one => new Contribution("row", one.Counter))]);

    private async Task<string> ShowAsync() => $"{await ShowAsync("a")} | {await ShowAsync("b")}";

    private async Task<string> ShowAsync(string partition) =>
        string.Join(' ', (await _book.FindAsync(partition, "row", CancellationToken.None)).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Contributions at whose reading the process dies.</summary>
    private sealed class Breaking(CancellationTokenSource source) : IReadOnlyList<Contribution>
    {
        public int Count => 1;

        public Contribution this[int index] => throw new NotSupportedException();

        public IEnumerator<Contribution> GetEnumerator()
        {
            source.Cancel();
            throw new OperationCanceledException(source.Token);
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
