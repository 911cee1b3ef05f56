using Azure.Data.Tables;
using LeadToCash.Crash.Tests.Harness;
using LeadToCash.Local.Storage.Embedded;
using Microsoft.Data.Sqlite;

namespace LeadToCash.Crash.Tests;

/// <summary>What a newer version wrote is left alone: the process says so in a sentence and ends with 1.</summary>
public sealed class StorageFormatTests : IAsyncLifetime
{
    private Ground _ground = null!;
    private SubjectApp _subject = null!;

    public async Task InitializeAsync()
    {
        _ground = await Ground.TakeAsync(onAzurite: false);
        _subject = _ground.NewSubject("hub");
        await _subject.App.StartAsync();
        await new Driver(_subject.App, CancellationToken.None).PostAsync("/start/Forever/instance");
        await _subject.App.KillAsync();
    }

    public async Task DisposeAsync()
    {
        await _subject.DisposeAsync();
        await _ground.DisposeAsync();
    }

    [Fact]
    public async Task Start_WhenTheStorageFileIsNewer_IsRefused()
    {
        await using (SqliteConnection file = new($"Data Source={Path.Combine(_subject.Data, "storage.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using SqliteCommand command = file.CreateCommand();
            command.CommandText = "PRAGMA user_version = 1000";
            await command.ExecuteNonQueryAsync();
        }

        await AssertRefusedAsync("storage format 1000");
    }

    [Fact]
    public async Task Start_WhenTheTaskHubIsNewer_IsRefused()
    {
        await ChangeAsync("Active", new TableEntity("hub", "format") { ["Version"] = 1000 });

        await AssertRefusedAsync("Task hub 'hub' was written by a newer version (format 1000");
    }

    [Fact]
    public async Task Start_WhenAnUnfinishedInstanceIsNewer_IsRefused()
    {
        await ChangeAsync("Instances", new TableEntity("instance", "state:instance") { ["Format"] = 1000 });

        await AssertRefusedAsync("Instance 'instance' was written by a newer program (format 1000");
    }

    private async Task ChangeAsync(string table, TableEntity row)
    {
        using IDisposable lease = EmbeddedStores.Lease(Path.Combine(_subject.Data, "storage.db"));
        await new TableClient(_subject.Connection, _subject.Hub + table).UpsertEntityAsync(row, TableUpdateMode.Merge);
    }

    private async Task AssertRefusedAsync(string sentence)
    {
        _subject.App.Launch();
        Assert.Equal(1, await _subject.App.ExitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains(sentence, _subject.App.Output, StringComparison.Ordinal);
    }
}
