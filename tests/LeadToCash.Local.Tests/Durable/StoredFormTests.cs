using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Storage.Tables;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Tests.Durable;

public sealed class StoredFormTests
{
    public static TheoryData<int> Lengths => [0, 1, 29_998, 29_999, 30_000, 30_001, 59_999, 60_000, 60_001, 200_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Text_OfAnyLength_ComesBack(int length)
    {
        string text = new('x', length);

        Assert.Equal(text, TextColumns.Read(RowWith(text), "T"));
    }

    [Fact]
    public void Text_IsNeverCutThroughASurrogatePair()
    {
        string text = "x" + string.Concat(Enumerable.Repeat("🚀", 200_000));

        Assert.Equal(text[..120_001], TextColumns.Read(RowWith(text[..120_001]), "T"));
        Assert.Equal(text, string.Concat(TextColumns.RowsOf(text)));
        Assert.All(TextColumns.RowsOf(text), part => Assert.False(char.IsHighSurrogate(part[^1])));
    }

    [Fact]
    public void Failure_OfAnyLength_FitsIntoOneColumn_AndKeepsItsType()
    {
        TaskFailureDetails failure = new("Innermost", new string('\n', 50_000), new string('"', 50_000), null, null);
        for (int depth = 0; depth < 20; depth++)
        {
            failure = new TaskFailureDetails("Outer" + depth, new string('x', 20_000), new string('y', 20_000), failure, null);
        }

        string text = FailureText.Write(failure);

        Assert.InRange(text.Length, 1, 30_000);
        Assert.Contains("\"Outer19\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain-id")]
    [InlineData("a/b\\c#d?e%f")]
    [InlineData("tab\tand\u0001control")]
    public void Key_OfAnyId_IsAllowedAndComesBack(string id)
    {
        string key = TableKey.Of(id);

        Assert.DoesNotContain(key, letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter));
        Assert.Equal(id, TableKey.InstanceId(key));
    }

    [Fact]
    public void History_OfEveryKind_ComesBack()
    {
        TaskFailureDetails failure = new("Type", "Grüße\n\"quoted\"", "at X", new TaskFailureDetails("Inner", "i", null, null, null), null);
        HistoryEvent[] history =
        [
            new EpisodeStarted(new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc).AddTicks(1)),
            new ExecutionStarted(),
            new ExecutionSuspended("why"),
            new ExecutionResumed(null),
            new TaskScheduled(0, "A", "1.0", "{}"),
            new TaskCompleted(0, null),
            new TaskFailed(1, failure, Final: true),
            new TimerCreated(2, new DateTime(2026, 2, 5, 8, 0, 0, DateTimeKind.Utc)),
            new TimerFired(2),
            new TimerCancelled(3),
            new ChildScheduled(4, "C", null, "child", "1", null),
            new ChildCompleted(4, "2"),
            new ChildFailed(5, failure, Final: false),
            new EventSent(6, "other", "e", "3"),
            new EventRaised("e", "\u2028 東京"),
            new ExecutionTerminated("out"),
        ];

        Assert.Equal(history, HistoryText.Read(HistoryText.Write(history)));
    }

    private static TableEntity RowWith(string text)
    {
        List<EntityProperty> columns = [];
        TextColumns.Write(columns, "T", text);
        TableEntity row = new("p", "r");
        columns.ForEach(column => row[column.Name] = column.Value);
        return row;
    }
}
