using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MovementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Movement, LeadToCash.Banking.MovementCommand, LeadToCash.Banking.MovementEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Carries out what was decided of a movement: payments onto invoices and back, and the list of what is to be clarified. Safe to run twice: payments and returns
/// have ids, the rest is written as the movement is now.
/// </summary>
public sealed class MovementEffects(
    MovementStore movements, Payments payments, InvoiceStore invoices, PaymentClarifications clarifications, PayerAccounts payers, BusinessCalendars calendars)
{
    /// <summary>Carries one event out.</summary>
    public async Task ApplyAsync(string movementId, MovementEvent @event, CancellationToken cancellationToken)
    {
        Movement movement = (await movements.GetAsync(movementId, cancellationToken)).State;
        await (@event switch
        {
            MovementAllocated allocated => PayAsync(movement, allocated, cancellationToken),
            AllocationWithdrawn withdrawn => TakeBackAsync(movement, withdrawn, cancellationToken),
            PaymentReturnFound found => ReturnAsync(movementId, movement, found, cancellationToken),
            _ => Task.CompletedTask,
        });
        await ListAsync(movementId, movement, cancellationToken);
    }

    private async Task PayAsync(Movement movement, MovementAllocated allocated, CancellationToken cancellationToken)
    {
        foreach ((string paymentId, Allocation what) in allocated.Allocations)
        {
            IncomingPayment payment = new(paymentId, what.Amount, At(movement), what.InvoiceId, what.OrderId, what.Discount, movement.Entry.Means, allocated.FromCredit);
            await payments.RecordAsync(payment, allocated.By, cancellationToken);
            if (movement.Entry.PartyIban is { } iban)
            {
                await payers.AddAsync(iban, what.CustomerId, cancellationToken);
            }
        }
    }

    private async Task TakeBackAsync(Movement movement, AllocationWithdrawn withdrawn, CancellationToken cancellationToken)
    {
        CaseOutcome<Invoice, InvoiceEvent> outcome = await invoices.ExecuteAsync(
            withdrawn.InvoiceId,
            $"withdraw/{withdrawn.PaymentId}",
            new InvoiceCommand.ReturnPayment(withdrawn.PaymentId + "-withdrawn", withdrawn.PaymentId, withdrawn.Reason, withdrawn.At),
            withdrawn.By,
            cancellationToken);
        await clarifications.ResolveAsync(withdrawn.PaymentId, cancellationToken);
        if (movement.Entry.PartyIban is { } iban && outcome.State is { } invoice)
        {
            await payers.RemoveAsync(iban, invoice.Customer.CustomerId, cancellationToken);
        }
    }

    private async Task ReturnAsync(string movementId, Movement movement, PaymentReturnFound found, CancellationToken cancellationToken)
    {
        ReturnReason reason = movement.Entry.Return ?? new ReturnReason("returned");
        string text = string.Join(" ", new[] { reason.Code, reason.Text, found.Fee is { } fee ? $"(fee {fee})" : null }.OfType<string>());
        await invoices.ExecuteAsync(
            found.InvoiceId, $"return/{movementId}", new InvoiceCommand.ReturnPayment(movementId, found.PaymentId, text, At(movement), found.FeeIsOwed ? found.Fee : null), found.By, cancellationToken);
    }

    private Task ListAsync(string movementId, Movement movement, CancellationToken cancellationToken)
    {
        string listed = movement.Entry.ProviderPaymentId ?? movementId;
        return movement is { Status: MovementStatus.Unclear, Unclear: { } unclear }
            ? clarifications.AddAsync(
                new PaymentClarification(
                    new IncomingPayment(listed, movement.Entry.IsReceipt ? movement.Left : movement.Entry.Amount, At(movement), Means: movement.Entry.Means),
                    unclear.Reason,
                    movementId,
                    movement.Entry,
                    unclear.Proposals),
                cancellationToken)
            : clarifications.ResolveAsync(listed, cancellationToken);
    }

    /// <summary>The day of booking counts as the day of payment: from then on the money is ours.</summary>
    private DateTimeOffset At(Movement movement) => calendars.Own.At(movement.Entry.BookedOn, TimeOnly.MinValue);
}
