using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Cases;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using CatalogueStore = LeadToCash.Cases.CaseStore<LeadToCash.Catalog.CatalogueHistory, LeadToCash.Catalog.ChangeCatalogue, LeadToCash.Catalog.CatalogueEvent>;

namespace LeadToCash.Tests.Catalog;

/// <summary>What reading the catalogue asks of storage, and that every instance reads the same.</summary>
public sealed class CataloguesTests : IDisposable
{
    private static readonly CatalogueSeed Seed = CatalogueSeed.Load(Path.Combine(Path.GetDirectoryName(typeof(CatalogueSeed).Assembly.Location)!, "Catalog"));

    private readonly CaseWorld _world = new();
    private readonly CatalogueBlocks _blocks;
    private readonly Catalogues _catalogues;

    public CataloguesTests()
    {
        _blocks = new CatalogueBlocks(_world.Tables);
        _catalogues = Instance();
    }

    public void Dispose() => _catalogues.Dispose();

    [Fact]
    public async Task Current_WhileNothingChanges_TakesOneRequest()
    {
        await GroupAsync("k-1", "trade");
        StorageRequests requests = await StorageRequests.CountAsync(_world.Storage, () => _catalogues.CurrentAsync(default));
        Assert.True(requests is { Reads: 1, Total: 1 }, requests.ToString());
    }

    [Fact]
    public async Task Current_AfterAChangeElsewhere_ReadsThatChangeAlone()
    {
        await GroupAsync("k-1", "trade");
        using Catalogues other = Instance();
        await other.CurrentAsync(default);
        await GroupAsync("k-2", "trade");
        StorageRequests requests = await StorageRequests.CountAsync(_world.Storage, () => other.CurrentAsync(default));
        Assert.Equal(2, requests.Total);
        Assert.Equal((2L, "trade"), (other.Known.Revision, other.Known.Catalogue.CustomerGroups.Find("k-2")!.Group));
    }

    [Fact]
    public async Task Current_OnAColdStart_BeginsAtTheCheckpoint()
    {
        for (int i = 1; i <= 60; i++)
        {
            await GroupAsync($"k-{i}", "trade");
            if (i == 50)
            {
                await CheckpointAsync(i);
                await CheckpointAsync(i);
            }
        }

        using Catalogues cold = Instance();
        StorageRequests requests = await StorageRequests.CountAsync(_world.Storage, () => cold.CurrentAsync(default));
        Assert.Equal(4, requests.Total); // head, checkpoint, its block, the ten changes since
        Assert.Equal(60, cold.Known.Catalogue.CustomerGroups.All.Count);
    }

    [Fact]
    public async Task Change_OfTenThousandProducts_IsOneEventAndReadEverywhere()
    {
        ProductEntry pump = Seed.Catalogue.Products.Find("P-100")! with { GoesWith = [] };
        CatalogueDocument many = new() { Products = [.. Enumerable.Range(0, 10_000).Select(i => pump with { Sku = $"ITEM-{i}" })] };
        CatalogueEdit edit = await Editor().ChangeAsync("import", "staff:anna", () => "Import", _ => many, default);
        Assert.Empty(edit.Problems);
        using Catalogues other = Instance();
        CatalogueSnapshot read = await other.CurrentAsync(default);
        Assert.Equal((1L, 10_004), (read.Revision, read.Catalogue.Products.All.Count));
    }

    [Fact]
    public async Task Change_WhenAnotherOneWasFirst_IsCheckedAgain()
    {
        List<long> seen = [];
        CatalogueEdit edit = await Editor().ChangeAsync("late", "staff:anna", () => "Late", snapshot =>
        {
            seen.Add(snapshot.Revision);
            if (seen.Count == 1)
            {
                GroupAsync("k-1", "trade").GetAwaiter().GetResult();
            }

            return new CatalogueDocument { CustomerGroups = [new CustomerGroup { Customer = "k-2", Group = "trade" }] };
        }, default);
        Assert.Equal([0L, 1L], seen);
        Assert.Equal((2L, 2), (edit.Snapshot.Revision, edit.Snapshot.Catalogue.CustomerGroups.All.Count));
    }

    private Catalogues Instance() => new(Seed, _world.Reader, _blocks);

    private CatalogueEditor Editor()
    {
        CatalogueStore store = new(_world.Tables, new CaseAnnouncements(new Azure.Storage.Queues.QueueServiceClient(_world.Storage)), _world.Clock);
        BusinessCalendars calendars = new(Microsoft.Extensions.Options.Options.Create(new CalendarOptions()));
        return new CatalogueEditor(_catalogues, store, _blocks, calendars, _world.Clock);
    }

    private async Task GroupAsync(string customer, string group) => Assert.Empty((await Editor().ChangeAsync(
        customer, "staff:anna", () => customer, _ => new CatalogueDocument { CustomerGroups = [new CustomerGroup { Customer = customer, Group = group }] }, default)).Problems);

    private async Task CheckpointAsync(long version)
    {
        CaseEvent @event = (await _world.Reader.EventAsync(CatalogueHistory.CaseType, CatalogueHistory.Id, version, default))!;
        CatalogueCheckpoints checkpoints = new(_catalogues, _blocks);
        await checkpoints.OnAsync(@event, new Processes(new Mock<DurableTaskClient>("test").Object, NullLogger.Instance), default);
    }
}
