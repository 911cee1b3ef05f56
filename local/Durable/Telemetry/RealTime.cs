using LeadToCash.Local.Clock;

namespace LeadToCash.Local.Durable;

/// <summary>
/// Spans show real time, whatever the app's clock shows, so that they fit those of HTTP and storage. An instant of an accelerated clock is counted
/// back at its speed; one of a clock moved by hand has no real time, and the present stands for it.
/// </summary>
internal static class RealTime
{
    internal static DateTimeOffset Of(TimeProvider clock, DateTimeOffset instant) => clock switch
    {
        AcceleratedClock fast => fast.RealTimeOf(instant),
        ManualClock => TimeProvider.System.GetUtcNow(),
        _ => instant,
    };

    /// <summary>Whether the app's clock shows another time, which spans tell in a tag.</summary>
    internal static bool Differs(TimeProvider clock) => clock is AcceleratedClock or ManualClock;
}
