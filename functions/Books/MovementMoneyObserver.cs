using LeadToCash.Banking;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Extensions.Options;

namespace LeadToCash.Books;

/// <summary>
/// Posts money of statements that is on no invoice, what becomes of it, and the bank's charges. It reads the movement as it was around the event, so that an event
/// that is shown late gives the same entry; each is posted once.
/// </summary>
public sealed class MovementMoneyObserver(
    CaseReader cases, Journal journal, AccountDetermination accounts, BusinessCalendars calendars, IOptions<BooksOptions> options) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Movement.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        MovementEvent happened = @event.As<MovementEvent>();
        if (happened is MovementImported)
        {
            return;
        }

        (Movement? before, Movement after) = await cases.AroundAsync<Movement, MovementCommand, MovementEvent>(@event, cancellationToken);
        DateOnly date = before is { Decided: true } ? calendars.Own.DateOf(@event.At) : after.Entry.BookedOn;
        MoneyPosting posting = new(new EntrySource(@event.CaseType, @event.CaseId, @event.Version, @event.Name), options.Value.LegalEntity, date, accounts);
        if (CreditPosting.Of(posting, before, after, happened) is { } entry)
        {
            await journal.PostAsync(entry, cancellationToken);
        }
    }
}
