using System.Globalization;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Crash.Tests;

/// <summary>Embedded storage that can't grow (SQLite's page limit stands in for the disk): writes are refused, nothing is half done, and it goes on when there is room.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leadtocash-full-");
    private readonly string _path;
    private readonly IDisposable _lease;

    public FullDiskTests()
    {
        _path = Path.Combine(_folder.FullName, "storage.db");
        _lease = EmbeddedStores.Lease(_path);
    }

    public void Dispose()
    {
        _lease.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Embedded_WhenTheDiskIsFull_RefusesWritesAndGoesOnWhenThereIsRoom()
    {
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(60));
        TableServiceClient tables = new(StorageLocation.EmbeddedConnectionString(_path));
        TableClient table = tables.GetTableClient("things");
        await table.CreateAsync(timeout.Token);
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc<string, int>("Length", (_, text) => Task.FromResult(text!.Length)),
            new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton(tables) },
            timeout.Token);
        await LimitAsync(Pages());

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => FillAsync(table));
        Assert.Equal(500, refused.Status);
        Assert.Contains("full", refused.Message, StringComparison.Ordinal);
        long before = host.Hub.StorageRequests;
        string input = new('x', 300_000);
        Task<string> start = host.Client.ScheduleNewOrchestrationInstanceAsync("Length", input, cancellation: timeout.Token);
        while (host.Hub.StorageRequests < before + 5)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }

        Assert.False(start.IsCompleted);
        await LimitAsync(1_000_000);
        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(await start, getInputsAndOutputs: true, timeout.Token);
        Assert.Equal(input.Length, done.ReadOutputAs<int>());
        Assert.Equal("ok", EmbeddedStores.Get(_path).Read(IntegrityOf));
    }

    /// <summary>Adds rows until one is refused; that one is not there.</summary>
    private static async Task FillAsync(TableClient table)
    {
        for (int row = 0; ; row++)
        {
            string key = row.ToString(CultureInfo.InvariantCulture);
            try
            {
                await table.AddEntityAsync(new TableEntity("p", key) { ["Text"] = new string('x', 30_000) });
            }
            catch (RequestFailedException)
            {
                Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", key)).HasValue);
                throw;
            }
        }
    }

    private static string IntegrityOf(SqliteSession session)
    {
        using Statement.Cursor cursor = session.Prepare("PRAGMA integrity_check").Open();
        return cursor.Next() ? cursor.Text(0) : "";
    }

    private long Pages() => EmbeddedStores.Get(_path).Read(session => session.Scalar("PRAGMA page_count"));

    private async Task LimitAsync(long pages) =>
        await EmbeddedStores.Get(_path).WriteAsync((session, _) => session.Scalar($"PRAGMA max_page_count = {pages}"), async: true, CancellationToken.None);
}
