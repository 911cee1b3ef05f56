using System.Collections.ObjectModel;
using LeadToCash.Local.Durable;

namespace LeadToCash.Local.Tests.Durable;

public sealed class IntakeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ActivityResult_WhenItComesTwice_CountsOnce()
    {
        LoadedInstance instance = Instance();
        Intake intake = new(instance, Now, new Changes());
        InstanceMessage.ActivityEnded ended = new("x1", new TaskScheduled(0, "Step", null, null), new TaskCompleted(0, "1"), TimeSpan.Zero, Now);

        Assert.True(intake.Take(ended));
        Assert.False(intake.Take(ended with { }));
        Assert.False(new Intake(instance, Now, new Changes()).Take(ended with { }));
        Assert.Equal([new TaskCompleted(0, "1")], intake.Arrived);
    }

    [Fact]
    public void ActivityResult_OfAnEarlierExecution_IsDropped()
    {
        Intake intake = new(Instance(), Now, new Changes());

        Assert.False(intake.Take(new InstanceMessage.ActivityEnded("x0", new TaskScheduled(0, "Step", null, null), new TaskCompleted(0, "1"), TimeSpan.Zero, default)));
    }

    [Fact]
    public void EventFromAnotherInstance_WhenItComesTwice_CountsOnce_ButEventsFromOutsideAlwaysCount()
    {
        Intake intake = new(Instance(), Now, new Changes());

        Assert.True(intake.Take(new InstanceMessage.ExternalEvent("e", "1", "sender:3")));
        Assert.False(intake.Take(new InstanceMessage.ExternalEvent("e", "1", "sender:3")));
        Assert.True(intake.Take(new InstanceMessage.ExternalEvent("e", "1", null)));
        Assert.True(intake.Take(new InstanceMessage.ExternalEvent("e", "1", null)));
        Assert.Equal(3, intake.Arrived.Count);
    }

    private static LoadedInstance Instance()
    {
        Execution execution = new("i", "x1", "Order", "", null, null, ReadOnlyDictionary<string, string>.Empty);
        OpenWork open = OpenWork.Of([new ExecutionStarted(), new TaskScheduled(0, "Step", null, null)]);
        return new LoadedInstance(new InstanceState { Execution = execution, CreatedAt = Now }, open);
    }
}
