namespace LeadToCash.Local.Durable;

/// <summary>Whether the code, replayed, decided the same as the history holds: kind and name count, payloads may differ.</summary>
internal static class DecisionMatching
{
    internal static bool Matches(this Decision expected, Decision taken) => (expected, taken) switch
    {
        (TaskScheduled a, TaskScheduled b) => Same(a.Name, b.Name),
        (ChildScheduled a, ChildScheduled b) => Same(a.Name, b.Name),
        (EventSent a, EventSent b) => Same(a.Name, b.Name),
        (TimerCreated, TimerCreated) => true,
        _ => false,
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
