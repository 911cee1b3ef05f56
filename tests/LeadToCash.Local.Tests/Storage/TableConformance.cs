using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using LeadToCash.Local.Tests.Conformance;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>What the table client promises, on any storage.</summary>
public abstract class TableConformance(StorageFixture storage)
{
    private static readonly DateTimeOffset Instant = new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero).AddTicks(1234567);

    [Fact]
    public async Task Create_WhenTableExists_ConflictsOrSucceedsAsAsked()
    {
        TableClient table = await storage.NewTableAsync();

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());
        Response<TableItem> again = await table.CreateIfNotExistsAsync();

        Assert.Equal((409, "TableAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.True(failure.ErrorCode == TableErrorCode.TableAlreadyExists);
        Assert.Equal(table.Name, again.Value.Name);
        Assert.Equal(409, again.GetRawResponse().Status);
    }

    [Fact]
    public async Task Delete_RemovesTheTableAndItsEntities()
    {
        TableClient table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(204, (await table.DeleteAsync()).Status);
        Assert.Equal(404, (await table.DeleteAsync()).Status);
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));

        await table.CreateAsync();
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task Delete_IsSeenByWhoReadTheTableBefore()
    {
        TableClient table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });
        await table.GetEntityAsync<TableEntity>("p", "r");

        await table.DeleteAsync();
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));

        await table.CreateAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 2 });
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    [Fact]
    public async Task Query_ListsTablesByName()
    {
        TableServiceClient service = new(storage.ConnectionString);
        string prefix = StorageFixture.UniqueName("list");
        string[] names = [.. Enumerable.Range(0, 5).Select(i => $"{prefix}n{i}")];
        foreach (string name in names.Reverse())
        {
            await service.CreateTableAsync(name);
        }

        string last = prefix + "o";
        List<string> all = [];
        await foreach (TableItem item in service.QueryAsync(t => t.Name.CompareTo(prefix) >= 0 && t.Name.CompareTo(last) < 0, maxPerPage: 2))
        {
            all.Add(item.Name);
        }

        Assert.Equal(names, all);
        Assert.Equal([names[3]], service.Query(TableServiceClient.CreateQueryFilter($"TableName eq {names[3]}")).Select(item => item.Name));
    }

    [Fact]
    public async Task TableEntity_RoundTripsEveryType()
    {
        TableClient table = await storage.NewTableAsync();
        TableEntity entity = new("p", "r")
        {
            ["Text"] = "Grüße, 世界 😀 'quoted' \"double\" <&>\r\n\ttab",
            ["Empty"] = "",
            ["Yes"] = true,
            ["No"] = false,
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["SmallLong"] = 3L,
            ["Double"] = 0.1 + 0.2,
            ["WholeDouble"] = 3.0,
            ["NotANumber"] = double.NaN,
            ["Instant"] = Instant,
            ["UtcTime"] = Instant.UtcDateTime,
            ["Id"] = Guid.Parse("11112222-3333-4444-5555-666677778888"),
            ["Bytes"] = new byte[] { 0, 1, 254, 255 },
            ["NoBytes"] = Array.Empty<byte>(),
            ["Data"] = BinaryData.FromString("data"),
            ["Nothing"] = null,
        };
        DateTimeOffset before = DateTimeOffset.UtcNow;

        await table.AddEntityAsync(entity);
        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal(("p", "r"), (read.PartitionKey, read.RowKey));
        Assert.InRange(read.Timestamp!.Value, before.AddSeconds(-2), DateTimeOffset.UtcNow.AddSeconds(2));
        Assert.NotEqual(default, read.ETag);
        Assert.Equal(entity.GetString("Text"), read.GetString("Text"));
        Assert.Equal("", read.GetString("Empty"));
        Assert.Equal((true, false), (read.GetBoolean("Yes"), read.GetBoolean("No")));
        Assert.Equal(int.MinValue, read.GetInt32("Int"));
        Assert.Equal((long.MaxValue, 3L), (read.GetInt64("Long"), read.GetInt64("SmallLong")));
        Assert.Equal((0.1 + 0.2, 3.0, double.NaN), (read.GetDouble("Double"), read.GetDouble("WholeDouble"), read.GetDouble("NotANumber")));
        Assert.Equal(Instant, read.GetDateTimeOffset("Instant"));
        Assert.Equal(Instant.UtcDateTime, read.GetDateTime("UtcTime"));
        Assert.Equal(DateTimeKind.Utc, read.GetDateTime("UtcTime")!.Value.Kind);
        Assert.Equal(entity.GetGuid("Id"), read.GetGuid("Id"));
        Assert.Equal(entity.GetBinary("Bytes"), read.GetBinary("Bytes"));
        Assert.Empty(read.GetBinary("NoBytes"));
        Assert.Equal("data", read.GetBinaryData("Data").ToString());
        Assert.False(read.ContainsKey("Nothing"));
    }

    [Fact]
    public async Task CustomEntity_RoundTripsItsMembers()
    {
        TableClient table = await storage.NewTableAsync();
        Order order = new()
        {
            PartitionKey = "orders",
            RowKey = "O-1",
            State = OrderState.Paid,
            MaybeState = null,
            Lines = 3,
            Cents = 1_103_011,
            Margin = 12,
            PlacedAt = Instant,
            DueOn = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc),
            Key = Guid.NewGuid(),
            Signature = [1, 2, 3],
            Note = null,
            Ignored = "not stored",
            Named = "stored under another name",
        };

        await table.AddEntityAsync(order);
        Order read = await table.GetEntityAsync<Order>("orders", "O-1");
        TableEntity raw = await table.GetEntityAsync<TableEntity>("orders", "O-1");

        Assert.Equivalent(order with { Ignored = null, ETag = read.ETag, Timestamp = read.Timestamp }, read, strict: true);
        Assert.Equal("Paid", raw.GetString("State"));
        Assert.Equal(12.0, raw.GetDouble("Margin"));
        Assert.Equal("stored under another name", raw.GetString("other_name"));
        Assert.False(raw.ContainsKey("Ignored") || raw.ContainsKey("Named") || raw.ContainsKey("Note") || raw.ContainsKey("MaybeState"));
    }

    [Theory]
    [InlineData("O'Brien")]
    [InlineData("''")]
    [InlineData("100% & more + = ; , : @ $ !")]
    [InlineData("a%20b%2Fc")]
    [InlineData("Straße 世界 😀")]
    [InlineData("(a)[b]{c}|d^e`f~g")]
    [InlineData(" leading and trailing ")]
    [InlineData("\"double\" <tag>")]
    public async Task Keys_WithAwkwardCharacters_AreFoundAgain(string key)
    {
        TableClient table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(key, key) { ["N"] = 1 });

        await table.UpdateEntityAsync(new TableEntity(key, key) { ["N"] = 2 }, ETag.All, TableUpdateMode.Merge);
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertMerge, new TableEntity(key, key) { ["M"] = 3 })]);
        TableEntity read = await table.GetEntityAsync<TableEntity>(key, key);

        Assert.Equal((key, key), (read.PartitionKey, read.RowKey));
        Assert.Equal((2, 3), (read.GetInt32("N"), read.GetInt32("M")));
        Assert.Single(table.Query<TableEntity>(e => e.PartitionKey == key && e.RowKey == key));
        Assert.Equal(204, (await table.DeleteEntityAsync(key, key)).Status);
    }

    [Fact]
    public async Task Keys_MayBeEmpty()
    {
        TableClient table = await storage.NewTableAsync();

        await table.AddEntityAsync(new TableEntity("", "") { ["N"] = 1 });

        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("", "")).Value.GetInt32("N"));
        Assert.Equal("", Assert.Single(table.Query<TableEntity>("PartitionKey eq ''")).RowKey);
    }

    [Fact]
    public async Task AddEntity_WhenKeysAreTaken_Conflicts()
    {
        TableClient table = await storage.NewTableAsync();
        Response added = await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }));

        Assert.Equal(204, added.Status);
        Assert.Equal((409, "EntityAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    [Fact]
    public async Task GetEntity_WhenMissing_Throws404OrHasNoValue()
    {
        TableClient table = await storage.NewTableAsync();

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "missing"));
        NullableResponse<TableEntity> none = await table.GetEntityIfExistsAsync<TableEntity>("p", "missing");

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
        Assert.False(none.HasValue);
        Assert.Equal(404, none.GetRawResponse().Status);
    }

    [Fact]
    public async Task GetEntity_WithSelect_ReturnsOnlyThat()
    {
        TableClient table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = "b", ["C"] = 3L });

        TableEntity one = await table.GetEntityAsync<TableEntity>("p", "r", ["A", "C"]);
        TableEntity row = Assert.Single(table.Query<TableEntity>("PartitionKey eq 'p'", select: ["RowKey", "B"]));

        Assert.Equal((1, 3L), (one.GetInt32("A"), one.GetInt64("C")));
        Assert.False(one.ContainsKey("B"));
        Assert.Equal(("r", "b"), (row.RowKey, row.GetString("B")));
        Assert.False(row.ContainsKey("A"));
    }

    [Fact]
    public async Task UpdateEntity_MergesOrReplaces()
    {
        TableClient table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = "two", ["C"] = 3, ["A"] = null }, ETag.All);
        TableEntity merged = await table.GetEntityAsync<TableEntity>("p", "r");
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["D"] = 4 }, ETag.All, TableUpdateMode.Replace);
        TableEntity replaced = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal((1, "two", 3), (merged.GetInt32("A"), merged.GetString("B"), merged.GetInt32("C")));
        Assert.Equal(4, replaced.GetInt32("D"));
        Assert.False(replaced.ContainsKey("A") || replaced.ContainsKey("B"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task UpdateEntity_WithAnOldETag_IsRefused(TableUpdateMode mode)
    {
        TableClient table = await storage.NewTableAsync();
        ETag first = (await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 })).Headers.ETag!.Value;
        Response second = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }, first, mode);

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 3 }, first, mode));
        RequestFailedException deletion = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", first));
        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal((412, "UpdateConditionNotSatisfied"), (deletion.Status, deletion.ErrorCode));
        Assert.Equal(2, read.GetInt32("N"));
        Assert.Equal(second.Headers.ETag, read.ETag);
        Assert.Equal(204, (await table.DeleteEntityAsync("p", "r", read.ETag)).Status);
    }

    [Fact]
    public async Task UpdateEntity_WhenMissing_Is404_AndUpsertInserts()
    {
        TableClient table = await storage.NewTableAsync();

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All, TableUpdateMode.Replace));
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, TableUpdateMode.Merge);
        TableEntity merged = await table.GetEntityAsync<TableEntity>("p", "r");
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["C"] = 3 }, TableUpdateMode.Replace);
        TableEntity replaced = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
        Assert.Equal((1, 2), (merged.GetInt32("A"), merged.GetInt32("B")));
        Assert.Equal((null, null, 3), (replaced.GetInt32("A"), replaced.GetInt32("B"), replaced.GetInt32("C")));
    }

    [Fact]
    public async Task UpdateEntity_WithoutAnETag_IsAnError()
    {
        TableClient table = await storage.NewTableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Fact]
    public async Task DeleteEntity_WhenMissing_IsASuccess()
    {
        TableClient table = await storage.NewTableAsync();

        Assert.Equal(404, (await table.DeleteEntityAsync("p", "missing")).Status);
    }

    [Fact]
    public async Task SynchronousMembers_DoTheSame()
    {
        TableClient table = await storage.NewTableAsync();

        table.AddEntity(new TableEntity("p", "r") { ["N"] = 1 });
        table.UpsertEntity(new TableEntity("p", "r") { ["N"] = 2 });
        table.SubmitTransaction([new(TableTransactionActionType.Add, new TableEntity("p", "s") { ["N"] = 3 })]);

        Assert.Equal(2, table.GetEntity<TableEntity>("p", "r").Value.GetInt32("N"));
        Assert.Equal([2, 3], table.Query<TableEntity>().Select(entity => entity.GetInt32("N")));
        Assert.Equal(409, Assert.Throws<RequestFailedException>(() => table.AddEntity(new TableEntity("p", "r"))).Status);
        Assert.Equal(204, table.DeleteEntity("p", "r").Status);
    }

    [Fact]
    public async Task Entity_NearOneMebibyte_IsStored()
    {
        TableClient table = await storage.NewTableAsync();
        TableEntity large = new("p", "large");
        for (int i = 0; i < 15; i++)
        {
            large[$"B{i}"] = Bytes(64 * 1024, i);
        }

        await table.AddEntityAsync(large);
        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "large");

        Assert.All(Enumerable.Range(0, 15), i => Assert.Equal(large.GetBinary($"B{i}"), read.GetBinary($"B{i}")));
    }

    [Fact]
    public async Task Text_BeyondAscii_OfManyPackets_ComesBackAsItWas()
    {
        TableClient table = await storage.NewTableAsync();
        TableEntity large = new("p", "large");
        for (int i = 0; i < 14; i++)
        {
            large[$"T{i}"] = new string('€', 32 * 1024);
        }

        await table.AddEntityAsync(large);
        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "large");

        Assert.All(Enumerable.Range(0, 14), i => Assert.Equal(large.GetString($"T{i}"), read.GetString($"T{i}")));
    }

    [Fact]
    public async Task Property_Over64KiB_IsRefused()
    {
        TableClient table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "fits") { ["Text"] = new string('ü', 32 * 1024), ["Bytes"] = Bytes(64 * 1024, 1) });

        RequestFailedException text = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.AddEntityAsync(new TableEntity("p", "text") { ["Text"] = new string('a', (32 * 1024) + 1) }));
        RequestFailedException bytes = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.AddEntityAsync(new TableEntity("p", "bytes") { ["Bytes"] = Bytes((64 * 1024) + 1, 1) }));

        Assert.Equal((400, "PropertyValueTooLarge"), (text.Status, text.ErrorCode));
        Assert.Equal((400, "PropertyValueTooLarge"), (bytes.Status, bytes.ErrorCode));
    }

    [Fact]
    public async Task Entity_WithAnInfiniteNumber_IsRefusedByTheClient()
    {
        TableClient table = await storage.NewTableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Rate"] = double.NegativeInfinity }));
    }

    [ConformanceFact(Sdk = "writes it")]
    public async Task Entity_OfAnUnknownType_IsRefusedByTheClient()
    {
        TableClient table = await storage.NewTableAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Price"] = 1.5m }));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["State"] = OrderState.Paid }));
    }

    [Theory]
    [InlineData("a-b")]
    [InlineData("1abc")]
    [InlineData("ab")]
    public async Task Table_WithABadName_IsRefused(string name)
    {
        TableServiceClient service = new(storage.ConnectionString);

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.CreateTableAsync(name));

        Assert.Equal(400, failure.Status);
    }

    internal static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public enum OrderState
    {
        Placed,
        Paid,
    }

    public sealed record Order : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public OrderState State { get; set; }

        public OrderState? MaybeState { get; set; }

        public int Lines { get; init; }

        public long? Cents { get; set; }

        public double Margin { get; set; }

        public DateTimeOffset PlacedAt { get; set; }

        public DateTime? DueOn { get; set; }

        public Guid Key { get; set; }

        public byte[] Signature { get; set; } = [];

        public string? Note { get; set; }

        [IgnoreDataMember]
        public string? Ignored { get; set; }

        [DataMember(Name = "other_name")]
        public string? Named { get; set; }
    }
}
