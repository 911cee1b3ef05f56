using LeadToCash.Catalog;
using LeadToCash.Contracts;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>
/// What of an order is to be billed now: what was delivered, signed or activated and is on no invoice yet. Each invoice has the difference between what is due
/// up to and with it and what was billed before, so that all of them come to the order, to the cent.
/// </summary>
public static class OrderBilling
{
    /// <summary>The next bill; null if nothing is to be billed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="terms">How it is billed.</param>
    /// <param name="partId">Only what was done of this part; null for all. An order that is billed as a whole is, whatever this says.</param>
    public static BillDraft? Next(Order order, BillingTerms terms, string? partId = null)
    {
        bool isWhole = terms.Moment == BillingMoment.OnCompletion;
        if (isWhole && order.CompletedAt is null)
        {
            return null;
        }

        Performance[] performed = [.. order.Parts.Where(part => isWhole || partId is null || part.Id == partId).SelectMany(part => Of(order, part, terms))];
        if (performed.Length == 0)
        {
            return null;
        }

        BilledShare[] shares = [.. performed.Select(one => new BilledShare(one.Line.Position, one.Quantity))];
        bool isLast = order.Lines.Where(line => IsToBeBilled(order, line)).All(line => order.BilledOf(line.Position) + shares.Where(share => share.Position == line.Position).Sum(share => share.Quantity) >= line.Quantity);
        Bill bill = BillOf(order, performed, isPartial: !isLast || order.Bills.Count > 0);
        return new BillDraft(order.Deposits.Count == 0 ? bill : OrderDeposits.SetOff(order, bill) with { IsFinal = isLast }, shares);
    }

    /// <summary>Whether all of an order that was done is on invoices.</summary>
    public static bool IsBilled(this Order order) =>
        order.Lines.Where(line => IsToBeBilled(order, line)).All(line => order.BilledOf(line.Position) >= line.Quantity);

    /// <summary>Whether nothing more will be billed: all that was done is, or nothing is done any more.</summary>
    public static bool IsOver(this Order order) => order.Parts.All(part => part.IsClosed)
        && (order.Status == OrderStatus.Cancelled || (order.CompletedAt is not null && order.IsBilled()));

    /// <summary>How much of a line is on invoices, in the order's quantity.</summary>
    public static decimal BilledOf(this Order order, int position) =>
        order.Bills.SelectMany(bill => bill.Shares).Where(share => share.Position == position).Sum(share => share.Quantity);

    /// <summary>What invoices ask for a line, net, deposits not set off.</summary>
    public static Money BilledNetOf(this Order order, OrderLine line) =>
        Money.Sum(order.Bills.SelectMany(bill => bill.Bill.Lines).Where(billed => billed.Position == line.Position).Select(billed => billed.Net), line.Net.Currency);

    private static bool IsToBeBilled(Order order, OrderLine line) =>
        order.Parts.FirstOrDefault(part => part.Positions.Contains(line.Position)) is { Status: not PartStatus.Cancelled };

    private static IEnumerable<Performance> Of(Order order, OrderPart part, BillingTerms terms) => part switch
    {
        { Status: PartStatus.Cancelled } => [],
        { Kind: ProductKind.Physical, Due: not null } => Deliveries(order, part, terms),
        { Kind: ProductKind.Physical, Status: PartStatus.Completed } => Wholes(order, part, terms, part.Steps.LastOrDefault(step => step.Name == PartStep.Delivered)?.At),
        { Kind: ProductKind.Subscription } when ActivatedAt(part) is { } activatedAt => Subscriptions(order, part, terms, activatedAt),
        { Kind: ProductKind.Service, Status: PartStatus.Completed } => Services(order, part, terms),
        _ => [],
    };

