using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>
/// How a part takes its steps: each is asked of the back end under one key until it is taken, noted in the order's case, and shown as blocked
/// while the back end fails. A cancellation of the order stops the part at the next step.
/// </summary>
internal sealed class PartProgress
{
    private readonly TaskOrchestrationContext _context;
    private readonly FulfilPart _part;
    private readonly Task<OrderCancelled> _cancelled;
    private Task<PartResumed> _resumed;
    private bool _isRefused;
    private int _timesBlocked;

    private PartProgress(TaskOrchestrationContext context, FulfilPart part)
    {
        (_context, _part) = (context, part);
        _cancelled = context.Next<OrderCancelled>();
        _resumed = context.Next<PartResumed>();
    }

    /// <summary>Whether the order was cancelled.</summary>
    public bool IsCancelled => _isRefused || _cancelled.IsCompleted;

    /// <summary>Begins the part. An order that was cancelled before the part could hear of it refuses.</summary>
    public static async Task<PartProgress> BeginAsync(TaskOrchestrationContext context, FulfilPart part)
    {
        PartProgress progress = new(context, part);
        OrderUpdate started = await progress.UpdateAsync("start", new StartPart(part.PartId));
        progress._isRefused = started.Refusal is not null;
        return progress;
    }

    /// <summary>Takes a step, however often the back end must be asked.</summary>
    /// <param name="step">Past tense: <c>reserved</c>.</param>
    /// <param name="ask">Asks the back end under a key.</param>
    /// <returns>The answer, or null if the order was cancelled.</returns>
    public Task<BackEndAnswer.Done?> StepAsync(string step, Func<string, Task<BackEndAnswer>> ask) =>
        IsCancelled ? Task.FromResult<BackEndAnswer.Done?>(null) : PersistAsync(step, ask, _cancelled);

    /// <summary>Takes back what was begun, however often the back end must be asked; then the part is cancelled.</summary>
    public async Task CancelAsync(string step, Func<string, Task<BackEndAnswer>> ask)
    {
        if (!_isRefused)
        {
            await PersistAsync(step, ask, cancelled: null);
        }

        await CancelAsync("The order was cancelled.");
    }

    /// <summary>The part will not be done.</summary>
    public Task CancelAsync(string reason) => UpdateAsync("cancel", new CancelPart(_part.PartId, reason));

    /// <summary>The part is done.</summary>
    /// <returns>What came of it; goods that are still to be sent refuse.</returns>
    public Task<OrderUpdate> CompleteAsync(decimal? hoursWorked = null) => UpdateAsync("complete", new CompletePart(_part.PartId, hoursWorked));

    /// <summary>Takes a step that nothing stops once it was asked for, however often the back end must be asked.</summary>
    /// <param name="step">Names the step in the order's case.</param>
    /// <param name="ask">Asks the back end.</param>
    /// <param name="noted">What to note in the case when it was taken.</param>
    public Task<BackEndAnswer.Done?> InsistAsync(string step, Func<Task<BackEndAnswer>> ask, Func<BackEndAnswer.Done, OrderCommand> noted) =>
        PersistAsync(step, _ => ask(), cancelled: null, done => UpdateAsync(step, noted(done)));

    /// <summary>Takes back what was begun, however often the back end must be asked, and notes what that means for the order.</summary>
    public async Task WithdrawAsync(string step, Func<string, Task<BackEndAnswer>> ask, OrderCommand noted)
    {
        await PersistAsync(step, ask, cancelled: null);
        await UpdateAsync("stop", noted);
    }

    /// <summary>Carries a command out on the order's case.</summary>
    public Task<OrderUpdate> UpdateAsync(string step, OrderCommand command) =>
        _context.UpdateOrderAsync(new(_part.OrderId, $"{_part.PartId}/{step}", command));

    /// <summary>Shows that the part can't go on by itself, and tells operations.</summary>
    public async Task BlockAsync(string step, string reason)
    {
        _timesBlocked++;
        await UpdateAsync($"{step}/blocked-{_timesBlocked}", new BlockPart(_part.PartId, reason));
        await _context.NotifyOperationsAsync(new(_part.OrderId, _part.PartId, reason, _timesBlocked));
    }

