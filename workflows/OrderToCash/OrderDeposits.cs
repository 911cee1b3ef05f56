using LeadToCash.Billing;
using LeadToCash.Catalog;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>
/// What deposits of an order ask for, and what its bills set off of them. A deposit never asks for what was billed or is asked for already; a bill sets off what was received,
/// by rate, the oldest deposit first, and never more than it comes to. So all invoices less all credit notes come to the order, net and tax by rate.
/// </summary>
public static class OrderDeposits
{
    /// <summary>What can still be asked for, by tax group: what is ordered, less what was billed, less what deposits ask for that was not set off. Nothing below nothing.</summary>
    public static IReadOnlyList<TaxGroup> Requestable(Order order)
    {
        IEnumerable<TaxGroup> billed = order.Bills.SelectMany(bill => bill.Bill.Supplied().TaxGroups);
        IReadOnlyList<TaxGroup> left = Ordered(order).Less(billed.Concat(order.Deposits.SelectMany(deposit => Rest(order, deposit))));
        return [.. left.Where(group => (group.Net + group.Tax).MinorUnits > 0 && !group.Net.IsNegative && !group.Tax.IsNegative)];
    }

    /// <summary>The bill of a deposit: one line for each tax group, by its share.</summary>
    /// <param name="order">The order.</param>
    /// <param name="gross">Tax included; more than nothing, at most what can be asked for.</param>
    /// <param name="paymentDays">Days until payment; null for the usual ones.</param>
    public static Bill BillOf(Order order, Money gross, int? paymentDays)
    {
        IReadOnlyList<TaxGroup> groups = Requestable(order);
        IReadOnlyList<Money> shares = LargestRemainder.Split(gross, [.. groups.Select(group => (group.Net + group.Tax).Amount)]);
        TaxGroup[] parts = [.. groups.Zip(shares, PartOf).Where(part => !(part.Net + part.Tax).IsZero).OrderByDescending(part => part.Net)];
        Money net = Money.Sum(parts.Select(part => part.Net), gross.Currency);
        return new Bill
        {
            IsDeposit = true,
            PaymentDays = paymentDays,
            OrderId = order.Id,
            OrderNumber = order.Number,
            Customer = order.Customer!,
            Lines = [.. parts.Select(part => LineOf(order, part))],
            TaxGroups = parts,
            Net = net,
            Tax = gross - net,
            Gross = gross,
        };
    }

    /// <summary>A bill with what it sets off of the order's deposits.</summary>
    /// <param name="order">The order before the bill.</param>
    /// <param name="bill">The bill.</param>
    public static Bill SetOff(Order order, Bill bill)
    {
        InvoiceLine[] lines = [.. bill.TaxGroups.SelectMany(group => SetOff(order, group))];
        if (lines.Length == 0)
        {
            return bill;
        }

        string currency = bill.Gross.Currency;
        TaxGroup[] groups = [.. bill.TaxGroups.Less(lines.Select(GroupOf))];
        Money net = Money.Sum(groups.Select(group => group.Net), currency);
        Money tax = Money.Sum(groups.Select(group => group.Tax), currency);
        return bill with { Lines = [.. bill.Lines, .. lines], TaxGroups = groups, Net = net, Tax = tax, Gross = net + tax };
    }

    /// <summary>A bill as it is without what it sets off: what was supplied.</summary>
    public static Bill Supplied(this Bill bill)
    {
        InvoiceLine[] setOff = [.. bill.Lines.Where(line => line.SetsOff is not null)];
        if (setOff.Length == 0)
        {
            return bill;
        }

        string currency = bill.Gross.Currency;
        TaxGroup[] groups = [.. bill.TaxGroups.Concat(setOff.Select(GroupOf)).Summed()];
        Money net = Money.Sum(groups.Select(group => group.Net), currency);
        Money tax = Money.Sum(groups.Select(group => group.Tax), currency);
        return bill with { Lines = [.. bill.Lines.Where(line => line.SetsOff is null)], TaxGroups = groups, Net = net, Tax = tax, Gross = net + tax };
    }

    /// <summary>What a bill sets off of a deposit, by tax group.</summary>
    public static IReadOnlyList<TaxGroup> UsedBy(Bill bill, string depositId) => bill.Lines.Where(line => line.SetsOff?.Invoice.Id == depositId).Select(GroupOf).Summed();

    /// <summary>What was set off of a deposit, by tax group.</summary>
    public static IReadOnlyList<TaxGroup> Used(Order order, OrderDeposit deposit) => order.Bills.SelectMany(bill => UsedBy(bill.Bill, deposit.InvoiceId)).Summed();

