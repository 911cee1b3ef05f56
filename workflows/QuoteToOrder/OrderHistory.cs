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
        PartCompleted done => Change(order!, done.PartId, part => part with { Status = PartStatus.Completed, Reason = null, HoursWorked = done.HoursWorked }),
        PartCancelled cancelled => Change(order!, cancelled.PartId, part => part with { Status = PartStatus.Cancelled, Reason = cancelled.Reason }),
        OrderCompleted completed => order! with { CompletedAt = completed.At },
        PrepaymentReceived prepaid => order! with { Prepayments = [.. order!.Prepayments, prepaid.Payment] },
        OrderInvoiced invoiced => order! with { InvoiceId = invoiced.InvoiceId, InvoiceNumber = invoiced.InvoiceNumber },
        OrderPaid paid => order! with { PaidAt = paid.At },
        _ => throw new InvalidOperationException($"An order does not know the event {@event.GetType().Name}."),
    };

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

    private static Order Change(Order order, string partId, Func<OrderPart, OrderPart> change) =>
        order with { Parts = [.. order.Parts.Select(part => part.Id == partId ? change(part) : part)] };
}
