using LeadToCash.Banking.Matching;
using LeadToCash.Cases;
using MovementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Movement, LeadToCash.Banking.MovementCommand, LeadToCash.Banking.MovementEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Books one line of a statement: keeps it, decides what it pays, and carries that out before the next line is looked at, which may name the same invoice. Safe to
/// run twice: keeping and deciding are commands with ids.
/// </summary>
public sealed class MovementBooking(MovementStore movements, MatchSearch search, ReturnSearch returns, IEnumerable<IOwnReceipt> ownReceipts, MovementEffects effects)
{
    /// <summary>Books it.</summary>
    /// <param name="id">The line's id.</param>
    /// <param name="entry">What it says.</param>
    /// <param name="statementId">The statement with which it comes.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<BookedLine> BookAsync(string id, MovementEntry entry, string statementId, CancellationToken cancellationToken)
    {
        CaseOutcome<Movement, MovementEvent> outcome = await movements.ExecuteAsync(id, "import", new MovementCommand.Import(entry, statementId), cancellationToken: cancellationToken);
        Movement movement = outcome.Required();
        if (!movement.Decided && movement.Dismissed is null)
        {
            MovementCommand command = await DecideAsync(id, movement.Entry, cancellationToken);
            outcome = await movements.ExecuteAsync(id, "match", command, cancellationToken: cancellationToken);
            movement = outcome.Required();
            foreach (MovementEvent @event in outcome.Events)
            {
                await effects.ApplyAsync(id, @event, cancellationToken);
            }
        }

        return movement switch
        {
            _ when movement.StatementId != statementId => BookedLine.Known,
            { Status: MovementStatus.Unclear } => BookedLine.Unclear,
            { Allocations.Count: > 0 } or { ReturnFound: not null } => BookedLine.Booked,
            _ => BookedLine.Other,
        };
    }

    private async Task<MovementCommand> DecideAsync(string id, MovementEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Return is not null || !entry.IsReceipt)
        {
            return await returns.DecideAsync(entry, cancellationToken);
        }

        foreach (IOwnReceipt own in ownReceipts)
        {
            if (await own.RecognizeAsync(id, entry, cancellationToken) is { } command)
            {
                return command;
            }
        }

        MatchQuestion question = await search.NamedAsync(entry, cancellationToken);
        MatchDecision decision = PaymentMatching.Decide(question);
        return decision.Unclear is null
            ? decision.Command(id)
            : PaymentMatching.Decide(await search.WidenAsync(question, cancellationToken)).Command(id);
    }
}

/// <summary>What came of a line.</summary>
public enum BookedLine
{
    /// <summary>It pays something, or a payment came back with it.</summary>
    Booked,

    /// <summary>A person has to clarify it.</summary>
    Unclear,

    /// <summary>It came before with another statement.</summary>
    Known,

    /// <summary>It is no money of customers.</summary>
    Other,
}
