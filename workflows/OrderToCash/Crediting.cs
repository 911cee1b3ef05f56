using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Catalog;

namespace LeadToCash.OrderToCash;

/// <summary>
/// What a credit note says. Like a partial invoice it has the difference between what is credited up to and with it and what was credited before, so that
/// credit notes in any number of steps come to the invoice, to the cent, and never beyond it.
/// </summary>
public static class Crediting
{
    internal static Decision<InvoiceEvent> Decide(Invoice invoice, InvoiceCommand.Credit credit, DateTimeOffset at)
    {
        if (invoice.CreditNotes.Any(known => known.CreditNoteId == credit.CreditNoteId))
        {
            return Decision<InvoiceEvent>.Accept();
        }

        if (invoice.WrittenOff is not null)
        {
            return Decision<InvoiceEvent>.Refuse("invoice-written-off", $"Invoice {invoice.Number} was written off; nothing of it can be credited.");
        }

        IReadOnlyList<CreditWish> wishes = credit.Lines ?? [.. Enumerable.Range(1, invoice.Lines.Count).Select(line => new CreditWish(line, Left(invoice, line))).Where(wish => wish.Quantity > 0)];
        if (Objection(invoice, wishes) is { } refusal)
        {
            return Decision<InvoiceEvent>.Refuse(refusal.Code, refusal.Reason);
        }

        Bill bill = BillOf(invoice, wishes, credit);
        Money? lapsed = LapsedBy(invoice, bill.Gross);
        Money balance = invoice.Balance - bill.Gross + (lapsed ?? Money.Zero(bill.Gross.Currency));
        Money open = InvoiceDecisions.AboveNothing(balance);
        return Decision<InvoiceEvent>.Accept(new InvoiceCredited(credit.CreditNoteId, bill, open - balance - invoice.Surplus, open, credit.By, at, lapsed));
    }

    /// <summary>Cash discount falls with what it was granted on, in proportion: a customer never gets back more than was paid.</summary>
    private static Money? LapsedBy(Invoice invoice, Money credited)
    {
        Money billed = Creditable(invoice) - invoice.Credited;
        return invoice.Discount.IsZero || billed.IsZero ? null : invoice.Discount - invoice.Discount.Times((billed - credited).Amount / billed.Amount);
    }

    /// <summary>What can be credited of an invoice in all: what was supplied, whether it was paid by a deposit or is paid by the invoice.</summary>
    public static Money Creditable(Invoice invoice) => invoice.Gross
        + Money.Sum(invoice.Lines.Where(line => line.SetsOff is not null).Select(line => line.SetsOff!.Tax - line.Net), invoice.Gross.Currency);

    /// <summary>What of a line's quantity has not been credited.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="line">Index of its line, from 1.</param>
    public static decimal Left(Invoice invoice, int line) => invoice.Lines[line - 1].Quantity - Before(invoice, line).Sum(credited => credited.Quantity);

    private static Refusal? Objection(Invoice invoice, IReadOnlyList<CreditWish> wishes)
    {
        if (wishes.Count == 0)
        {
            return new Refusal("credit-nothing", $"Nothing of invoice {invoice.Number} is left to credit.");
        }

        foreach (CreditWish wish in wishes)
        {
            if (wish.Line < 1 || wish.Line > invoice.Lines.Count)
            {
                return new Refusal("line-unknown", $"Invoice {invoice.Number} has no line {wish.Line:D}.");
            }

            decimal left = Left(invoice, wish.Line);
            if (wish.Quantity <= 0 || wish.Quantity > left || wishes.Count(other => other.Line == wish.Line) > 1)
            {
                return new Refusal("credit-too-much", string.Create(
                    CultureInfo.InvariantCulture, $"Of line {wish.Line} of invoice {invoice.Number} {left:0.######} can be credited, once, not {wish.Quantity:0.######}."));
            }
        }

        return null;
    }

