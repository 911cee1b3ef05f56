using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>What queries promise, on any storage.</summary>
public abstract class QueryConformance(StorageFixture storage)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("99990000-1111-2222-3333-444455556666");

    [Theory]
    [InlineData("PartitionKey eq 'a'", "a1 a2 a3")]
    [InlineData("PartitionKey eq 'a' and RowKey eq '2'", "a2")]
    [InlineData("PartitionKey eq 'a' and RowKey gt '1' and RowKey le '3'", "a2 a3")]
    [InlineData("PartitionKey eq 'a' and RowKey ge '2' and RowKey lt '3'", "a2")]
    [InlineData("PartitionKey gt 'a'", "b1 b2 c1")]
    [InlineData("PartitionKey ge 'b' and PartitionKey lt 'c'", "b1 b2")]
    [InlineData("PartitionKey eq 'a' or PartitionKey eq 'c'", "a1 a2 a3 c1")]
    [InlineData("(PartitionKey eq 'a' and RowKey eq '1') or (PartitionKey eq 'b' and RowKey eq '2')", "a1 b2")]
    [InlineData("PartitionKey ne 'a'", "b1 b2 c1")]
    [InlineData("not (PartitionKey eq 'a')", "b1 b2 c1")]
    [InlineData("PartitionKey eq 'a' and PartitionKey eq 'b'", "")]
    [InlineData("PartitionKey gt 'b' and PartitionKey lt 'b'", "")]
    [InlineData("RowKey eq '1'", "a1 b1 c1")]
    [InlineData("Int gt 2", "a3 b1 b2 c1")]
    [InlineData("Int ge 2 and Int lt 5", "a2 a3 b1")]
    [InlineData("Long eq 5000000000L", "a1 a2 a3 b1 b2 c1")]
    [InlineData("Double lt 1.6", "a1")]
    [InlineData("Even eq true", "a2 b1 c1")]
    [InlineData("not (Even eq true) and Int ne 5", "a1 a3")]
    [InlineData("Text eq 'n''3'", "a3")]
    [InlineData("At ge datetime'2026-01-04T00:00:00Z' and At lt datetime'2026-01-06T00:00:00Z'", "a3 b1")]
    [InlineData("Id eq guid'99990000-1111-2222-3333-444455556666'", "a1 a2 a3 b1 b2 c1")]
    [InlineData("Only eq 1", "c1")]
    [InlineData("PartitionKey eq 'none'", "")]
    public async Task Query_WithAFilter_FindsExactlyThose(string filter, string expected)
    {
        TableClient table = await FilledAsync();

        Assert.Equal(expected, Names(table.Query<TableEntity>(filter)));
    }

    [Fact]
    public async Task Query_WithALambda_FindsExactlyThose()
    {
        TableClient table = await FilledAsync();
        int two = 2;
        (string Key, DateTimeOffset At) from = ("b", Start.AddDays(4));

        Assert.Equal("a2 a3", Names(table.Query<Numbered>(e => e.PartitionKey == "a" && e.Int >= two)));
        Assert.Equal("b2 c1", Names(table.Query<Numbered>(e => e.PartitionKey.CompareTo(from.Key) >= 0 && e.At > from.At)));
        Assert.Equal("a2 b1 c1", Names(table.Query<Numbered>(e => e.Even)));
        Assert.Equal("a1 a3 b2", Names(table.Query<Numbered>(e => !e.Even)));
        Assert.Equal("a1 c1", Names(table.Query<Numbered>(e => e.Text == "n'1" || 6 == e.Int)));
        Assert.Equal("a1", Names(table.Query<TableEntity>(e => e.GetInt32("Int") == 1)));
        Assert.Equal("a3", Names(table.Query<TableEntity>(e => (int)e["Int"] == 3)));
    }

    [Fact]
    public async Task Query_WithAnInterpolatedFilter_QuotesItsValues()
    {
        TableClient table = await FilledAsync();
        string text = "n'3";
        string nasty = "x' or PartitionKey ne 'x";

        Assert.Equal("a3", Names(table.Query<TableEntity>(TableClient.CreateQueryFilter($"Text eq {text}"))));
        Assert.Equal("", Names(table.Query<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {nasty}"))));
        Assert.Equal("c1", Names(table.Query<TableEntity>(TableClient.CreateQueryFilter($"At ge {Start.AddDays(6)} and Long eq {5_000_000_000L} and Id eq {Id}"))));
        Assert.Equal("a1", Names(table.Query<TableEntity>(TableClient.CreateQueryFilter($"Double le {1.5} and Even eq {false}"))));
    }

    [Fact]
    public async Task Query_GoesThroughThePages()
    {
        TableClient table = await storage.NewTableAsync();
        foreach (IEnumerable<int> hundred in Enumerable.Range(0, 1100).Chunk(100))
        {
            await table.SubmitTransactionAsync(hundred.Select(i => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", i.ToString("0000", CultureInfo.InvariantCulture)) { ["I"] = i })));
        }

        List<int> sizes = [];
        List<int> read = [];
        await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>().AsPages())
        {
            sizes.Add(page.Values.Count);
            read.AddRange(page.Values.Select(entity => entity.GetInt32("I")!.Value));
        }

        Assert.Equal([1000, 100], sizes);
        Assert.Equal(Enumerable.Range(0, 1100), read);
        Assert.Equal(Enumerable.Range(300, 100), table.Query<TableEntity>("RowKey ge '0300' and RowKey lt '0400'", maxPerPage: 30).Select(e => e.GetInt32("I")!.Value));
    }

    [Fact]
    public async Task Query_ContinuesFromAToken()
    {
        TableClient table = await FilledAsync();

        Page<TableEntity> first = table.Query<TableEntity>(maxPerPage: 4).AsPages().First();
        IEnumerable<Page<TableEntity>> rest = table.Query<TableEntity>(maxPerPage: 4).AsPages(first.ContinuationToken);

        Assert.Equal("a1 a2 a3 b1", Names(first.Values));
        Assert.Equal("b2 c1", Names(rest.SelectMany(page => page.Values)));
    }

    [Theory]
    [InlineData("PartitionKey eq")]
    [InlineData("PartitionKey = 'a'")]
    [InlineData("(PartitionKey eq 'a'")]
    public async Task Query_WithAFilterThatCannotBeRead_IsABadRequest(string filter)
    {
        TableClient table = await FilledAsync();

        RequestFailedException failure = Assert.Throws<RequestFailedException>(() => table.Query<TableEntity>(filter).ToList());

        Assert.Equal(400, failure.Status);
    }

    [Fact]
    public async Task Query_OnAMissingTable_Is404()
    {
        TableClient table = new(storage.ConnectionString, StorageFixture.UniqueName("none"));

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(async () => await table.QueryAsync<TableEntity>().GetAsyncEnumerator().MoveNextAsync());

        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));
    }

    private async Task<TableClient> FilledAsync()
    {
        TableClient table = await storage.NewTableAsync();
        int number = 0;
        foreach (string keys in (string[])["a1", "a2", "a3", "b1", "b2", "c1"])
        {
            number++;
            TableEntity entity = new(keys[..1], keys[1..])
            {
                ["Int"] = number,
                ["Long"] = 5_000_000_000L,
                ["Double"] = number + 0.5,
                ["Even"] = number % 2 == 0,
                ["Text"] = $"n'{number}",
                ["At"] = Start.AddDays(number),
                ["Id"] = Id,
            };
            if (number == 6)
            {
                entity["Only"] = 1;
            }

            await table.AddEntityAsync(entity);
        }

        return table;
    }

    private static string Names(IEnumerable<ITableEntity> entities) => string.Join(' ', entities.Select(entity => entity.PartitionKey + entity.RowKey));

    private sealed class Numbered : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public int Int { get; set; }

        public bool Even { get; set; }

        public string Text { get; set; } = "";

        public DateTimeOffset At { get; set; }
    }
}
