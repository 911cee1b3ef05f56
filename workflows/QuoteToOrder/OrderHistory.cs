namespace LeadToCash.QuoteToOrder;

/// <summary>How an order's events make its state.</summary>
internal static class OrderHistory
{
    public static Order Apply(Order? order, OrderEvent @event) => @event switch
    {
        OrderPlaced placed => Fill(placed.Number, placed.Draft, placed.At) with { Parts = placed.Parts, Prepayments = placed.Draft.Prepaid is { } prepaid ? [prepaid] : [] },
        CancelledOrderRecorded recorded => Fill(recorded.Number, recorded.Draft, recorded.At) with { Cancellation = order!.Cancellation },
        OrderCancelled cancelled => (order ?? new Order { Source = cancelled.Source, SourceId = cancelled.SourceId })
            with
        { Cancellation = new Cancellation(cancelled.Reason, cancelled.At) },
        PartStarted started => Change(order!, started.PartId, part => part with { Status = PartStatus.InProgress }),
        PartAdvanced step => Change(order!, step.PartId, part => part with
        {
            Status = PartStatus.InProgress,
            Reason = null,
            Steps = [.. part.Steps, new PartStep(step.Step, step.At, step.Reference)],
        }),
        PartBlocked blocked => Change(order!, blocked.PartId, part => part with
        {
            Status = PartStatus.Blocked,
            Reason = blocked.Reason,
            TimesBlocked = part.TimesBlocked + 1,
        }),
        PartResumed resumed => Change(order!, resumed.PartId, part => part with { Status = PartStatus.InProgress, Reason = null }),
        PartCompleted done => Change(order!, done.PartId, part => part with { Status = PartStatus.Completed, Reason = null, HoursWorked = done.HoursWorked, ClosedAt = done.At }),
        PartCancelled cancelled => Change(order!, cancelled.PartId, part => part with { Status = PartStatus.Cancelled, Reason = cancelled.Reason }),
        OrderCompleted completed => order! with { CompletedAt = completed.At },
        PrepaymentReceived prepaid => order! with { Prepayments = [.. order!.Prepayments, prepaid.Payment] },
        BillDecided decided => order! with
        {
            Bills =
            [
                .. order!.Bills,
                new OrderBill { Sequence = decided.Sequence, InvoiceId = decided.InvoiceId, Bill = decided.Bill, Shares = decided.Shares, Collective = decided.Collective },
            ],
        },
        OrderInvoiced invoiced => order! with
        {
            InvoiceId = invoiced.IssuedAs ?? invoiced.InvoiceId,
            InvoiceNumber = invoiced.InvoiceNumber,
            Bills = With(order!, invoiced.InvoiceId, bill => bill with
            {
                Number = invoiced.InvoiceNumber,
                InvoiceId = invoiced.IssuedAs ?? bill.InvoiceId,
                DecidedAs = invoiced.IssuedAs is null ? null : bill.InvoiceId,
            }),
        },
        PrepaymentUsed used => order! with { PrepaymentsUsed = [.. order!.PrepaymentsUsed, used] },
        PrepaymentReleased released => order! with { PrepaymentsReleased = [.. order!.PrepaymentsReleased, released] },
        PrepaymentReturned gone => order! with { PrepaymentsReleased = [.. order!.PrepaymentsReleased, new(gone.PaymentId, gone.Amount, gone.At)] },
        BillSettled settled => order! with { Bills = With(order!, settled.InvoiceId, bill => bill with { SettledAt = settled.At }) },
        BillReopened reopened => order! with { PaidAt = null, Bills = With(order!, reopened.InvoiceId, bill => bill with { SettledAt = null }) },
        OrderPaid paid => order! with { PaidAt = paid.At },
        OrderChanged changed => Changed(order!, changed),
        GoodsExpected expected => Change(order!, expected.PartId, part => part with { Due = expected.Due }),
        DeliveryPlanned planned => Planned(order!, planned),
        DeliveryShipped shipped => Shipped(order!, shipped),
        DeliveryArrived arrived => Arrived(order!, arrived),
        ReturnAnnounced announced => order! with { Returns = [.. order!.Returns, Announced(announced)] },
        ReturnReceived received => With(order!, received.Sequence, known => known with { Received = received.Goods, ReceivedAt = received.At }),
        ReturnEnded ended => With(order!, ended.Sequence, known => known with { CreditNotes = ended.CreditNotes, Remarks = ended.Remarks, EndedAt = ended.At }),
        DepositRequested requested => order! with
        {
            Deposits = [.. order!.Deposits, new OrderDeposit { Sequence = requested.Sequence, InvoiceId = requested.InvoiceId, Bill = requested.Bill, HoldsUp = requested.HoldsUp }],
        },
        DepositInvoiced invoiced => WithDeposit(order!, invoiced.InvoiceId, deposit => deposit with { Number = invoiced.Number, Date = invoiced.Date }),
        DepositBalanceChanged balance => WithDeposit(order!, balance.InvoiceId, deposit => deposit with
        {
            Received = balance.Received,
            Open = balance.Open,
            InvoiceVersion = balance.InvoiceVersion,
        }) with
        { PaidAt = balance.Open.IsZero ? order!.PaidAt : null },
        DepositReleased released => WithDeposit(order!, released.InvoiceId, deposit => deposit with { Released = released }),
        FulfilmentCleared cleared => order! with { Deposits = [.. order!.Deposits.Select(deposit => deposit.IsAwaited ? deposit with { ClearedAt = cleared.At } : deposit)] },
        OrderFlagged flagged => order! with { Concerns = flagged.Concerns },
        _ => throw new InvalidOperationException($"An order does not know the event {@event.GetType().Name}."),
    };

