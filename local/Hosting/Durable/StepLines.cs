using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Terminal;

namespace LeadToCash.Local.Hosting.Durable;

/// <summary>Prints a line for each step of an orchestration that a reader wants to follow.</summary>
internal sealed class StepLines(HostConsole console) : IEngineObserver
{
    public bool IsEnabled => console.IsVisible;

    public void OnStep(EngineStep step)
    {
        if (Describe(step) is { } text)
        {
            console.Step(step.InstanceId, step.Detail is null ? text : $"{text}: {FirstLine(step.Detail)}", step.Duration, IsFailure(step.Kind));
        }
    }

    private static bool IsFailure(EngineStepKind kind) => kind is EngineStepKind.ActivityFailed or EngineStepKind.ChildFailed or EngineStepKind.Failed;

    private static string FirstLine(string text) => text.Split('\n', 2)[0];

    private static string? Describe(EngineStep step) => step.Kind switch
    {
        EngineStepKind.Started => $"{step.Orchestrator} started",
        EngineStepKind.ActivityCompleted => $"{step.Subject}",
        EngineStepKind.ActivityFailed => $"{step.Subject} failed",
        EngineStepKind.TimerSet => $"waits until {step.Subject}",
        EngineStepKind.TimerFired => "timer fired",
        EngineStepKind.ChildScheduled => $"starts {step.Subject}",
        EngineStepKind.ChildFailed => $"{step.Subject} failed",
        EngineStepKind.EventReceived => $"event {step.Subject}",
        EngineStepKind.EventSent => $"sends event {step.Subject}",
        EngineStepKind.StartedOver => "starts over",
        EngineStepKind.Suspended => "suspended",
        EngineStepKind.Resumed => "resumed",
        EngineStepKind.Terminated => "terminated",
        EngineStepKind.Completed => $"{step.Orchestrator} completed",
        EngineStepKind.Failed => $"{step.Orchestrator} failed",
        _ => null,
    };
}
