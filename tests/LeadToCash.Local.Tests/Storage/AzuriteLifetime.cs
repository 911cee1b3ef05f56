using System.Diagnostics;
using Azure.Data.Tables;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Azurite;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>Azurite is started when nothing listens, left alone when something does, and stopped by who started it.</summary>
public sealed class AzuriteLifetime : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("leadtocash-azurite-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Azurite_KeepsItsDataOverAStop_AndIsStartedOnce()
    {
        AzuriteOptions options = new()
        {
            DataFolder = _data.FullName,
            InstallFolder = AzuriteStorage.CacheFolder("azurite"),
            TablePort = 0,
            QueuePort = 0,
        };

        await using (AzuriteProcess first = await AzuriteProcess.EnsureAsync(options, CancellationToken.None))
        {
            StorageLocation at = StorageLocation.Parse(first.ConnectionString);
            options = options with { TablePort = at.TableEndpoint!.Port, QueuePort = at.QueueEndpoint!.Port };
            await using AzuriteProcess second = await AzuriteProcess.EnsureAsync(options, CancellationToken.None);
            Assert.True(first.Started);
            Assert.False(second.Started);
            await second.DisposeAsync();
            TableClient table = new(first.ConnectionString, "Orders");
            await table.CreateAsync();
            await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });
            await first.DisposeAsync(); // and once more at the end of the block, as the host's container does
        }

        Assert.False(await AzuriteService.ListensAsync(options.TablePort, CancellationToken.None));
        Assert.False(await AzuriteService.ListensAsync(options.QueuePort, CancellationToken.None));
        await using AzuriteProcess again = await AzuriteProcess.EnsureAsync(options, CancellationToken.None);
        Assert.Equal(1, (await new TableClient(again.ConnectionString, "Orders").GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    [Fact]
    public void MissingNode_IsSaidWithWhatToDo()
    {
        ProcessStartInfo start = new(Path.Combine(_data.FullName, "no-node-here"));

        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => NodeTools.Start(start));

        Assert.Contains("Install Node.js", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--storage embedded", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PinnedVersion_IsThatOfTheRepository() => Assert.Matches(@"^\d+\.\d+\.\d+$", AzuritePackage.PinnedVersion);
}
