using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>The rules of a movement: never more of it is spent than came.</summary>
internal static class MovementDecisions
{
    private static readonly Decision<MovementEvent> Nothing = Decision<MovementEvent>.Accept();

    public static Decision<MovementEvent> Decide(Movement? movement, MovementCommand command, DateTimeOffset at) => (movement, command) switch
    {
        (null, MovementCommand.Import import) => Decision<MovementEvent>.Accept(new MovementImported(import.Entry, import.StatementId, InBooks: true)),
        (null, _) => Refuse("movement-unknown", "There is no such movement."),
        (_, MovementCommand.Import) => Nothing,
        ({ Dismissed: not null }, _) => Refuse("movement-dismissed", "The movement was dismissed as no money of customers."),
        (_, MovementCommand.Allocate allocate) => Allocate(movement, allocate, at),
        (_, MovementCommand.Clarify clarify) => movement.Decided ? Nothing : Decision<MovementEvent>.Accept(new MovementUnclear(clarify.Reason, clarify.Proposals, at)),
        (_, MovementCommand.PutOnAccount account) => PutOnAccount(movement, account, at),
        (_, MovementCommand.Refund refund) => Refund(movement, refund, at),
        (_, MovementCommand.Withdraw withdraw) => Withdraw(movement, withdraw, at),
        (_, MovementCommand.NoteReturn found) => NoteReturn(movement, found, at),
        (_, MovementCommand.Dismiss dismiss) => Dismiss(movement, dismiss, at),
        _ => throw new InvalidOperationException($"A movement does not know the command {command.GetType().Name}."),
    };

    private static Decision<MovementEvent> Allocate(Movement movement, MovementCommand.Allocate allocate, DateTimeOffset at)
    {
        if (NotSpendable(movement) is { } refusal)
        {
            return refusal;
        }

        string currency = movement.Entry.Amount.Currency;
        if (allocate.Allocations.Count == 0 || allocate.Allocations.Any(one => one.Amount.Currency != currency || one.Amount.MinorUnits <= 0 || one.Discount is { IsNegative: true }))
        {
            return Refuse("allocation-amount", $"Every allocation needs an amount above nothing in {currency}.");
        }

        if (allocate.Fee is { } stated && (stated.Currency != currency || stated.IsNegative || stated > (movement.Entry.Charges ?? Money.Zero(currency)) - movement.Fee))
        {
            return Refuse("fee-not-stated", "We bear at most the fee that the bank states.");
        }

        Money spent = Money.Sum(allocate.Allocations.Select(one => one.Amount), currency);
        Money left = movement.Left + (allocate.Fee ?? Money.Zero(currency));
        if (spent > left)
        {
            return Refuse("allocation-too-much", $"Of the movement {left} are left, not {spent}.");
        }

        BookedAllocation[] booked = [.. allocate.Allocations.Select((one, index) => new BookedAllocation(MovementCommand.PaymentIdOf(allocate.MovementId, movement.AllocationCount + index + 1), one))];
        MovementAllocated allocated = new(booked, allocate.Fee, allocate.Reasons, allocate.By, at, FromCredit: !movement.OnCredit.IsZero);
        return spent == left || movement.OnAccountOf is not null
            ? Decision<MovementEvent>.Accept(allocated)
            : Decision<MovementEvent>.Accept(allocated, Rest(allocate, left - spent, at));
    }

    private static MovementUnclear Rest(MovementCommand.Allocate allocate, Money rest, DateTimeOffset at) => allocate.Remainder is { } remainder
        ? new MovementUnclear(remainder.Reason, remainder.Proposals, at)
        : new MovementUnclear($"{rest} are left of it.", [], at);

    private static Decision<MovementEvent> PutOnAccount(Movement movement, MovementCommand.PutOnAccount account, DateTimeOffset at) =>
        NotSpendable(movement) ?? (movement.OnAccountOf?.CustomerId == account.CustomerId
            ? Nothing
            : Decision<MovementEvent>.Accept(new MovementPutOnAccount(account.CustomerId, account.CustomerName, account.By, at)));

    private static Decision<MovementEvent> Refund(Movement movement, MovementCommand.Refund refund, DateTimeOffset at)
    {
        if (movement.Refunds.Any(known => known.RefundId == refund.RefundId))
        {
            return Nothing;
        }

        return NotSpendable(movement) ?? (refund.Amount.Currency != movement.Left.Currency || refund.Amount.MinorUnits <= 0 || refund.Amount > movement.Left
            ? Refuse("refund-too-much", $"Of the movement {movement.Left} can be given back, not {refund.Amount}.")
            : Decision<MovementEvent>.Accept(new MovementRefunded(refund.RefundId, refund.Amount, refund.By, at, refund.Means)));
    }

    private static Decision<MovementEvent> Withdraw(Movement movement, MovementCommand.Withdraw withdraw, DateTimeOffset at) =>
        movement.Allocations.FirstOrDefault(one => one.PaymentId == withdraw.PaymentId) switch
        {
            null => Refuse("allocation-unknown", $"The movement has no allocation '{withdraw.PaymentId}'."),
            { What.InvoiceId: null } => Refuse("allocation-order", "What was paid for an order before its invoice is taken back with the order."),
            { } one => Decision<MovementEvent>.Accept(new AllocationWithdrawn(one.PaymentId, one.What.InvoiceId!, withdraw.Reason, withdraw.By, at)),
        };

    private static Decision<MovementEvent> NoteReturn(Movement movement, MovementCommand.NoteReturn found, DateTimeOffset at) => movement switch
    {
        { ReturnFound: { } known } when known.PaymentId == found.PaymentId => Nothing,
        { ReturnFound: not null } => Refuse("return-found", $"It is the return of {movement.ReturnFound.PaymentId} already."),
        { Entry.IsReceipt: true } => Refuse("movement-receipt", "Money came with this movement; it is no return."),
        _ => Decision<MovementEvent>.Accept(new PaymentReturnFound(found.InvoiceId, found.Number, found.PaymentId, found.Fee, found.By, at, found.FeeIsOwed)),
    };

    private static Decision<MovementEvent> Dismiss(Movement movement, MovementCommand.Dismiss dismiss, DateTimeOffset at) => movement switch
    {
        _ when string.IsNullOrWhiteSpace(dismiss.Note) => Refuse("note-missing", "Say what the movement is."),
        { Allocations.Count: > 0 } or { Refunds.Count: > 0 } or { ReturnFound: not null } => Refuse("movement-used", "Part of the movement is booked; it can't be dismissed."),
        _ => Decision<MovementEvent>.Accept(new MovementDismissed(dismiss.Note.Trim(), dismiss.By, at)),
    };

    private static Decision<MovementEvent>? NotSpendable(Movement movement) => movement switch
    {
        { Entry.IsReceipt: false } => Refuse("movement-no-receipt", "No money of a customer came with this movement."),
        { Left.IsZero: true, Decided: true } => Refuse("movement-booked", "Nothing is left of the movement."),
        _ => null,
    };

    private static Decision<MovementEvent> Refuse(string code, string reason) => Decision<MovementEvent>.Refuse(code, reason);
}