    /// <summary>Waits for something to happen, for staff, for a cancellation or for an instant, whichever comes first.</summary>
    /// <returns>Whether staff resumed the part.</returns>
    public async Task<bool> WaitForAsync(Task something, DateTimeOffset? until)
    {
        using CancellationTokenSource timerCancellation = new();
        List<Task> wakers = [something, _cancelled, _resumed];
        if (until is { } instant)
        {
            wakers.Add(_context.CreateTimer(instant.UtcDateTime, timerCancellation.Token));
        }

        await Task.WhenAny(wakers);
        timerCancellation.Cancel(); // an open timer would keep the instance running
        if (!_resumed.IsCompleted)
        {
            return false;
        }

        _resumed = _context.Next<PartResumed>();
        return true;
    }

    /// <summary>Notes a step that needs no asking.</summary>
    public Task NoteAsync(string step, string? reference = null) => UpdateAsync(step, new AdvancePart(_part.PartId, step, reference));

    /// <summary>Waits until the back end has carried a step out.</summary>
    /// <returns>False if the order was cancelled meanwhile.</returns>
    public async Task<bool> WaitUntilAsync(DateTimeOffset instant)
    {
        if (instant > Now)
        {
            await _context.ArrivesByAsync(_cancelled, instant);
        }

        return !IsCancelled;
    }

    /// <summary>Waits for something to end.</summary>
    /// <returns>Whether the order was cancelled first.</returns>
    public async Task<bool> IsCancelledBeforeAsync(Task end) => await Task.WhenAny(end, _cancelled) == _cancelled;

    /// <summary>Waits until the back end has carried a step out that nothing can stop any more.</summary>
    public async Task WaitUntilDoneAsync(DateTimeOffset instant)
    {
        if (instant > Now)
        {
            await _context.SleepUntilAsync(instant);
        }
    }

    /// <summary>The time of the process, UTC.</summary>
    public DateTimeOffset Now => new(_context.CurrentUtcDateTime, TimeSpan.Zero);

    private async Task<BackEndAnswer.Done?> PersistAsync(
        string step, Func<string, Task<BackEndAnswer>> ask, Task? cancelled, Func<BackEndAnswer.Done, Task>? note = null)
    {
        for (int failures = 0; ; failures++)
        {
            BackEndAnswer answer = await ask($"{_context.InstanceId}/{step}");
            if (answer is BackEndAnswer.Done done)
            {
                await (note is null ? NoteAsync(step, done.Reference) : note(done));
                return done;
            }

            if (failures == BackEndRetries.Prompt.Count)
            {
                await BlockAsync(step, ((BackEndAnswer.Failed)answer).Reason);
            }

            if (await PauseAsync(PauseAfter(failures), failures >= BackEndRetries.Prompt.Count, cancelled))
            {
                failures = -1; // resumed by staff: a fresh start
            }

            if (cancelled?.IsCompleted == true)
            {
                return null;
            }
        }
    }

    private static TimeSpan? PauseAfter(int failures) =>
        failures < BackEndRetries.Prompt.Count ? BackEndRetries.Prompt[failures]
        : failures < BackEndRetries.Prompt.Count + BackEndRetries.MaximumWhileBlocked ? BackEndRetries.WhileBlocked
        : null;

    /// <summary>Waits for the time, for staff, or for a cancellation, whichever comes first.</summary>
    /// <returns>Whether staff resumed the part.</returns>
    private async Task<bool> PauseAsync(TimeSpan? pause, bool isBlocked, Task? cancelled)
    {
        using CancellationTokenSource timerCancellation = new();
        List<Task> wakers = [];
        if (pause is { } span)
        {
            wakers.Add(_context.CreateTimer(_context.CurrentUtcDateTime + span, timerCancellation.Token));
        }

        if (isBlocked)
        {
            wakers.Add(_resumed);
        }

        if (cancelled is not null)
        {
            wakers.Add(cancelled);
        }

        await Task.WhenAny(wakers);
        timerCancellation.Cancel(); // an open timer would keep the instance running
        if (!isBlocked || !_resumed.IsCompleted)
        {
            return false;
        }

        _resumed = _context.Next<PartResumed>();
        return true;
    }
}
