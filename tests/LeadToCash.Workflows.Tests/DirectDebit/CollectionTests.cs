using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.DirectDebit;

namespace LeadToCash.Workflows.Tests.DirectDebit;

public sealed class CollectionTests
{
    private const string Id = "DD-RE-2026-00001";
    private const string First = "DD-RE-2026-00001-1";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly ReturnRule NoFunds = new(FollowUp.CollectAgain, "No funds", 7, 1, FeeIsOwed: true);

    [Theory]
    [InlineData(50000, 47600)]
    [InlineData(47600, 47600)]
    [InlineData(10000, 10000)]
    public void File_TakesWhatIsOpen_AtMostWhatWasAnnounced(int open, int taken)
    {
        Collection put = Do(Announced(), Put(open));
        Assert.Equal((CollectionStatus.InFile, new Money(taken, "EUR")), (put.Status, put.Current.Transaction!.Amount));
        Assert.Equal("collection-not-announced", Refused(put, Put(open) with { FileId = "DF-2" }));
        Assert.Equal("collection-in-file", Refused(put, new CollectionCommand.Cancel("late", "staff:anna")));
    }

    [Fact]
    public void NoFunds_IsCollectedAgainOnce_ThenTheCustomerIsAsked()
    {
        Collection returned = Returned(Announced(), First, "mv-1");
        Assert.Equal((FollowUp.CollectAgain, Today.AddDays(7)), (returned.Current.Failure!.FollowUp, returned.Current.Failure.AgainOn));
        Assert.True(returned.IsUnderWay);
        Collection again = Returned(Do(returned, Announce()), "DD-RE-2026-00001-2", "mv-2");
        Assert.Equal(FollowUp.AskCustomer, again.Current.Failure!.FollowUp);
        Assert.False(again.IsUnderWay);
    }

    [Fact]
    public void Credit_ByAnotherLine_IsRefused()
    {
        Collection credited = Do(Do(Announced(), Put(47600)), new CollectionCommand.Settle(First, "mv-1", "mv-1-1"));
        Assert.Empty(Collection.Decide(credited, new CollectionCommand.Settle(First, "mv-1", "mv-1-1"), Now).Events);
        Assert.Equal("collection-credited", Refused(credited, new CollectionCommand.Settle(First, "mv-2", "mv-2-1")));
    }

    [Theory]
    [InlineData("DD-RE-2026-00001-1", "DD-RE-2026-00001", 1)]
    [InlineData("DD-RE-2026-00001-12", "DD-RE-2026-00001", 12)]
    [InlineData("DD-RE-2026-00001-0", null, 0)]
    [InlineData("rf-123", null, 0)]
    [InlineData("DD-", null, 0)]
    [InlineData(null, null, 0)]
    public void Reference_IsReadBack(string? reference, string? id, int attempt) =>
        Assert.Equal(id is null ? null : (id, attempt), CollectionIds.Read(reference));

    [Fact]
    public void State_IsReadAsItWasWritten()
    {
        Collection collection = Returned(Announced(), First, "mv-1");
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web);
        string json = JsonSerializer.Serialize(collection, options);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Collection>(json, options), options));
    }

    private static Collection Returned(Collection announced, string endToEndId, string movement) => Do(
        Do(Do(announced, Put(47600) with { EndToEndId = endToEndId }), new CollectionCommand.Settle(endToEndId, movement, movement + "-1")),
        new CollectionCommand.Return(endToEndId, new BankReason("AM04", null, new Money(300, "EUR"), Today, NoFunds)));

    private static Collection Announced() => Do(null, Announce());

    private static CollectionCommand.Announce Announce() =>
        new(Id, new CollectedInvoice("shopify-1-invoice", "RE-2026-00001", "k-1", "Kunde"), "MD-1", new Money(47600, "EUR"), Today.AddDays(14), Today, true, "system");

    private static CollectionCommand.PutIntoFile Put(int open) => new(
        First, "DF-1", new Money(open, "EUR"), Today.AddDays(14), MandateScheme.Core,
        new MandateUse(First, Today, SequenceType.Rcur, Today, new MandateAccount("DE89370400440532013000", "Kunde"), null));

    private static string? Refused(Collection collection, CollectionCommand command) => Collection.Decide(collection, command, Now).Refusal?.Code;

    private static Collection Do(Collection? collection, CollectionCommand command)
    {
        Decision<CollectionEvent> decision = Collection.Decide(collection, command, Now);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(collection, Collection.Apply)!;
    }
}
