using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadToCash.Local.Tests.Durable;

public sealed class ActiveIndexTests(MemoryStorage storage) : IClassFixture<MemoryStorage>
{
    /// <summary>An id that comes between a flush's last look and its end must not be forgotten.</summary>
    [Fact]
    public async Task Add_WhenManyComeOneAfterAnother_AlwaysCompletes()
    {
        TableClient table = await storage.NewTableAsync();
        ActiveIndex index = new(table, new StorageCalls(NullLogger.Instance, CancellationToken.None), NullLogger.Instance);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (int n = 0; n < 5_000; n++)
            {
                string id = $"instance-{worker}-{n}";
                await index.AddAsync(id).WaitAsync(TimeSpan.FromSeconds(30));
                index.Remove(id);
            }
        })));

        await index.TidyAsync();
        ActiveIndex read = new(table, new StorageCalls(NullLogger.Instance, CancellationToken.None), NullLogger.Instance);
        Assert.Empty(await read.ReadAllAsync(CancellationToken.None));
    }
}
