using LeadToCash.Cases;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Cases;

public sealed class NumberSeriesTests : IDisposable
{
    private readonly CaseWorld _world = new();
    private readonly NumberSeries _series;

    public NumberSeriesTests() => _series = new NumberSeries(_world.Tables);

    public void Dispose() => _series.Dispose();

    [Fact]
    public async Task Take_ByManyAtOnceInOneProcess_TakesThreeRequestsEach()
    {
        const int Takers = 32;
        await _series.TakeAsync("RE", 2026, "o-first", CancellationToken.None);
        StorageRequests requests = await StorageRequests.CountAsync(_world.Storage, () => Task.WhenAll(
            Enumerable.Range(0, Takers).Select(i => Task.Run(() => _series.TakeAsync("RE", 2026, $"o-{i}", CancellationToken.None)))));
        Assert.True(requests.Total == 3 * Takers, requests.ToString());
    }

    [Fact]
    public async Task Take_ByManyAtOnce_LeavesNoGap()
    {
        string[] numbers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => Task.Run(() => _series.TakeAsync("RE", 2026, $"o-{i}", CancellationToken.None))));

        Assert.Equal(Enumerable.Range(1, 16).Select(n => $"RE-2026-{n:D5}"), numbers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Take_Again_ReturnsTheSameNumber()
    {
        string first = await _series.TakeAsync("RE", 2026, "o-1", CancellationToken.None);
        await _series.TakeAsync("RE", 2026, "o-2", CancellationToken.None);

        string[] again = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => _series.TakeAsync("RE", 2026, "o-1", CancellationToken.None))));

        Assert.All(again, number => Assert.Equal(first, number));
        Assert.Equal("RE-2026-00003", await _series.TakeAsync("RE", 2026, "o-3", CancellationToken.None));
    }

    [Fact]
    public async Task Take_OfAnotherSeriesOrYear_StartsAtOne()
    {
        await _series.TakeAsync("RE", 2026, "o-1", CancellationToken.None);

        Assert.Equal("Q-2026-00001", await _series.TakeAsync("Q", 2026, "o-1", CancellationToken.None));
        Assert.Equal("RE-2027-00001", await _series.TakeAsync("RE", 2027, "o-1", CancellationToken.None));
    }
}
