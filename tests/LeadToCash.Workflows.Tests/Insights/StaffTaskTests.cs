using LeadToCash.Cases;
using LeadToCash.Insights;

namespace LeadToCash.Workflows.Tests.Insights;

public sealed class StaffTaskTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 14, 0, 0, TimeSpan.Zero);
    private static readonly OpenTask Opening = new("Score 3", "Technician not qualified", "service", new DateOnly(2026, 3, 5), "/api/surveys/o-1", "k-1");

    [Fact]
    public void Close_WithANote_ClosesTheTask()
    {
        StaffTask task = After(After(null, Opening), new CloseTask(" Called the customer. "));

        Assert.Equal((StaffTaskStatus.Closed, "Called the customer."), (task.Status, task.Note));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Close_WithoutANote_IsRefused(string note) =>
        Assert.Equal("note-missing", StaffTask.Decide(After(null, Opening), new CloseTask(note), Now).Refusal?.Code);

    [Fact]
    public void Open_WhenItIsOpen_KeepsTheFirstDueDate() =>
        Assert.Empty(StaffTask.Decide(After(null, Opening), Opening with { Due = Opening.Due.AddDays(9) }, Now).Events);

    private static StaffTask After(StaffTask? task, StaffTaskCommand command) => StaffTask.Decide(task, command, Now).Events.Aggregate(task, StaffTask.Apply)!;
}
