using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using LeadToCash.Insights;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using AccountStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingAccount, LeadToCash.Billing.BillingCommand, LeadToCash.Billing.BillingEvent>;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.Billing;

/// <summary>
/// Carries a contract's credits out on the invoices that billed the days. Safe to repeat: an invoice knows the credit note's id. An invoice that is not issued yet is credited by a later run; one that
/// can't be credited (it was written off, or credited by hand) makes a task for finance.
/// </summary>
public sealed class ContractCredits(AccountStore accounts, InvoiceStore invoices, OrderStore orders, TaskStore tasks, BusinessCalendars calendars, TimeProvider time)
{
    private const int Digits = 10;

    /// <summary>Carries out what is open.</summary>
    public async Task CarryOutAsync(BillingAccount account, Contract contract, CancellationToken cancellationToken)
    {
        foreach (ContractCredit credit in account.Credits)
        {
            if (await PlaceOfAsync(account, credit.Part, cancellationToken) is not (string invoiceId, string billId, int lineOfBill) || await invoices.FindAsync(invoiceId, cancellationToken) is not { } invoice)
            {
                continue; // not issued yet
            }

            int line = invoice.State.LineOf(billId, lineOfBill);
            CreditWish wish = new(line, QuantityOf(invoice.State, line, credit.Amount));
            InvoiceCommand.Credit command = new(invoiceId, credit.CreditNoteId, [wish], BillSentences.Credit(contract.Customer.Language, credit.Days), "system");
            CaseOutcome<Invoice, InvoiceEvent> outcome = await invoices.ExecuteAsync(invoiceId, $"credit/{credit.CreditNoteId}", command, cancellationToken: cancellationToken);
            if (outcome.Refusal is { } refusal)
            {
                await ReportAsync(account, credit, invoice.State, refusal, cancellationToken);
            }

            await accounts.ExecuteAsync(
                account.ContractId, $"credited/{credit.CreditNoteId}", new BillingCommand.NoteCredit(credit.CreditNoteId, invoiceId, outcome.Refusal?.Reason), cancellationToken: cancellationToken);
        }
    }

    /// <summary>The share of the line's quantity whose price the amount is, to the cent; all that is left when that is no more.</summary>
    internal static decimal QuantityOf(Invoice invoice, int line, Money amount)
    {
        InvoiceLine billed = invoice.Lines[line - 1];
        Money credited = Money.Sum(invoice.CreditNotes.SelectMany(note => note.Bill.Lines).Where(one => one.CreditsLine == line).Select(one => one.Net), amount.Currency);
        decimal left = billed.Quantity - invoice.CreditNotes.SelectMany(note => note.Bill.Lines).Where(one => one.CreditsLine == line).Sum(one => one.Quantity);
        return amount >= billed.Net - credited ? left : Math.Min(left, Math.Round(billed.Quantity * amount.Amount / billed.Net.Amount, Digits));
    }

    private async Task<(string InvoiceId, string BillId, int Line)?> PlaceOfAsync(BillingAccount account, BilledPart part, CancellationToken cancellationToken)
    {
        if (part.InvoiceId is { } billId)
        {
            return (account.Bills.FirstOrDefault(bill => bill.InvoiceId == billId)?.IssuedAs ?? billId, billId, part.InvoiceLine);
        }

        Order? order = account.OrderId is null ? null : (await orders.FindAsync(account.OrderId, cancellationToken))?.State;
        foreach (OrderBill bill in order?.Bills ?? [])
        {
            int index = bill.Bill.Lines.ToList().FindIndex(line => line.SetsOff is null && line.Position == part.OrderPosition);
            if (index >= 0)
            {
                return (bill.InvoiceId, bill.BillId, index + 1);
            }
        }

        return null;
    }

    private async Task ReportAsync(BillingAccount account, ContractCredit credit, Invoice invoice, Refusal refusal, CancellationToken cancellationToken) => await tasks.ExecuteAsync(
        credit.CreditNoteId, "open",
        new OpenTask(
            $"Credit {credit.Amount} of contract {account.ContractId} by hand",
            $"{credit.Days} was billed with invoice {invoice.Number} and is not supplied, but the invoice can't be credited: {refusal.Reason}",
            "finance", calendars.Today(time).AddDays(1), $"/contracts/{account.ContractId}/billing", account.CustomerId),
        cancellationToken: cancellationToken);
}
