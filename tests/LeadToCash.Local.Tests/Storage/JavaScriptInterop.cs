using System.Diagnostics;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using LeadToCash.Local.Storage.Azurite;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>The official JavaScript clients and ours understand each other's data.</summary>
public sealed class JavaScriptInterop(AzuriteStorage storage) : IClassFixture<AzuriteStorage>
{
    private static readonly Guid Id = Guid.Parse("11112222-3333-4444-5555-666677778888");

    [Fact]
    public async Task WhatJavaScriptWrites_WeRead()
    {
        TableClient table = await storage.NewTableAsync();
        QueueClient queue = await storage.NewQueueAsync();

        await RunAsync("write", table.Name, queue.Name);
        TableEntity entity = await table.GetEntityAsync<TableEntity>("js", "O'Neil 100% 世界");
        string plain = (await queue.ReceiveMessageAsync()).Value.MessageText;
        QueueClient base64 = new(storage.ConnectionString, queue.Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

        Assert.Equal("Grüße, 世界 😀 'quoted'", entity.GetString("Text"));
        Assert.Equal((true, 42, 9007199254740993L), (entity.GetBoolean("Yes"), entity.GetInt32("Int"), entity.GetInt64("Long")));
        Assert.Equal((0.5, 3.0), (entity.GetDouble("Half"), entity.GetDouble("Whole")));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, 123, TimeSpan.Zero), entity.GetDateTimeOffset("At"));
        Assert.Equal(Id, entity.GetGuid("Id"));
        Assert.Equal([0, 1, 254, 255], entity.GetBinary("Bytes"));
        Assert.Equal([1, 2], table.Query<TableEntity>("PartitionKey eq 'batch'").Select(row => row.GetInt32("N")!.Value));
        Assert.Equal("Grüße <&> 世界", plain);
        Assert.Equal("in base64 😀", (await base64.ReceiveMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task WhatWeWrite_JavaScriptReads()
    {
        TableClient table = await storage.NewTableAsync();
        QueueClient queue = await storage.NewQueueAsync(QueueMessageEncoding.Base64);
        TableEntity entity = new("net", "O'Neil 100% 世界")
        {
            ["Text"] = "Grüße, 世界 😀 'quoted'",
            ["Yes"] = true,
            ["Int"] = 42,
            ["Long"] = 9007199254740993L,
            ["Half"] = 0.5,
            ["Whole"] = 3.0,
            ["At"] = new DateTimeOffset(2026, 3, 29, 1, 30, 0, 123, TimeSpan.Zero),
            ["Id"] = Id,
            ["Bytes"] = new byte[] { 0, 1, 254, 255 },
        };
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, entity)]);
        await queue.SendMessageAsync("from .NET 😀");

        using JsonDocument read = JsonDocument.Parse(await RunAsync("read", table.Name, queue.Name));
        JsonElement found = Assert.Single(read.RootElement.GetProperty("entities").EnumerateArray());
        string Property(string name, string type)
        {
            JsonElement property = found.GetProperty(name);
            Assert.Equal(type, property.GetProperty("type").GetString());
            return property.GetProperty("value").GetString()!;
        }

        Assert.Equal(("net", "O'Neil 100% 世界"), (found.GetProperty("partitionKey").GetString(), found.GetProperty("rowKey").GetString()));
        Assert.Equal("Grüße, 世界 😀 'quoted'", Property("Text", "String"));
        Assert.Equal(("true", "42"), (Property("Yes", "Boolean"), Property("Int", "Int32")));
        Assert.Equal("9007199254740993", Property("Long", "Int64"));
        Assert.Equal("0.5", Property("Half", "Double"));
        Assert.Equal("3", Property("Whole", "Int32")); // it is a Double and arrives as 3.0; JavaScript's numbers don't keep the point
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, 123, TimeSpan.Zero), DateTimeOffset.Parse(Property("At", "DateTime")));
        Assert.Equal(Id.ToString(), Property("Id", "Guid"));
        Assert.Equal("AAH+/w==", Property("Bytes", "Binary"));
        string message = Assert.Single(read.RootElement.GetProperty("messages").EnumerateArray()).GetString()!;
        Assert.Equal("from .NET 😀", BinaryData.FromBytes(Convert.FromBase64String(message)).ToString());
        Assert.Null((await queue.ReceiveMessageAsync()).Value);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        string folder = await InstalledAsync();
        ProcessStartInfo start = NodeTools.Node(folder, ["interop.mjs", .. arguments]);
        start.Environment["STORAGE"] = storage.ConnectionString;
        return await FinishAsync(NodeTools.Start(start));
    }

    /// <summary>The clients are installed once, and again when their pinned versions change.</summary>
    private static async Task<string> InstalledAsync()
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Storage", "Interop");
        string folder = AzuriteStorage.CacheFolder("interop");
        Directory.CreateDirectory(folder);
        await using FileStream installing = await FolderLock.TakeAsync(Path.Combine(folder, "install.lock"), CancellationToken.None);
        string wanted = await File.ReadAllTextAsync(Path.Combine(source, "package.json"));
        string installed = Path.Combine(folder, "installed.json");
        File.Copy(Path.Combine(source, "interop.mjs"), Path.Combine(folder, "interop.mjs"), overwrite: true);
        if (!File.Exists(installed) || await File.ReadAllTextAsync(installed) != wanted)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), wanted);
            await FinishAsync(NodeTools.Start(NodeTools.Npm(folder, "install", "--no-audit", "--no-fund", "--loglevel=error")));
            await File.WriteAllTextAsync(installed, wanted);
        }

        return folder;
    }

    private static async Task<string> FinishAsync(Process process)
    {
        using (process)
        {
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{process.StartInfo.FileName} failed: {await errors}");
            return output;
        }
    }
}
