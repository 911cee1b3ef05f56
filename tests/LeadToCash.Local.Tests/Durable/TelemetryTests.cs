using System.Diagnostics;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Durable;

namespace LeadToCash.Local.Tests.Durable;

public sealed class TelemetryTests
{
    private static readonly Execution Traced = new(
        "order-1", Execution.NewId(), "Order", "1.0", null, null, new Dictionary<string, string>(), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    [Fact]
    public void RealTime_OfAnAcceleratedClock_IsCountedBackAtItsSpeed()
    {
        ManualClock real = new();
        DateTimeOffset began = real.GetUtcNow();
        AcceleratedClock fast = new(10, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), real);
        DateTimeOffset seen = fast.GetUtcNow() + TimeSpan.FromSeconds(5);
        real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(began + TimeSpan.FromSeconds(0.5), RealTime.Of(fast, seen));
        Assert.Equal(seen, RealTime.Of(TimeProvider.System, seen));
    }

    [Fact]
    public void SpanIds_AreTheSameAgain_AndOthersForOtherCalls()
    {
        ActivitySpanId[] ids = [SpanIds.OfExecution(Traced.ExecutionId), .. Enumerable.Range(0, 1000).Select(call => SpanIds.OfCall(Traced.ExecutionId, call))];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[1], SpanIds.OfCall(Traced.ExecutionId, 0));
        Assert.DoesNotContain(SpanIds.OfExecution(Execution.NewId()), ids);
    }

    [Fact]
    public void CallTraceParent_OfATracedExecution_StaysInItsTrace()
    {
        string traceParent = SpanIds.CallTraceParent(Traced, 7)!;
        Assert.Equal($"00-0af7651916cd43dd8448eb211c80319c-{SpanIds.OfCall(Traced.ExecutionId, 7)}-01", traceParent);
        Assert.Null(SpanIds.CallTraceParent(Traced with { TraceParent = null }, 7));
    }
}