    private static GoodsReturn Announced(ReturnAnnounced announced) => new()
    {
        Sequence = announced.Sequence,
        Number = announced.Number,
        Lines = announced.Lines,
        Reason = announced.Reason,
        AnnouncedAt = announced.At,
        Until = announced.Until,
    };

    private static Order With(Order order, int sequence, Func<GoodsReturn, GoodsReturn> change) =>
        order with { Returns = [.. order.Returns.Select(known => known.Sequence == sequence ? change(known) : known)] };

    private static Order Fill(string number, OrderDraft draft, DateTimeOffset at) => new()
    {
        Number = number,
        Source = draft.Source,
        SourceId = draft.SourceId,
        SourceNumber = draft.SourceNumber,
        Customer = draft.Customer,
        Currency = draft.Currency,
        Lines = draft.Lines,
        Net = draft.Net,
        Tax = draft.Tax,
        Gross = draft.Gross,
        QuoteVersion = draft.QuoteVersion,
        Remarks = draft.Remarks,
        PlacedAt = at,
    };

    private static Order Changed(Order order, OrderChanged changed)
    {
        var after = changed.Lines.ToDictionary(line => line.Before.Position, line => line.After);
        OrderLine[] added = [.. changed.Added ?? []];
        OrderLine[] lines = [.. order.Lines.Select(line => after.TryGetValue(line.Position, out OrderLine? now) ? now : line).OfType<OrderLine>(), .. added];
        int[] Positions(OrderPart part) => [.. part.Positions, .. added.Where(line => part.Positions.Contains(line.SubstituteFor!.Value)).Select(line => line.Position)];
        HashSet<int> left = [.. lines.Select(line => line.Position)];
        return order with
        {
            Lines = lines,
            RemovedLines = [.. order.RemovedLines, .. changed.Lines.Where(line => line.After is null).Select(line => line.Before)],
            Net = changed.Net,
            Tax = changed.Tax,
            Gross = changed.Gross,
            Revision = order.Revision + 1,
            LastChange = new OrderRevision(changed.By, changed.At),
            Parts =
            [
                .. order.Parts.Select(part => part with
                {
                    Positions = [.. Positions(part).Where(left.Contains)],
                    Net = Money.Sum(lines.Where(line => Positions(part).Contains(line.Position)).Select(line => line.Net), order.Currency!),
                    Due = part.Due is { } due ? [.. due.Where(goods => left.Contains(goods.Position))] : null,
                }),
            ],
        };
    }

    private static Order Planned(Order order, DeliveryPlanned planned) => Change(order, planned.PartId, UnderWay) with
    {
        Deliveries =
        [
            .. order.Deliveries,
            new Delivery
            {
                PartId = planned.PartId,
                Sequence = planned.Sequence,
                Number = planned.Number,
                Warehouse = planned.Warehouse,
                Lines = planned.Lines,
                PlannedAt = planned.At,
            },
        ],
    };

    private static Order Shipped(Order order, DeliveryShipped shipped)
    {
        PartStep step = new(PartStep.Shipped, shipped.At, shipped.TrackingNumber);
        return Change(order, shipped.PartId, part => UnderWay(part) with { Steps = [.. part.Steps, step] }) with
        {
            Deliveries = With(order, shipped.PartId, shipped.Sequence, delivery => delivery with { ShippedAt = shipped.At, TrackingNumber = shipped.TrackingNumber }),
        };
    }

    private static Order Arrived(Order order, DeliveryArrived arrived)
    {
        PartStep step = new(PartStep.Delivered, arrived.At, order.Delivery(arrived.PartId, arrived.Sequence)?.TrackingNumber);
        return Change(order, arrived.PartId, part => part with { Steps = [.. part.Steps, step] }) with
        {
            Deliveries = With(order, arrived.PartId, arrived.Sequence, delivery => delivery with { DeliveredAt = arrived.At }),
        };
    }

    private static OrderPart UnderWay(OrderPart part) => part with { Status = PartStatus.InProgress, Reason = null };

    private static IReadOnlyList<Delivery> With(Order order, string partId, int sequence, Func<Delivery, Delivery> change) =>
        [.. order.Deliveries.Select(delivery => delivery.PartId == partId && delivery.Sequence == sequence ? change(delivery) : delivery)];

    private static IReadOnlyList<OrderBill> With(Order order, string invoiceId, Func<OrderBill, OrderBill> change) =>
        [.. order.Bills.Select(bill => bill.InvoiceId == invoiceId ? change(bill) : bill)];

    private static Order WithDeposit(Order order, string invoiceId, Func<OrderDeposit, OrderDeposit> change) =>
        order with { Deposits = [.. order.Deposits.Select(deposit => deposit.InvoiceId == invoiceId ? change(deposit) : deposit)] };

    private static Order Change(Order order, string partId, Func<OrderPart, OrderPart> change) =>
        order with { Parts = [.. order.Parts.Select(part => part.Id == partId ? change(part) : part)] };
}
