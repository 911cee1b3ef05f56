using LeadToCash.Cases;
using LeadToCash.Catalog;

namespace LeadToCash.OrderToCash;

/// <summary>The rules of a deposit's invoice: what its order released is credited, once; what later invoices set off is noted, once for each.</summary>
internal static class DepositDecisions
{
    private static readonly Decision<InvoiceEvent> Nothing = Decision<InvoiceEvent>.Accept();

    public static Decision<InvoiceEvent> Credit(Invoice deposit, InvoiceCommand.CreditDeposit credit, DateTimeOffset at)
    {
        if (deposit.CreditNotes.Any(known => known.CreditNoteId == credit.CreditNoteId))
        {
            return Nothing;
        }

        if (Objection(deposit, credit) is { } refusal)
        {
            return Decision<InvoiceEvent>.Refuse(refusal.Code, refusal.Reason);
        }

        Bill bill = BillOf(deposit, credit);
        Money balance = deposit.Balance - bill.Gross;
        Money open = InvoiceDecisions.AboveNothing(balance);
        return Decision<InvoiceEvent>.Accept(new InvoiceCredited(credit.CreditNoteId, bill, open - balance - deposit.Surplus, open, credit.By, at));
    }

    public static Decision<InvoiceEvent> Use(Invoice deposit, InvoiceCommand.UseDeposit use, DateTimeOffset at) => deposit switch
    {
        { IsDeposit: false } => NoDeposit(deposit),
        _ when deposit.Uses.Any(known => known.InvoiceId == use.InvoiceId) => Nothing,
        _ => Decision<InvoiceEvent>.Accept(new DepositUsed(use.InvoiceId, use.Amounts, at)),
    };

    private static Refusal? Objection(Invoice deposit, InvoiceCommand.CreditDeposit credit)
    {
        if (!deposit.IsDeposit)
        {
            return NoDeposit(deposit).Refusal;
        }

        IReadOnlyList<TaxGroup> left = deposit.TaxGroups.Less(deposit.CreditNotes.SelectMany(note => note.Bill.TaxGroups));
        bool holds = credit.Amounts.Count > 0 && credit.Amounts.All(amount => left.Any(group => group.IsAlike(amount) && amount.Net <= group.Net && amount.Tax <= group.Tax));
        return holds ? null : new Refusal("credit-too-much", $"Of deposit {deposit.Number} {left.Gross(deposit.Gross.Currency)} can be credited.");
    }

    private static Decision<InvoiceEvent> NoDeposit(Invoice invoice) => Decision<InvoiceEvent>.Refuse("no-deposit", $"Invoice {invoice.Number} is no deposit.");

    private static Bill BillOf(Invoice deposit, InvoiceCommand.CreditDeposit credit)
    {
        string currency = deposit.Gross.Currency;
        Money net = Money.Sum(credit.Amounts.Select(amount => amount.Net), currency);
        Money tax = Money.Sum(credit.Amounts.Select(amount => amount.Tax), currency);
        return new Bill
        {
            Kind = BillKind.CreditNote,
            IsDeposit = true,
            OrderId = deposit.OrderId,
            OrderNumber = deposit.OrderNumber,
            Customer = deposit.Customer,
            Credits = new InvoiceReference(credit.InvoiceId, deposit.Number, deposit.Date),
            Reason = credit.Reason,
            Lines = [.. credit.Amounts.Select(amount => LineOf(deposit, amount))],
            TaxGroups = credit.Amounts,
            Net = net,
            Tax = tax,
            Gross = net + tax,
        };
    }

    private static InvoiceLine LineOf(Invoice deposit, TaxGroup amount)
    {
        int index = deposit.Lines.ToList().FindIndex(amount.Has);
        return deposit.Lines[index] with { UnitPrice = amount.Net, Net = amount.Net, CreditsLine = index + 1 };
    }
}
