using System.Text.Json.Serialization;

namespace LeadToCash.Dunning;

/// <summary>What has happened to a customer's letters.</summary>
[JsonDerivedType(typeof(CustomerLettersHeld), nameof(CustomerLettersHeld))]
[JsonDerivedType(typeof(CustomerLettersReleased), nameof(CustomerLettersReleased))]
public abstract record CustomerLettersEvent
{
    private protected CustomerLettersEvent()
    {
    }
}

/// <summary>All letters to a customer are held.</summary>
public sealed record CustomerLettersHeld(string CustomerId, LetterHold Hold) : CustomerLettersEvent;

/// <summary>A hold ended.</summary>
public sealed record CustomerLettersReleased(string HoldId, string By, DateTimeOffset At) : CustomerLettersEvent;

/// <summary>What can be asked of a customer's letters.</summary>
public abstract record CustomerLettersCommand
{
    private CustomerLettersCommand()
    {
    }

    /// <summary>Holds them. A hold that is known changes nothing.</summary>
    public sealed record Hold(string CustomerId, string HoldId, DateOnly? Until, string Reason, string By) : CustomerLettersCommand;

    /// <summary>Ends a hold, or all of them. One that is over changes nothing.</summary>
    /// <param name="HoldId">Which; null for all.</param>
    /// <param name="By">Who releases them.</param>
    public sealed record Release(string? HoldId, string By) : CustomerLettersCommand;
}
