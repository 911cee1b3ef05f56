using System.Buffers.Binary;
using System.Diagnostics;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The ids of spans that others refer to long before they are emitted, perhaps by another process: they follow from the execution and the number
/// of the call, so that nothing has to be stored for them and a trace goes on after a crash.
/// </summary>
internal static class SpanIds
{
    private const ulong Basis = 14_695_981_039_346_656_037; // FNV-1a
    private const ulong Prime = 1_099_511_628_211;

    internal static ActivitySpanId OfExecution(string executionId) => ToSpanId(Hash(executionId));

    /// <summary>The span of an activity, sub-orchestration or event that an execution asked for, as the caller sees it.</summary>
    internal static ActivitySpanId OfCall(string executionId, int number) => ToSpanId((Hash(executionId) ^ (uint)(number + 1)) * Prime);

    /// <summary>Where spans of an execution's call belong: the trace of the execution, below the call.</summary>
    internal static ActivityContext? CallContext(Execution execution, int number) =>
        ActivityContext.TryParse(execution.TraceParent, traceState: null, isRemote: true, out ActivityContext start)
            ? new ActivityContext(start.TraceId, OfCall(execution.ExecutionId, number), start.TraceFlags, traceState: null, isRemote: true)
            : null;

    /// <summary>The same as a W3C traceparent; null when the execution belongs to no trace.</summary>
    internal static string? CallTraceParent(Execution execution, int number) =>
        CallContext(execution, number) is { } context ? $"00-{context.TraceId}-{context.SpanId}-{(byte)context.TraceFlags:x2}" : null;

    private static ulong Hash(string executionId)
    {
        ulong hash = Basis;
        foreach (char letter in executionId)
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash;
    }

    private static ActivitySpanId ToSpanId(ulong hash)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash == 0 ? 1 : hash);
        return ActivitySpanId.CreateFromBytes(bytes);
    }
}