    /// <summary>What of a deposit was neither set off nor released, by tax group, paid or not; without groups of which nothing is left.</summary>
    public static IReadOnlyList<TaxGroup> Rest(Order order, OrderDeposit deposit) => deposit.Released is not null
        ? []
        : [.. deposit.Bill.TaxGroups.Less(Used(order, deposit)).Where(group => !group.Net.IsZero || !group.Tax.IsZero)];

    /// <summary>The order's groups; what its source rounded otherwise is with the largest, as on its last bill.</summary>
    private static TaxGroup[] Ordered(Order order)
    {
        TaxGroup[] groups =
        [
            .. order.Lines.Select(line => new TaxGroup(line.TaxRate, line.Net, Money.Zero(line.Net.Currency), line.TaxCategory, line.TaxExemption)).Summed()
                .Select(group => group with { Tax = group.Rate.Of(group.Net) }).OrderByDescending(group => group.Net),
        ];
        groups[0] = groups[0] with { Tax = groups[0].Tax + order.Tax!.Value - Money.Sum(groups.Select(group => group.Tax), order.Currency!) };
        return groups;
    }

    private static TaxGroup PartOf(TaxGroup group, Money share)
    {
        Money tax = Money.Of(group.Tax.Amount * share.Amount / (group.Net + group.Tax).Amount, share.Currency);
        return group with { Net = share - tax, Tax = tax };
    }

    private static InvoiceLine LineOf(Order order, TaxGroup part) => new()
    {
        Position = 0,
        Sku = "",
        Name = DepositSentences.Asked(order.Customer!.Language, order.Number),
        Kind = order.Lines.First(line => (line.TaxRate, line.TaxCategory, line.TaxExemption?.Code) == (part.Rate, part.Category, part.Exemption?.Code)).Kind,
        Quantity = 1,
        UnitPrice = part.Net,
        Net = part.Net,
        TaxRate = part.Rate,
        TaxCategory = part.Category,
        TaxExemption = part.Exemption,
        Sources = [new BillSource(BillSources.Order, order.Id, order.Number)],
    };

    private static IEnumerable<InvoiceLine> SetOff(Order order, TaxGroup group)
    {
        if (group.Net.IsNegative || group.Tax.IsNegative)
        {
            return [];
        }

        Deposit[] received = [.. order.Deposits.Select(deposit => Usable(order, deposit, group)).OfType<Deposit>()];
        return DepositSetOff.Of([new TaxedAmount(group.Rate, group.Net, group.Tax)], received).SetOff
            .Where(used => !used.Left.Net.IsZero)
            .Select(used => LineOf(order, order.Deposits.First(deposit => deposit.Number == used.Number), group, used.Left));
    }

    /// <summary>What of a deposit was received of a tax group and not set off; null if nothing.</summary>
    private static Deposit? Usable(Order order, OrderDeposit deposit, TaxGroup group)
    {
        if (deposit is not { Released: null, Number: { } number, Date: { } date } || deposit.Received.FirstOrDefault(one => one.IsAlike(group)) is not { } received)
        {
            return null;
        }

        TaxGroup left = new[] { received }.Less(Used(order, deposit))[0];
        return left.Net.MinorUnits > 0 && !left.Tax.IsNegative ? new Deposit(number, date, new TaxedAmount(group.Rate, left.Net, left.Tax)) : null;
    }

    private static InvoiceLine LineOf(Order order, OrderDeposit deposit, TaxGroup group, TaxedAmount used) => new()
    {
        Position = 0,
        Sku = "",
        Name = DepositSentences.SetOff(order.Customer!.Language, deposit.Number!, deposit.Date!.Value),
        Kind = deposit.Bill.Lines.First(group.Has).Kind,
        Note = DepositSentences.Received(order.Customer.Language, used.Gross, used.Tax),
        Quantity = -1,
        UnitPrice = used.Net,
        Net = -used.Net,
        TaxRate = group.Rate,
        TaxCategory = group.Category,
        TaxExemption = group.Exemption,
        SetsOff = new UsedDeposit(new InvoiceReference(deposit.InvoiceId, deposit.Number!, deposit.Date.Value), used.Tax),
        Sources = [new BillSource(BillSources.Deposit, deposit.InvoiceId, deposit.Number)],
    };

    private static TaxGroup GroupOf(InvoiceLine line) => new(line.TaxRate, -line.Net, line.SetsOff!.Tax, line.TaxCategory, line.TaxExemption);
}
