using LeadToCash.Cases;

namespace LeadToCash.Dunning;

/// <summary>Whether a customer's letters are held, for all of his invoices; its case id is the customer's.</summary>
public sealed record CustomerLetters : ICase<CustomerLetters, CustomerLettersCommand, CustomerLettersEvent>
{
    private static readonly Decision<CustomerLettersEvent> Nothing = Decision<CustomerLettersEvent>.Accept();

    /// <inheritdoc/>
    public static string CaseType => "customerletters";

    /// <inheritdoc/>
    public required string? CustomerId { get; init; }

    /// <summary>The holds that nobody released; some may be over by their date.</summary>
    public IReadOnlyList<LetterHold> Holds { get; init; } = [];

    /// <inheritdoc/>
    public static Decision<CustomerLettersEvent> Decide(CustomerLetters? state, CustomerLettersCommand command, DateTimeOffset at) => command switch
    {
        CustomerLettersCommand.Hold hold when state?.Holds.Any(known => known.HoldId == hold.HoldId) == true => Nothing,
        CustomerLettersCommand.Hold hold => Decision<CustomerLettersEvent>.Accept(
            new CustomerLettersHeld(hold.CustomerId, new LetterHold(hold.HoldId, null, hold.Until, hold.Reason, hold.By, at))),
        CustomerLettersCommand.Release release => Decision<CustomerLettersEvent>.Accept(
            [.. (state?.Holds ?? []).Where(hold => release.HoldId is null || hold.HoldId == release.HoldId).Select(hold => new CustomerLettersReleased(hold.HoldId, release.By, at))]),
        _ => throw new InvalidOperationException($"A customer's letters do not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static CustomerLetters Apply(CustomerLetters? state, CustomerLettersEvent @event) => @event switch
    {
        CustomerLettersHeld held => new CustomerLetters { CustomerId = held.CustomerId, Holds = [.. state?.Holds ?? [], held.Hold] },
        CustomerLettersReleased released => state! with { Holds = [.. state!.Holds.Where(hold => hold.HoldId != released.HoldId)] },
        _ => throw new InvalidOperationException($"A customer's letters do not know the event {@event.GetType().Name}."),
    };
}
