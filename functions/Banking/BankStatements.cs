using LeadToCash.Cases;
using StatementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.BankStatement, LeadToCash.Banking.BankStatementCommand, LeadToCash.Banking.BankStatementEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Takes statements in: the lines first, then the case, from which booking begins. Safe to repeat at any point: ids follow from what the statement says, and one
/// whose case is there is complete.
/// </summary>
public sealed class BankStatements(StatementStore statements, StatementLines lines)
{
    /// <summary>Takes the statements of a file in.</summary>
    public async Task<IReadOnlyList<ReceivedStatement>> ReceiveAsync(IReadOnlyList<ParsedStatement> parsed, string actor, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> ids = MovementIds.Of([.. parsed.SelectMany(statement => statement.Entries)]);
        List<ReceivedStatement> received = [];
        int taken = 0;
        foreach (ParsedStatement statement in parsed)
        {
            StatementLine[] own = [.. statement.Entries.Zip(ids.Skip(taken), (entry, id) => new StatementLine(id, entry)).DistinctBy(line => line.Id)
                .OrderBy(line => line.Entry.BookedOn).ThenByDescending(line => line.Entry.IsReceipt) // a credit before what came back of it on the same day
                .ThenBy(line => line.Id, StringComparer.Ordinal)];
            taken += statement.Entries.Count;
            if (own.Length > 0)
            {
                received.Add(await ReceiveAsync(statement, own, actor, cancellationToken));
            }
        }

        return received;
    }

    private async Task<ReceivedStatement> ReceiveAsync(ParsedStatement statement, StatementLine[] own, string actor, CancellationToken cancellationToken)
    {
        string id = MovementIds.OfStatement(statement.Account, own.Select(line => line.Id));
        if (await statements.FindAsync(id, cancellationToken) is { } known)
        {
            return new ReceivedStatement(id, known.State, IsRepeat: true);
        }

        await lines.KeepAsync(id, own, cancellationToken);
        CaseOutcome<BankStatement, BankStatementEvent> outcome = await statements.ExecuteAsync(
            id, "receive", new BankStatementCommand.Receive(HeaderOf(statement, own), actor), actor, cancellationToken);
        return new ReceivedStatement(id, outcome.Required(), outcome.IsRepeat || outcome.Events.Count == 0);
    }

    private static StatementHeader HeaderOf(ParsedStatement statement, StatementLine[] own)
    {
        string currency = own[0].Entry.Amount.Currency;
        Money[] amounts = [.. own.Select(line => line.Entry.Amount).Where(amount => amount.Currency == currency)];
        return new StatementHeader(
            statement.Account,
            statement.Number,
            own[0].Entry.BookedOn,
            own[^1].Entry.BookedOn,
            own.Length,
            Money.Sum(amounts.Where(amount => !amount.IsNegative), currency),
            Money.Sum(amounts.Where(amount => amount.IsNegative), currency),
            statement.Opening,
            statement.Closing,
            statement.Format);
    }
}

/// <summary>What came of an upload.</summary>
/// <param name="Id">The statement's case id.</param>
/// <param name="Statement">The statement.</param>
/// <param name="IsRepeat">Whether it had been uploaded before.</param>
public sealed record ReceivedStatement(string Id, BankStatement Statement, bool IsRepeat);
