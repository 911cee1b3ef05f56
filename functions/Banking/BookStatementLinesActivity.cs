using System.Globalization;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using StatementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.BankStatement, LeadToCash.Banking.BankStatementCommand, LeadToCash.Banking.BankStatementEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Books the next lines of a statement, one after the other, and notes how far it got. Safe to run twice: each line is booked once whoever books it, and progress is
/// noted once for each place.
/// </summary>
public sealed class BookStatementLinesActivity(StatementStore statements, StatementLines lines, MovementBooking booking)
{
    private const int LinesPerStep = 25;

    [Function(nameof(BookStatementLines))]
    public async Task<StatementProgress> RunAsync([ActivityTrigger] BookStatementLines input, CancellationToken cancellationToken)
    {
        BankStatement statement = (await statements.GetAsync(input.StatementId, cancellationToken)).State;
        if (statement.Status != StatementStatus.Booking)
        {
            return new StatementProgress(statement.Done, IsOver: true);
        }

        List<BookedLine> booked = [];
        foreach (StatementLine line in await lines.ReadAsync(input.StatementId, statement.Done, LinesPerStep, cancellationToken))
        {
            booked.Add(await booking.BookAsync(line.Id, line.Entry, input.StatementId, cancellationToken));
        }

        int done = statement.Done + booked.Count;
        string commandId = string.Create(CultureInfo.InvariantCulture, $"progress/{done}");
        BankStatementCommand.NoteProgress progress = new(done, Count(BookedLine.Booked), Count(BookedLine.Unclear), Count(BookedLine.Known));
        BankStatement now = (await statements.ExecuteAsync(input.StatementId, commandId, progress, cancellationToken: cancellationToken)).Required();
        return new StatementProgress(now.Done, now.Status != StatementStatus.Booking);

        int Count(BookedLine what) => booked.Count(one => one == what);
    }
}
