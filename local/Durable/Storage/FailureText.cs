using System.Text.Json;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>Failure details as text that always fits: long messages and stack traces are cut, deep chains too.</summary>
internal static class FailureText
{
    /// <summary>One table column.</summary>
    private const int LongestJson = 30_000;
    private const int LongestText = 8_000;
    private const int ShortestText = 100;
    private const int Deepest = 8;

    internal static string Write(TaskFailureDetails failure)
    {
        for (int longest = LongestText; longest >= ShortestText; longest /= 2)
        {
            string json = JsonSerializer.Serialize(Fit(failure, 1, longest), EngineJson.Compact.TaskFailureDetails);
            if (json.Length <= LongestJson)
            {
                return json;
            }
        }

        TaskFailureDetails bare = new(Cut(failure.ErrorType, ShortestText)!, Cut(failure.ErrorMessage, ShortestText)!, null, null, null);
        return JsonSerializer.Serialize(bare, EngineJson.Compact.TaskFailureDetails);
    }

    /// <summary>The same failure, cut to what the history has room for.</summary>
    internal static TaskFailureDetails Fit(TaskFailureDetails failure) => Fit(failure, 1, LongestText);

    private static TaskFailureDetails Fit(TaskFailureDetails failure, int depth, int longest) => failure with
    {
        ErrorMessage = Cut(failure.ErrorMessage, longest)!,
        StackTrace = Cut(failure.StackTrace, longest),
        InnerFailure = failure.InnerFailure is { } inner && depth < Deepest ? Fit(inner, depth + 1, longest) : null,
    };

    private static string? Cut(string? text, int longest) => text?.Length > longest ? text[..longest] + "…" : text;
}
