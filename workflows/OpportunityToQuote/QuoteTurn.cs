using System.Text.Json.Serialization;
using LeadToCash.Configuration;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What the customer wants of a line.</summary>
/// <param name="Line">The line's name.</param>
/// <param name="Quantity">In the product's unit; 0 to leave the line out.</param>
/// <param name="Configuration">Its options; null to leave them as they are.</param>
public sealed record WishedLine(string Line, decimal Quantity, ConfiguredItem? Configuration = null);

/// <summary>One turn of a negotiation: what the customer asked for, or what one of us wrote.</summary>
public sealed record QuoteTurn
{
    /// <summary>The version that it is about.</summary>
    public required int QuoteVersion { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>E-mail address of our own; null for the customer.</summary>
    public string? Author { get; init; }

    /// <summary>What was written.</summary>
    public string? Text { get; init; }

    /// <summary>The lines that the customer wants changed.</summary>
    public IReadOnlyList<WishedLine> Lines { get; init; } = [];

    /// <summary>The net that the customer would pay.</summary>
    public Money? CounterNet { get; init; }

    /// <summary>Whether one of us has to answer: a price can't be agreed to by a rule, and a question wants an answer.</summary>
    public bool NeedsAnswer => Author is null && (CounterNet is not null || Lines.Count == 0);
}

/// <summary>One turn of one quote: the input of <see cref="QuoteTurnOrchestrator"/> and of its step.</summary>
/// <param name="QuoteId">Case id.</param>
/// <param name="Turn">Number of the turn, from 1.</param>
public sealed record QuoteTurnRef(string QuoteId, int Turn)
{
    /// <summary>Instance id of the turn's process.</summary>
    [JsonIgnore]
    public string InstanceId => $"quote-{QuoteId}-turn-{Turn}";
}

/// <summary>Tells the other side of a turn, by mail.</summary>
public sealed record TellOfTurn(string QuoteId, int Turn);
