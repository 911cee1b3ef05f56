using System.Runtime.InteropServices;

namespace LeadToCash.Local.Hosting;

/// <summary>
/// Ends the process at once when it is told to stop a second time: whoever presses Ctrl-C again does not want to wait for what runs. What was
/// committed is safe, and the next start takes up the rest.
/// </summary>
internal sealed class SecondSignal : IDisposable
{
    private const int Interrupted = 130;

    private readonly PosixSignalRegistration[] _signals;
    private int _count;

    public SecondSignal() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Note), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Note)];

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    private void Note(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _count) > 1)
        {
            Environment.Exit(Interrupted);
        }
    }
}
