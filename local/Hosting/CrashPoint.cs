using System.Diagnostics;
using System.Globalization;
using LeadToCash.Local.Durable;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting;

/// <summary>
/// Ends the process as a power cut does when it reaches a place of the commit protocol for the n-th time (settings <c>Local:Crash:Point</c> and
/// <c>Local:Crash:Hit</c>); for crash tests.
/// </summary>
internal sealed class CrashPoint
{
    private const string PointKey = "Local:Crash:Point";
    private const string HitKey = "Local:Crash:Hit";

    private readonly CommitPoint? _point;
    private int _hitsLeft;

    private CrashPoint(CommitPoint? point, int hit)
    {
        _point = point;
        _hitsLeft = hit;
    }

    /// <summary>What the settings say; usually nothing.</summary>
    /// <exception cref="HostStartException">There is no such point.</exception>
    public static CrashPoint Of(IConfiguration settings)
    {
        if (settings[PointKey] is not { Length: > 0 } name)
        {
            return new CrashPoint(null, 0);
        }

        return Enum.TryParse(name, out CommitPoint point)
            ? new CrashPoint(point, int.TryParse(settings[HitKey], CultureInfo.InvariantCulture, out int hit) ? hit : 1)
            : throw new HostStartException($"The setting {PointKey} names '{name}'; it may name {string.Join(", ", Enum.GetNames<CommitPoint>())}.");
    }

    public void At(CommitPoint point)
    {
        if (point == _point && Interlocked.Decrement(ref _hitsLeft) == 0)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill(); // SIGKILL: no handler runs
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
