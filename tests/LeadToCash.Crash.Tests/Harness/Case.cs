using System.Text.Json;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>One thing that is driven through the app.</summary>
/// <param name="Kind">Cases of one kind end alike.</param>
/// <param name="Id">The id, or the beginning of the ids, of its instances.</param>
/// <param name="End">What it came to.</param>
internal sealed record Case(string Kind, string Id, Task<CaseEnd> End);

/// <summary>What was seen of a case from outside.</summary>
/// <param name="Text">The same as in a run without crashes, or something is wrong.</param>
/// <param name="Effects">The ledger's lines that its results came from.</param>
internal sealed record CaseEnd(string Text, IReadOnlyList<string> Effects)
{
    /// <summary>Of one instance.</summary>
    public static CaseEnd Of(JsonElement state)
    {
        string status = state.GetProperty("status").GetString()!;
        if (state.TryGetProperty("output", out JsonElement output) && output.ValueKind == JsonValueKind.Object)
        {
            return new($"{status}: {output.GetProperty("Result").GetString()}", [.. output.GetProperty(nameof(Effects)).EnumerateArray().Select(line => line.GetString()!)]);
        }

        return new($"{status}: {state.GetProperty("failure")}{output}", []);
    }

    public CaseEnd And(CaseEnd other) => new($"{Text}; {other.Text}", [.. Effects, .. other.Effects]);

    public CaseEnd And(string text) => new($"{Text}; {text}", Effects);
}
