namespace LeadToCash.Cases;

/// <summary>What a decision came to: the events that follow, or the refusal. Either list or refusal, never both.</summary>
public sealed record Decision<TEvent>
{
    private Decision(IReadOnlyList<TEvent> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    /// <summary>The events, in order; empty when refused or when there was nothing to do.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>Why not, or null when accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Accepted with these events.</summary>
    public static Decision<TEvent> Accept(params IReadOnlyList<TEvent> events) => new(events, null);

    /// <summary>Refused; nothing happens.</summary>
    public static Decision<TEvent> Refuse(string code, string reason) => new([], new Refusal(code, reason));
}

/// <summary>An expected no of the business.</summary>
/// <param name="Code">Stable, kebab-case, for programs: <c>quote-expired</c>.</param>
/// <param name="Reason">One sentence for people: what, and what is true instead.</param>
public sealed record Refusal(string Code, string Reason);

/// <summary>A rule of the business was broken where only correct input could arrive. Never retried: the same input breaks it again.</summary>
public sealed class BusinessRuleException : Exception
{
    public BusinessRuleException(string message)
        : base(message)
    {
    }

    public BusinessRuleException(Refusal refusal)
        : base($"{refusal.Code}: {refusal.Reason}")
    {
    }
}
