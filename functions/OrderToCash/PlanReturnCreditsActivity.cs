using LeadToCash.Catalog;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Finds the invoices' lines that billed what came back, the last invoice first. Reads only; its result is kept with the process, so a repetition can't plan anew.</summary>
public sealed class PlanReturnCreditsActivity(OrderStore orders, InvoiceStore invoices)
{
    [Function(nameof(PlanReturnCredits))]
    public async Task<IReadOnlyList<ReturnCredit>> RunAsync([ActivityTrigger] PlanReturnCredits input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        var left = input.Goods.GroupBy(goods => goods.Position).ToDictionary(goods => goods.Key, goods => goods.Sum(one => one.Quantity));
        List<ReturnCredit> credits = [];
        foreach (OrderBill bill in order.Bills.Where(bill => bill.Number is not null).Reverse())
        {
            Invoice invoice = (await invoices.GetAsync(bill.InvoiceId, cancellationToken)).State;
            CreditWish[] wishes = [.. Wishes(invoice, bill, left)];
            if (wishes.Length > 0)
            {
                credits.Add(new ReturnCredit(bill.InvoiceId, wishes));
            }
        }

        return [.. credits.GroupBy(credit => credit.InvoiceId).Select(invoice => new ReturnCredit(invoice.Key, [.. invoice.SelectMany(credit => credit.Lines)]))];
    }

    /// <summary>On a collective invoice only the lines of the order's own bill.</summary>
    private static IEnumerable<CreditWish> Wishes(Invoice invoice, OrderBill bill, Dictionary<int, decimal> left)
    {
        CollectedBill? own = invoice.Collected.FirstOrDefault(collected => collected.BillId == bill.BillId);
        foreach ((int index, InvoiceLine line) in invoice.Lines.Index().Where(pair => own is null || own.Has(pair.Index + 1)))
        {
            decimal quantity = line.Kind == ProductKind.Physical ? Math.Min(left.GetValueOrDefault(line.Position), Crediting.Left(invoice, index + 1)) : 0;
            if (quantity > 0)
            {
                left[line.Position] -= quantity;
                yield return new CreditWish(index + 1, quantity);
            }
        }
    }
}
