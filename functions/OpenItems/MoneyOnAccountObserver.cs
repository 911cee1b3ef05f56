using LeadToCash.Banking;
using LeadToCash.Cases;

namespace LeadToCash.OpenItems;

/// <summary>Keeps money that is on a customer's account, not yet for an invoice, in his balance and his account's lines.</summary>
public sealed class MoneyOnAccountObserver(OpenItemRows rows, CustomerAccounts accounts, CaseReader cases) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Movement.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CaseFile<Movement> file = await @event.CaseAsync<Movement>(cancellationToken);
        if (file.State.OnAccountOf is not { } account)
        {
            return;
        }

        OpenItemPlace place = new(file.Id, file.Version, account.CustomerId, file.State.Entry.BookedOn, Money.Zero(file.State.Left.Currency), file.State.Left);
        await rows.MoveAsync(place, item: null, cancellationToken);
        (Movement? before, Movement after) = await cases.AroundAsync<Movement, MovementCommand, MovementEvent>(@event, cancellationToken);
        if (OnAccount(after) - OnAccount(before ?? after) is { IsZero: false } more)
        {
            AccountEntry entry = new(@event.At, more.IsNegative ? "Used of the money on account" : "Money on account", file.State.Entry.Text, -more, null, file.Id);
            await accounts.AddAsync(account.CustomerId, @event, entry, cancellationToken);
        }
    }

    private static Money OnAccount(Movement movement) => movement.OnAccountOf is null ? Money.Zero(movement.Left.Currency) : movement.Left;
}
