using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Tells orders what came of their deposits, and deposits what their orders decided. The order alone decides what is set off and what is released, so that nothing is both;
/// the invoice alone knows what was paid. Everything here is safe to repeat and may come late.
/// </summary>
public sealed class DepositNotes(OrderStore orders, InvoiceStore invoices)
{
    /// <summary>Notes with the order what of a deposit is received and open. Four requests, one if the order knows.</summary>
    public Task NoteAsync(CaseFile<Invoice> deposit, CancellationToken cancellationToken) => orders.ExecuteAsync(
        deposit.State.OrderId!,
        $"deposit/{deposit.Id}/{deposit.Version:D}",
        new NoteDeposit(deposit.Id, deposit.Version, DepositAccount.Received(deposit.State), deposit.State.Open),
        cancellationToken: cancellationToken);

    /// <summary>Notes what was paid of all deposits that can still be set off, before a bill is decided: one request for each, and those of a note where one is late.</summary>
    public async Task RefreshAsync(Order order, CancellationToken cancellationToken)
    {
        foreach (OrderDeposit deposit in order.Deposits.Where(deposit => deposit.Released is null))
        {
            if (await invoices.FindAsync(deposit.InvoiceId, cancellationToken) is { } file && file.Version > deposit.InvoiceVersion)
            {
                await NoteAsync(file, cancellationToken);
            }
        }
    }

    /// <summary>Credits what the order released of a deposit. An invoice that is not issued yet is credited when it is.</summary>
    public async Task CreditReleasedAsync(string orderId, string depositId, CancellationToken cancellationToken)
    {
        if ((await orders.GetAsync(orderId, cancellationToken)).State.Deposit(depositId) is not { Released: { } released, Number: not null } deposit)
        {
            return;
        }

        InvoiceCommand.CreditDeposit credit = new(depositId, deposit.CreditNoteId, released.Amounts, released.Reason, released.By);
        (await invoices.ExecuteAsync(depositId, "release", credit, released.By, cancellationToken)).Required();
    }

    /// <summary>Notes with each deposit what a bill sets off of it. Nothing is asked for bills that set off none.</summary>
    public async Task NoteUseAsync(BillDecided decided, CancellationToken cancellationToken)
    {
        foreach (string depositId in decided.Bill.Lines.Select(line => line.SetsOff?.Invoice.Id).OfType<string>().Distinct())
        {
            InvoiceCommand.UseDeposit use = new(decided.InvoiceId, OrderDeposits.UsedBy(decided.Bill, depositId));
            (await invoices.ExecuteAsync(depositId, $"use/{decided.InvoiceId}", use, cancellationToken: cancellationToken)).Required();
        }
    }
}
