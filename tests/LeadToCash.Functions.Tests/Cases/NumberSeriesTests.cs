using LeadToCash.Cases;

namespace LeadToCash.Tests.Cases;

public sealed class NumberSeriesTests
{
    private readonly NumberSeries _series = new(new CaseWorld().Tables);

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
