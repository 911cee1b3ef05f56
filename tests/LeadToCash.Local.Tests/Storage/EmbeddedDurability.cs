using System.Diagnostics;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;
using Microsoft.Data.Sqlite;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>What embedded storage keeps, and whom it lets in.</summary>
public sealed class EmbeddedDurability : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leadtocash-durability-");

    private string StorageFile => Path.Combine(_folder.FullName, "storage.db");

    private string ConnectionString => StorageLocation.EmbeddedConnectionString(StorageFile);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task WhatWasAcknowledged_SurvivesAKill()
    {
        HashSet<string> acknowledged = [];
        for (int round = 1; round <= 3; round++)
        {
            await KillAfterAsync(200 * round, acknowledged);
            AssertHolds(acknowledged);
            acknowledged.Clear();
            Directory.Delete(_folder.FullName, recursive: true);
        }

        _folder.Create();
    }

    [Fact]
    public async Task AClosedStorage_OpensWithWhatItHeld()
    {
        using (EmbeddedStores.Lease(StorageFile))
        {
            TableClient table = new(ConnectionString, "Orders");
            await table.CreateAsync();
            await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });
        }

        using (EmbeddedStores.Lease(StorageFile))
        {
            Assert.Equal(1, (await new TableClient(ConnectionString, "orders").GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
        }
    }

    [Fact]
    public void AFileThatIsNoDatabase_IsRefusedWithASentence()
    {
        File.WriteAllText(StorageFile, string.Join('\n', Enumerable.Repeat("no database", 500)));

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => EmbeddedStore.Open(StorageFile));

        Assert.StartsWith($"{StorageFile} can't be opened as embedded storage: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondOpener_IsRefusedWithASentence()
    {
        using EmbeddedStore first = EmbeddedStore.Open(StorageFile);

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => EmbeddedStore.Open(StorageFile));

        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANewerFormat_IsRefusedWithASentence_AndLeftAlone()
    {
        EmbeddedStore.Open(StorageFile).Dispose();
        Execute("PRAGMA user_version = 99");

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => EmbeddedStore.Open(StorageFile));
        Execute("PRAGMA user_version = 2");

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
        EmbeddedStore.Open(StorageFile).Dispose();
    }

    [Fact]
    public void AnotherProgramsDatabase_IsRefused()
    {
        Execute("CREATE TABLE theirs (id INTEGER)");

        Assert.Throws<InvalidOperationException>(() => EmbeddedStore.Open(StorageFile));
    }

    [Fact]
    public async Task ARefusedChange_HurtsNoOtherOfItsGroup()
    {
        using IDisposable lease = EmbeddedStores.Lease(StorageFile);
        TableClient table = new(ConnectionString, "Orders");
        await table.CreateAsync();

        Task<bool>[] writes = [.. Enumerable.Range(0, 200).Select(i => AddedAsync(table, $"r{i / 2}"))];
        bool[] added = await Task.WhenAll(writes);

        Assert.Equal(100, added.Count(success => success));
        Assert.Equal(100, table.Query<TableEntity>().Count());
    }

    [Fact]
    public void AFailureOfTheDatabase_FailsOnlyTheChangeThatCausedIt()
    {
        using EmbeddedStore store = EmbeddedStore.Open(StorageFile);
        Task<int>[] writes = [.. Enumerable.Range(0, 20).Select(i => store.WriteAsync(
            (session, _) =>
            {
                session.Prepare("INSERT INTO queues (name, metadata) VALUES (?1, '')").Bind(1, $"q{i % 19}").Execute();
                return i;
            },
            async: true,
            CancellationToken.None).AsTask())];

        Assert.Equal(500, Assert.Single(writes, write => Wait(write) is not null) is var broken ? Wait(broken)!.Status : 0);
        Assert.Equal(19, store.Read(session => session.Scalar("SELECT count(*) FROM queues")));
    }

    [Fact]
    public void TheLastLease_ClosesAStorageInMemory()
    {
        string key = $"{StorageLocation.MemoryPrefix}{Guid.NewGuid()}";
        string connectionString = StorageLocation.EmbeddedConnectionString(key);
        TableServiceClient service = new(connectionString);
        IDisposable first = EmbeddedStores.Lease(key);
        IDisposable second = EmbeddedStores.Lease(key);
        service.CreateTable("Orders");

        first.Dispose();
        first.Dispose();
        Assert.Single(service.Query());

        second.Dispose();
        using IDisposable third = EmbeddedStores.Lease(key);
        Assert.Empty(service.Query());
    }

    private static Azure.RequestFailedException? Wait(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
            return null;
        }
        catch (Azure.RequestFailedException failure)
        {
            return failure;
        }
    }

    private static async Task<bool> AddedAsync(TableClient table, string row)
    {
        try
        {
            await table.AddEntityAsync(new TableEntity("p", row));
            return true;
        }
        catch (Azure.RequestFailedException failure) when (failure.Status == 409)
        {
            return false;
        }
    }

    private async Task KillAfterAsync(int acknowledgements, HashSet<string> acknowledged)
    {
        using Process writer = Process.Start(new ProcessStartInfo("dotnet", [typeof(StorageWriter).Assembly.Location, "write-until-killed", ConnectionString])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        while (acknowledged.Count < acknowledgements && await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged.Add(line);
        }

        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged.Add(line);
        }

        await writer.WaitForExitAsync();
        Assert.True(acknowledged.Count >= acknowledgements, "The writer ended by itself.");
    }

    private void AssertHolds(HashSet<string> acknowledged)
    {
        using IDisposable lease = EmbeddedStores.Lease(StorageFile);
        ILookup<string, string> rows = new TableClient(ConnectionString, StorageWriter.Name).Query<TableEntity>().ToLookup(row => row.PartitionKey, row => row.RowKey);
        HashSet<string> single = [.. rows["single"]];
        HashSet<string> pairs = [.. rows.Where(group => group.Key != "single").Select(group => group.Key)];
        HashSet<string> messages = [];
        QueueClient queue = new(ConnectionString, StorageWriter.Name);
        while (queue.ReceiveMessages(32, TimeSpan.FromHours(1)).Value is { Length: > 0 } received)
        {
            messages.UnionWith(received.Select(message => message.MessageText));
        }

        Assert.All(rows.Where(group => group.Key != "single"), pair => Assert.Equal(["first", "second"], pair));
        foreach (string line in acknowledged.Where(line => line.Contains(' ', StringComparison.Ordinal)))
        {
            string[] parts = line.Split(' ');
            Assert.Contains(parts[1], parts[0] switch { "row" => single, "pair" => pairs, _ => messages });
        }
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={StorageFile};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
