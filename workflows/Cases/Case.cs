namespace LeadToCash.Cases;

/// <summary>
/// A business object as a case file: its state is the fold of its events, and deciding is pure. The state record implements this
/// interface with two functions, so that the same rules serve the store, the tests and any replay.
/// </summary>
/// <typeparam name="TState">The state record itself.</typeparam>
/// <typeparam name="TCommand">Base record of the commands; imperative names.</typeparam>
/// <typeparam name="TEvent">Base record of the events; past tense, closed union with <c>[JsonDerivedType]</c> discriminators equal to the type's name.</typeparam>
public interface ICase<TState, in TCommand, TEvent>
    where TState : class, ICase<TState, TCommand, TEvent>
{
    /// <summary>Name of the kind of case in tables, links and URLs: lower case letters, e.g. <c>order</c>.</summary>
    static abstract string CaseType { get; }

    /// <summary>Decides a command. No I/O, no clock, no randomness.</summary>
    /// <param name="state">The state, or null if the case does not exist yet.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>The events that follow (none: accepted, nothing to do), or the refusal.</returns>
    static abstract Decision<TEvent> Decide(TState? state, TCommand command, DateTimeOffset at);

    /// <summary>Applies an event that has happened. Never refuses.</summary>
    static abstract TState Apply(TState? state, TEvent @event);

    /// <summary>The customer whose timeline shows this case; null while nobody is known.</summary>
    string? CustomerId { get; }
}