    private static IEnumerable<Performance> Deliveries(Order order, OrderPart part, BillingTerms terms)
    {
        HashSet<string> billed = [.. order.Bills.SelectMany(bill => bill.Bill.Lines).SelectMany(line => line.Sources).Where(source => source.Kind == BillSources.Delivery).Select(source => source.Id)];
        (Delivery Delivery, string Id)[] arrived =
        [
            .. order.Deliveries.Where(delivery => delivery.PartId == part.Id && delivery.DeliveredAt is not null)
                .Select(delivery => (delivery, $"{order.Id}/{delivery.PartId}/{delivery.Sequence}"))
                .Where(pair => !billed.Contains(pair.Item2)),
        ];
        return from line in Lines(order, part)
               let own = arrived.Where(pair => pair.Delivery.Lines.Any(goods => goods.Position == line.Position)).ToArray()
               where own.Length > 0
               let quantity = own.Sum(pair => pair.Delivery.Lines.Where(goods => goods.Position == line.Position).Sum(goods => goods.Quantity))
               select Performance.Of(line, quantity, terms.Calendar.DateOf(own.Max(pair => pair.Delivery.DeliveredAt!.Value))) with
               {
                   Sources = [.. own.Select(pair => new BillSource(BillSources.Delivery, pair.Id, pair.Delivery.Number))],
               };
    }

    private static IEnumerable<Performance> Wholes(Order order, OrderPart part, BillingTerms terms, DateTimeOffset? at) =>
        Unbilled(order, part).Select(line => Performance.Of(line, line.Quantity, at is { } instant ? terms.Calendar.DateOf(instant) : null));

    /// <summary>Parts of old took no such step; they were active when they were done.</summary>
    private static DateTimeOffset? ActivatedAt(OrderPart part) =>
        part.Steps.FirstOrDefault(step => step.Name == PartStep.Activated)?.At ?? (part.Status == PartStatus.Completed ? part.ClosedAt : null);

    private static IEnumerable<Performance> Subscriptions(Order order, OrderPart part, BillingTerms terms, DateTimeOffset activatedAt)
    {
        DateOnly start = terms.Calendar.DateOf(activatedAt);
        return Unbilled(order, part).Select(line => Performance.Of(line, line.Quantity, null) with
        {
            Period = new InvoicePeriod(start, ContractDates.End(start, terms.PeriodMonths.GetValueOrDefault(line.Position, 1))),
        });
    }

    /// <summary>Work by the hour is billed by the hours of the signed log, at most by those that were offered.</summary>
    private static IEnumerable<Performance> Services(Order order, OrderPart part, BillingTerms terms)
    {
        OrderLine[] lines = [.. Unbilled(order, part)];
        decimal offered = Lines(order, part).Sum(line => line.Quantity * terms.HoursOffered.GetValueOrDefault(line.Position));
        decimal ratio = part.HoursWorked is { } worked && offered > 0 && worked < offered ? worked / offered : 1;
        DateOnly? on = part.ClosedAt is { } closed ? terms.Calendar.DateOf(closed) : null;
        return lines.Select(line =>
        {
            Performance whole = Performance.Of(line, line.Quantity, on) with { Sources = [new BillSource(BillSources.Visit, $"{order.Id}-{part.Id}")] };
            decimal hours = line.Quantity * terms.HoursOffered.GetValueOrDefault(line.Position);
            return hours > 0 && part.HoursWorked is not null ? whole with { Hours = hours * ratio, HoursOffered = hours } : whole;
        });
    }

    private static IEnumerable<OrderLine> Unbilled(Order order, OrderPart part) => Lines(order, part).Where(line => order.BilledOf(line.Position) < line.Quantity);

    private static IEnumerable<OrderLine> Lines(Order order, OrderPart part) => order.Lines.Where(line => part.Positions.Contains(line.Position));

