namespace LeadToCash.Local.Durable;

/// <summary>Counts what is under way: messages not yet handled, and activities not yet reported. At zero the hub can only wait for time or the outside.</summary>
internal sealed class WorkCounter
{
    private long _count;
    private TaskCompletionSource? _waiting;

    internal bool IsIdle => Interlocked.Read(ref _count) == 0;

    internal void Add() => Interlocked.Increment(ref _count);

    internal void Done(int count = 1)
    {
        if (Interlocked.Add(ref _count, -count) == 0)
        {
            Wake();
        }
    }

    internal Task WhenIdleAsync(CancellationToken cancellation)
    {
        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource waiting = Interlocked.CompareExchange(ref _waiting, own, null) ?? own;

        // Either the last work sees who waits, or this sees that there is none: both look after they have written.
        if (IsIdle)
        {
            Wake();
        }

        return waiting.Task.WaitAsync(cancellation);
    }

    private void Wake() => Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
}
