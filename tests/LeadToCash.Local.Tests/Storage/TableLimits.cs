using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>
/// Refusals of the service that Azurite knows nothing of: it stores keys with forbidden characters, long keys and names, any number of
/// properties and entities over 1 MiB, dates before 1601, and it reads filters
/// whose strings do not end. Embedded storage is as strict as the service.
/// </summary>
public abstract class TableLimits(StorageFixture storage)
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0001b")]
    [InlineData("a\tb")]
    [InlineData("a\u0085b")]
    public async Task Keys_WithForbiddenCharacters_AreRefused(string key)
    {
        TableClient table = await storage.NewTableAsync();

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", key)));

        Assert.Equal((400, "OutOfRangeInput"), (failure.Status, failure.ErrorCode));
    }

    [Theory]
    [InlineData("PartitionKey eq 'a")]
    [InlineData("PartitionKey eq 'a' PartitionKey eq 'b'")]
    [InlineData("eq 'a'")]
    [InlineData("Price eq 1.2.3")]
    [InlineData("At eq datetime'yesterday'")]
    [InlineData("Text eq 'a' &")]
    public async Task Query_WithAFilterThatCannotBeRead_SaysWhere(string filter)
    {
        TableClient table = await storage.NewTableAsync();

        RequestFailedException failure = Assert.Throws<RequestFailedException>(() => table.Query<TableEntity>(filter).ToList());

        Assert.Equal((400, "InvalidInput"), (failure.Status, failure.ErrorCode));
        Assert.Contains("at position", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entity_OverOneMebibyte_IsRefused_EvenWhenAMergeMakesItSo()
    {
        TableClient table = await storage.NewTableAsync();
        TableEntity half = new("p", "half");
        TableEntity otherHalf = new("p", "half");
        for (int i = 0; i < 9; i++)
        {
            half[$"A{i}"] = TableConformance.Bytes(64 * 1024, i);
            otherHalf[$"B{i}"] = TableConformance.Bytes(64 * 1024, i);
        }

        await table.AddEntityAsync(half);
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpsertEntityAsync(otherHalf));

        Assert.Equal((400, "EntityTooLarge"), (failure.Status, failure.ErrorCode));
        Assert.False((await table.GetEntityAsync<TableEntity>("p", "half")).Value.ContainsKey("B0"));
    }

    [Fact]
    public async Task Entity_BeyondOtherLimits_IsRefused()
    {
        TableClient table = await storage.NewTableAsync();
        TableEntity wide = new("p", "wide");
        for (int i = 0; i < 253; i++)
        {
            wide[$"P{i}"] = i;
        }

        async Task<string?> CodeAsync(TableEntity entity) =>
            (await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(entity))).ErrorCode;

        Assert.Equal("TooManyProperties", await CodeAsync(wide));
        Assert.Equal("PropertyNameInvalid", await CodeAsync(new TableEntity("p", "r") { ["not-a-name"] = 1 }));
        Assert.Equal("PropertyNameTooLong", await CodeAsync(new TableEntity("p", "r") { [new string('n', 256)] = 1 }));
        Assert.Equal("KeyValueTooLarge", await CodeAsync(new TableEntity("p", new string('k', 1025))));
        Assert.Equal("OutOfRangeInput", await CodeAsync(new TableEntity("p", "r") { ["At"] = DateTime.MinValue }));
    }
}
