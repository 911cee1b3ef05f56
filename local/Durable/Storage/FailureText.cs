using System.Text.Json;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>Failure details as text that always fits: long messages and stack traces are cut, deep chains too.</summary>
internal static class FailureText
{
    private const int LongestText = 8_000;
    private const int Deepest = 8;

    internal static string Write(TaskFailureDetails failure) => JsonSerializer.Serialize(Fit(failure), EngineJson.Compact.TaskFailureDetails);

    /// <summary>The same failure, cut to what history and state row have room for.</summary>
    internal static TaskFailureDetails Fit(TaskFailureDetails failure) => Fit(failure, 1);

    private static TaskFailureDetails Fit(TaskFailureDetails failure, int depth) => failure with
    {
        ErrorMessage = Cut(failure.ErrorMessage)!,
        StackTrace = Cut(failure.StackTrace),
        InnerFailure = failure.InnerFailure is { } inner && depth < Deepest ? Fit(inner, depth + 1) : null,
    };

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] + "…" : text;
}