    private static Bill BillOf(Order order, Performance[] performed, bool isPartial)
    {
        string currency = order.Currency!;
        InvoiceLine[] lines = [.. performed.OrderBy(one => one.Line.Position).Select(one => LineOf(order, one))];
        TaxGroup[] groups = [.. Groups(order, lines).OrderByDescending(group => group.Net)];
        Money net = Money.Sum(lines.Select(line => line.Net), currency);
        Money tax = Money.Sum(groups.Select(group => group.Tax), currency);
        if (Before(order).Net + net == order.Net)
        {
            Money difference = order.Tax!.Value - Before(order).Tax - tax; // a shop may round its tax by line
            groups[0] = groups[0] with { Tax = groups[0].Tax + difference };
            tax += difference;
        }

        return new Bill
        {
            OrderId = order.Id,
            OrderNumber = order.Number!,
            Customer = order.Customer!,
            IsPartial = isPartial,
            SuppliedOn = performed.Max(one => one.On),
            Lines = lines,
            TaxGroups = groups,
            Net = net,
            Tax = tax,
            Gross = net + tax,
            ReportedHours = order.Parts.Where(part => part.HoursWorked is not null && lines.Any(line => part.Positions.Contains(line.Position))).Select(part => part.HoursWorked).FirstOrDefault(),
        };
    }

    private static InvoiceLine LineOf(Order order, Performance performed)
    {
        OrderLine line = performed.Line;
        decimal before = order.BilledOf(line.Position);
        Money billed = order.BilledNetOf(line);
        Money due = before + performed.Quantity == line.Quantity ? line.Net : line.Net.Times((before + performed.Quantity) / line.Quantity);
        InvoiceLine invoiced = new()
        {
            Position = line.Position,
            Sku = line.Sku,
            Name = line.Name,
            Kind = line.Kind,
            Quantity = performed.Quantity,
            UnitPrice = line.UnitPrice,
            Net = due - billed,
            TaxRate = line.TaxRate,
            TaxCategory = line.TaxCategory,
            TaxExemption = line.TaxExemption,
            Period = performed.Period,
            Sources = [.. performed.Sources, new BillSource(BillSources.OrderLine, $"{order.Id}/{line.Position}", order.Number)],
        };
        return performed.Hours is not { } hours ? invoiced : invoiced with
        {
            Quantity = hours,
            Unit = "HUR",
            UnitPrice = line.UnitPrice.Times(line.Quantity / performed.HoursOffered),
            Net = invoiced.Net.Times(hours / performed.HoursOffered),
        };
    }

    private static IEnumerable<TaxGroup> Groups(Order order, InvoiceLine[] lines) =>
        lines.GroupBy(line => (line.TaxRate, line.TaxCategory, Reason: line.TaxExemption?.Code)).Select(taxed =>
        {
            TaxGroup[] before = [.. order.Bills.SelectMany(bill => bill.Bill.Supplied().TaxGroups).Where(group => (group.Rate, group.Category, group.Exemption?.Code) == taxed.Key)];
            Money net = Money.Sum(taxed.Select(line => line.Net), order.Currency!);
            Money due = taxed.Key.TaxRate.Of(net + Money.Sum(before.Select(group => group.Net), order.Currency!));
            Money tax = due - Money.Sum(before.Select(group => group.Tax), order.Currency!);
            return new TaxGroup(taxed.Key.TaxRate, net, tax, taxed.Key.TaxCategory, taxed.First().TaxExemption);
        });

    private static (Money Net, Money Tax) Before(Order order) =>
        (Money.Sum(order.Bills.Select(bill => bill.Bill.Supplied().Net), order.Currency!), Money.Sum(order.Bills.Select(bill => bill.Bill.Supplied().Tax), order.Currency!));

    private sealed record Performance(OrderLine Line, decimal Quantity, DateOnly? On)
    {
        public IReadOnlyList<BillSource> Sources { get; init; } = [];

        public InvoicePeriod? Period { get; init; }

        public decimal? Hours { get; init; }

        public decimal HoursOffered { get; init; }

        public static Performance Of(OrderLine line, decimal quantity, DateOnly? on) => new(line, quantity, on);
    }
}

/// <summary>A bill that is to be issued.</summary>
/// <param name="Bill">What it says.</param>
/// <param name="Shares">How much of each line of the order it takes.</param>
public sealed record BillDraft(Bill Bill, IReadOnlyList<BilledShare> Shares);

/// <summary>How much of a line of an order is on a bill.</summary>
/// <param name="Position">Position in the order.</param>
/// <param name="Quantity">In the order's quantity; above 0.</param>
public sealed record BilledShare(int Position, decimal Quantity);
