using Azure;
using LeadToCash.Availability;
using LeadToCash.Local.Tests.Storage;

namespace LeadToCash.Tests.Availability;

/// <summary>Many reserve the same item at once, in two processes: each piece is promised once.</summary>
public abstract class StockConcurrencyTests(StorageFixture storage)
{
    private const int Pieces = 7;
    private const int Callers = 24;

    [Fact]
    [Trait("Scenario", "D6")]
    public async Task Reserve_ByManyAtOnceInTwoProcesses_PromisesEachPieceOnce()
    {
        using StockWorld one = new(storage.ConnectionString);
        using StockWorld other = new(storage.ConnectionString, one.Clock);
        string sku = StorageFixture.UniqueName("P");
        await one.CountAsync(sku, "NUE", Pieces - 2);
        await one.CountAsync(sku, "HAM", 2);

        LinePromise[] promises = await Task.WhenAll(Enumerable.Range(0, Callers).SelectMany(caller => new[]
        {
            Task.Run(() => UntilDoneAsync(caller % 2 == 0 ? one : other, $"q-{caller}", sku)),
            Task.Run(() => UntilDoneAsync(caller % 2 == 0 ? other : one, $"q-{caller}", sku)), // each asks twice, in both processes
        }));

        Assert.All(promises, promise => Assert.Null(promise.Refusal));
        Assert.All(promises, promise => Assert.Equal(1, promise.Portions.Sum(portion => portion.Quantity)));
        StockItem[] items = [await one.ItemAsync(sku, "NUE"), await one.ItemAsync(sku, "HAM")];
        Reservation[] reservations = [.. items.SelectMany(item => item.Reservations)];
        Assert.Equal(Pieces, reservations.Count(reservation => reservation.IsFirm));
        Assert.All(items, item => Assert.Equal(item.OnHand, item.Reservations.Where(reservation => reservation.IsFirm).Sum(reservation => reservation.Quantity)));
        Assert.Equal(Callers, reservations.Select(reservation => reservation.Owner).Distinct().Count());
    }

    /// <summary>As an activity's retry does: too many others at the same time is passing.</summary>
    private static async Task<LinePromise> UntilDoneAsync(StockWorld world, string owner, string sku)
    {
        while (true)
        {
            try
            {
                return await world.ReserveAsync(owner, sku, 1);
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412)
            {
                await Task.Yield();
            }
        }
    }
}

public sealed class StockConcurrencyInMemory(MemoryStorage storage) : StockConcurrencyTests(storage), IClassFixture<MemoryStorage>;

public sealed class StockConcurrencyInFile(FileStorage storage) : StockConcurrencyTests(storage), IClassFixture<FileStorage>;

public sealed class StockConcurrencyOnAzurite(AzuriteStorage storage) : StockConcurrencyTests(storage), IClassFixture<AzuriteStorage>;
