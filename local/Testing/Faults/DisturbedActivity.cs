using Microsoft.DurableTask;

namespace LeadToCash.Local.Testing;

/// <summary>An activity to which faults happen. Each run is on an activity of its own, as it would be after a crash.</summary>
internal sealed class DisturbedActivity(Func<IServiceProvider, ITaskActivity> factory, IServiceProvider services, IReadOnlyList<Fault> faults) : ITaskActivity
{
    private readonly ITaskActivity _first = factory(services);
    private bool _firstHasRun;

    public Type InputType => _first.InputType;

    public Type OutputType => _first.OutputType;

    public Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        Func<Task<object?>> run = () => Next().RunAsync(context, input);
        foreach (Fault fault in faults)
        {
            Func<Task<object?>> inner = run;
            run = () => fault.Run!(inner);
        }

        return run();
    }

    private ITaskActivity Next()
    {
        ITaskActivity next = _firstHasRun ? factory(services) : _first;
        _firstHasRun = true;
        return next;
    }
}