    private static Bill BillOf(Invoice invoice, IReadOnlyList<CreditWish> wishes, InvoiceCommand.Credit credit)
    {
        string currency = invoice.Gross.Currency;
        CollectedBill? only = OnlyOrder(invoice, wishes);
        InvoiceLine[] lines = [.. wishes.Select(wish => LineOf(invoice, wish))];
        TaxGroup[] groups = [.. invoice.TaxGroups.Select(group => GroupOf(invoice, group, lines)).OfType<TaxGroup>()];
        Money net = Money.Sum(lines.Select(line => line.Net), currency);
        Money tax = Money.Sum(groups.Select(group => group.Tax), currency);
        return new Bill
        {
            Kind = BillKind.CreditNote,
            OrderId = invoice.OrderId ?? only?.OriginId,
            OrderNumber = invoice.OrderNumber ?? only?.Number,
            ContractId = invoice.ContractId,
            Customer = invoice.Customer,
            Credits = new InvoiceReference(credit.InvoiceId, invoice.Number, invoice.Date),
            Reason = credit.Reason,
            SuppliedOn = invoice.SuppliedOn,
            Lines = lines,
            TaxGroups = groups,
            Net = net,
            Tax = tax,
            Gross = net + tax,
            TaxesSummed = invoice.TaxesSummed,
        };
    }

    /// <summary>The order whose lines of a collective invoice are credited; null if they are of several, or of none.</summary>
    private static CollectedBill? OnlyOrder(Invoice invoice, IReadOnlyList<CreditWish> wishes)
    {
        CollectedBill[] bills = [.. invoice.Collected.Where(bill => wishes.Any(wish => bill.Has(wish.Line))).DistinctBy(bill => (bill.Origin, bill.OriginId))];
        return bills is [{ Origin: BillOrigins.Order } only] ? only : null;
    }

    private static InvoiceLine LineOf(Invoice invoice, CreditWish wish)
    {
        InvoiceLine line = invoice.Lines[wish.Line - 1];
        InvoiceLine[] before = [.. Before(invoice, wish.Line)];
        decimal after = before.Sum(credited => credited.Quantity) + wish.Quantity;
        Money due = after == line.Quantity ? line.Net : line.Net.Times(after / line.Quantity);
        return line with
        {
            Quantity = wish.Quantity,
            Net = due - Money.Sum(before.Select(credited => credited.Net), line.Net.Currency),
            CreditsLine = wish.Line,
        };
    }

    private static IEnumerable<InvoiceLine> Before(Invoice invoice, int line) =>
        invoice.CreditNotes.SelectMany(credit => credit.Bill.Lines).Where(credited => credited.CreditsLine == line);

    private static TaxGroup? GroupOf(Invoice invoice, TaxGroup group, InvoiceLine[] lines)
    {
        string currency = invoice.Gross.Currency;
        bool Belongs(InvoiceLine line) => line.TaxRate == group.Rate && line.TaxCategory == group.Category && line.TaxExemption?.Code == group.Exemption?.Code;
        InvoiceLine[] setOff = [.. invoice.Lines.Where(line => line.SetsOff is not null && Belongs(line))];
        Money allNet = group.Net - Money.Sum(setOff.Select(line => line.Net), currency);
        Money allTax = group.Tax + Money.Sum(setOff.Select(line => line.SetsOff!.Tax), currency);
        if (!lines.Any(Belongs))
        {
            return null;
        }

        TaxGroup[] before = [.. invoice.CreditNotes.SelectMany(credit => credit.Bill.TaxGroups)
            .Where(credited => credited.Rate == group.Rate && credited.Category == group.Category && credited.Exemption?.Code == group.Exemption?.Code)];
        Money net = Money.Sum(lines.Where(Belongs).Select(line => line.Net), currency);
        Money due = net + Money.Sum(before.Select(credited => credited.Net), currency);
        Money tax = due == allNet ? allTax : group.Rate.Of(due);
        return group with { Net = net, Tax = tax - Money.Sum(before.Select(credited => credited.Tax), currency) };
    }
}
