using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Tests.Conformance;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>What entity-group transactions promise, on any storage.</summary>
public abstract class TransactionConformance(StorageFixture storage)
{
    [Fact]
    public async Task SubmitTransaction_AppliesEveryKindOfAction()
    {
        TableClient table = await storage.NewTableAsync();
        await AddAsync(table, "merged", "replaced", "deleted", "upserted");

        Response<IReadOnlyList<Response>> result = await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("added", 1)),
            new(TableTransactionActionType.UpdateMerge, Row("merged", 2)),
            new(TableTransactionActionType.UpdateReplace, Row("replaced", 3)),
            new(TableTransactionActionType.Delete, Row("deleted", 0)),
            new(TableTransactionActionType.UpsertMerge, Row("upserted", 4)),
            new(TableTransactionActionType.UpsertReplace, Row("inserted", 5)),
        ]);
        Dictionary<string, TableEntity> rows = table.Query<TableEntity>("PartitionKey eq 'p'").ToDictionary(row => row.RowKey);

        Assert.Equal(6, result.Value.Count);
        Assert.All(result.Value, response => Assert.Equal(204, response.Status));
        Assert.Equal(["added", "inserted", "merged", "replaced", "upserted"], rows.Keys.Order());
        Assert.Equal(("kept", 2), (rows["merged"].GetString("Old"), rows["merged"].GetInt32("N")));
        Assert.Equal((null, 3), (rows["replaced"].GetString("Old"), rows["replaced"].GetInt32("N")));
        Assert.Equal(("kept", 4), (rows["upserted"].GetString("Old"), rows["upserted"].GetInt32("N")));
        Assert.Equal(rows["merged"].ETag, result.Value[1].Headers.ETag);
    }

    [Fact]
    public async Task SubmitTransaction_FencedByAnETag_AppliesOnce()
    {
        TableClient table = await storage.NewTableAsync();
        await AddAsync(table, "head");
        TableEntity head = await table.GetEntityAsync<TableEntity>("p", "head");
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, Row("event-1", 1)),
            new(TableTransactionActionType.UpdateReplace, Row("head", 1), head.ETag),
        ];

        Response<IReadOnlyList<Response>> first = await table.SubmitTransactionAsync(actions);
        actions[0] = new(TableTransactionActionType.Add, Row("event-2", 2));
        TableTransactionFailedException stale = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));
        actions[1] = new(TableTransactionActionType.UpdateReplace, Row("head", 2), first.Value[1].Headers.ETag!.Value);
        await table.SubmitTransactionAsync(actions);

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (stale.Status, stale.ErrorCode));
        Assert.Equal(1, stale.FailedTransactionActionIndex);
        Assert.Equal(["event-1", "event-2", "head"], table.Query<TableEntity>().Select(row => row.RowKey));
    }

    [Theory]
    [InlineData(TableTransactionActionType.Add, "there", 409, "EntityAlreadyExists")]
    [InlineData(TableTransactionActionType.UpdateMerge, "missing", 404, "ResourceNotFound")]
    [InlineData(TableTransactionActionType.UpdateReplace, "missing", 404, "ResourceNotFound")]
    [InlineData(TableTransactionActionType.Delete, "missing", 404, "ResourceNotFound")]
    public async Task SubmitTransaction_WhenOneActionIsRefused_AppliesNone(TableTransactionActionType kind, string row, int status, string code)
    {
        TableClient table = await storage.NewTableAsync();
        await AddAsync(table, "there");

        TableTransactionFailedException failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("first", 1)),
            new(TableTransactionActionType.UpsertReplace, Row("second", 2)),
            new(kind, Row(row, 3), ETag.All),
            new(TableTransactionActionType.Add, Row("fourth", 4)),
        ]));

        Assert.Equal((status, code), (failure.Status, failure.ErrorCode));
        Assert.Equal(2, failure.FailedTransactionActionIndex);
        Assert.Equal(["there"], table.Query<TableEntity>().Select(entity => entity.RowKey));
    }

    [Fact]
    public async Task SubmitTransaction_WithTheSameRowTwice_IsRefused()
    {
        TableClient table = await storage.NewTableAsync();

        TableTransactionFailedException failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("r", 1)),
            new(TableTransactionActionType.UpsertMerge, Row("r", 2)),
        ]));

        Assert.Equal((400, "InvalidDuplicateRow"), (failure.Status, failure.ErrorCode));
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task SubmitTransaction_OnAMissingTable_Is404()
    {
        TableClient table = new(storage.ConnectionString, StorageFixture.UniqueName("none"));

        TableTransactionFailedException failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Row("r", 1))]));

        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    public async Task SubmitTransaction_WithAnUpdateOfNoVersion_InsertsWhatIsMissing(TableTransactionActionType kind)
    {
        TableClient table = await storage.NewTableAsync();

        await table.SubmitTransactionAsync([new(kind, Row("missing", 3))]);

        Assert.Equal(["missing"], table.Query<TableEntity>().Select(entity => entity.RowKey));
    }

    [ConformanceFact(Sdk = "can't read Azurite's answer")]
    public async Task SubmitTransaction_TakesAHundredActions_AndNoMore()
    {
        TableClient table = await storage.NewTableAsync();
        List<TableTransactionAction> actions = [.. Enumerable.Range(0, 101).Select(i =>
            new TableTransactionAction(TableTransactionActionType.Add, Row($"r{i:000}", i)))];

        TableTransactionFailedException failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));
        await table.SubmitTransactionAsync(actions.Take(100));

        Assert.Equal((400, "InvalidInput"), (failure.Status, failure.ErrorCode));
        Assert.Equal(100, table.Query<TableEntity>().Count());
    }

    [Fact]
    public async Task SubmitTransaction_Over4MiB_IsRefused()
    {
        TableClient table = await storage.NewTableAsync();
        TableTransactionAction Large(int i)
        {
            TableEntity entity = Row($"r{i}", i);
            for (int p = 0; p < 9; p++)
            {
                entity[$"B{p}"] = TableConformance.Bytes(64 * 1024, p);
            }

            return new(TableTransactionActionType.Add, entity);
        }

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.SubmitTransactionAsync(Enumerable.Range(0, 8).Select(Large)));
        await table.SubmitTransactionAsync(Enumerable.Range(0, 4).Select(Large));

        Assert.Equal((413, "RequestBodyTooLarge"), (failure.Status, failure.ErrorCode));
        Assert.Equal(4, table.Query<TableEntity>(select: ["RowKey"]).Count());
    }

    [Fact]
    public async Task SubmitTransaction_WithoutActions_IsAnError()
    {
        TableClient table = await storage.NewTableAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
    }

    [Fact]
    public async Task SubmitTransaction_CarriesEveryTypeAndAwkwardText()
    {
        TableClient table = await storage.NewTableAsync();
        TableEntity entity = Row("r", 1);
        entity["Text"] = "--batch\r\nHTTP/1.1 400 Bad\r\n\r\n{\"odata.error\":1} 世界 😀";
        entity["Long"] = 1L << 40;
        entity["Double"] = -0.5;
        entity["At"] = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));
        entity["Id"] = Guid.Parse("aaaabbbb-cccc-dddd-eeee-ffff00001111");
        entity["Bytes"] = new byte[] { 13, 10, 45, 45 };

        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, entity)]);
        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal(entity.GetString("Text"), read.GetString("Text"));
        Assert.Equal((1L << 40, -0.5), (read.GetInt64("Long"), read.GetDouble("Double")));
        Assert.Equal(new DateTime(2026, 1, 1, 10, 0, 0, DateTimeKind.Utc), read.GetDateTime("At"));
        Assert.Equal(entity.GetGuid("Id"), read.GetGuid("Id"));
        Assert.Equal(entity.GetBinary("Bytes"), read.GetBinary("Bytes"));
    }

    [Fact]
    public async Task SubmitTransaction_RacingOnOneHead_LosesNoUpdate()
    {
        TableClient table = await storage.NewTableAsync();
        await table.AddEntityAsync(Row("head", 0));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async racer =>
        {
            for (int i = 0; i < 5; i++)
            {
                await IncrementAsync(table, $"event-{racer}-{i}");
            }
        }));

        Assert.Equal(40, (await table.GetEntityAsync<TableEntity>("p", "head")).Value.GetInt32("N"));
        Assert.Equal(41, table.Query<TableEntity>().Count());
    }

    private static async Task IncrementAsync(TableClient table, string row)
    {
        while (true)
        {
            TableEntity head = await table.GetEntityAsync<TableEntity>("p", "head");
            int next = head.GetInt32("N")!.Value + 1;
            try
            {
                await table.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.UpdateReplace, Row("head", next), head.ETag),
                    new(TableTransactionActionType.Add, Row(row, next)),
                ]);
                return;
            }
            catch (TableTransactionFailedException failure) when (failure.Status == 412)
            {
                Assert.Equal(0, failure.FailedTransactionActionIndex);
            }
        }
    }

    private static TableEntity Row(string rowKey, int number) => new("p", rowKey) { ["N"] = number };

    private static async Task AddAsync(TableClient table, params string[] rows)
    {
        foreach (string row in rows)
        {
            await table.AddEntityAsync(new TableEntity("p", row) { ["Old"] = "kept" });
        }
    }
}
