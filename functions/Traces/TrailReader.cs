using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Contracts;
using LeadToCash.FieldService;
using LeadToCash.LeadToOpportunity;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Traces;

/// <summary>Follows documents from the campaign to the payment, and back. It reads one partition for each case and looks nothing up by scanning.</summary>
public sealed class TrailReader(PastCases cases)
{
    /// <summary>Everything that followed from an order, as it was at an instant; null if there was no such order.</summary>
    public async Task<Trail?> OfOrderAsync(string orderId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        TrailBuilder trail = new();
        return await AddOrderAsync(trail, orderId, only: null, asOf, cancellationToken) ? trail.Build() : null;
    }

    /// <summary>Where the lines of an invoice or credit note come from, as far as was known at an instant; null if there was no such invoice.</summary>
    public async Task<Trail?> OfInvoiceAsync(string invoiceId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (await InvoiceAsync(invoiceId, asOf, cancellationToken) is not { } invoice)
        {
            return null;
        }

        TrailBuilder trail = new();
        string billed = invoice.Credits?.Id ?? invoiceId;
        foreach (string orderId in (await InvoiceAsync(billed, asOf, cancellationToken))?.OrderIds ?? invoice.OrderIds)
        {
            await AddOrderAsync(trail, orderId, only: "", asOf, cancellationToken);
            foreach (string linked in invoice.Lines.Select(line => line.SetsOff?.Invoice.Id).OfType<string>().Concat(invoice.Uses.Select(use => use.InvoiceId)).Distinct())
            {
                await AddInvoiceAsync(trail, linked, ofOrder: null, asOf, cancellationToken);
            }
        }

        await AddInvoiceAsync(trail, invoiceId, ofOrder: null, asOf, cancellationToken);
        await AddInvoiceAsync(trail, billed, ofOrder: null, asOf, cancellationToken);

        return trail.Build();
    }

    private async Task<bool> AddOrderAsync(TrailBuilder trail, string orderId, string? only, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync<Order, OrderCommand, OrderEvent>(orderId, asOf, cancellationToken) is not { Number: { } number } order)
        {
            return false;
        }

        string key = Keys.Order(orderId);
        trail.Add(new TrailDocument(key, TrailKind.Order, number, order.StatusText, order.PlacedAt, $"/staff/orders/{orderId}"));
        await AddOriginAsync(trail, order, key, asOf, cancellationToken);
        foreach (OrderLine line in order.Lines.Concat(order.RemovedLines))
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:0.###} × {line.Name}");
            trail.Add(new TrailDocument(Keys.OrderLine(orderId, line.Position), TrailKind.OrderLine, $"{number}/{line.Position}", text, order.PlacedAt, $"/staff/orders/{orderId}#line-{line.Position}"), after: key);
        }

        foreach (Delivery delivery in order.Deliveries)
        {
            AddDelivery(trail, orderId, delivery);
        }

        await AddVisitAsync(trail, order, orderId, asOf, cancellationToken);
        foreach (string invoiceId in InvoicesOf(order).Where(id => only is null || id == only))
        {
            await AddInvoiceAsync(trail, invoiceId, orderId, asOf, cancellationToken);
        }

        return true;
    }

    private static IEnumerable<string> InvoicesOf(Order order) =>
        order.Deposits.Select(deposit => deposit.InvoiceId)
            .Concat(order.Bills.Count > 0 ? order.Bills.Select(bill => bill.InvoiceId) : order.InvoiceId is { } only ? [only] : []);

    private static void AddDelivery(TrailBuilder trail, string orderId, Delivery delivery)
    {
        string key = Keys.Delivery($"{orderId}/{delivery.PartId}/{delivery.Sequence}");
        string text = delivery.DeliveredAt is not null ? "delivered" : delivery.IsShipped ? "on its way" : "about to leave";
        trail.Add(new TrailDocument(key, TrailKind.Delivery, delivery.Number, text, delivery.DeliveredAt ?? delivery.ShippedAt ?? delivery.PlannedAt, $"/staff/orders/{orderId}/deliveries/{delivery.Number}"));
        foreach (DeliveryLine line in delivery.Lines)
        {
            trail.Link(Keys.OrderLine(orderId, line.Position), key);
        }
    }

    private async Task AddVisitAsync(TrailBuilder trail, Order order, string orderId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (order.Parts.FirstOrDefault(part => part.Kind == ProductKind.Service) is not { } part
            || await cases.FindAsync<Visit, VisitCommand, VisitEvent>($"{orderId}-{part.Id}", asOf, cancellationToken) is not { } visit)
        {
            return;
        }

        string key = Keys.Visit($"{orderId}-{part.Id}");
        string text = visit.Report is { } report ? string.Create(CultureInfo.InvariantCulture, $"{report.HoursWorked:0.##} h, signed by {report.Signature?.Name ?? "nobody"}") : $"{visit.Status}".ToLowerInvariant();
        trail.Add(new TrailDocument(key, TrailKind.ServiceLog, $"{order.Number}-{part.Id}", text, visit.CompletedAt ?? visit.Appointment?.Start, $"/api/visits/{orderId}-{part.Id}/timeline"));
        foreach (int position in part.Positions)
        {
            trail.Link(Keys.OrderLine(orderId, position), key);
        }
    }

    private async Task AddOriginAsync(TrailBuilder trail, Order order, string orderKey, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        string key = Keys.Quote(order.SourceId);
        if (order.Source != AcceptedQuoteOrder.Source)
        {
            trail.Add(new TrailDocument(key, TrailKind.Quote, order.SourceNumber ?? order.SourceId, $"ordered at {order.Source}", order.PlacedAt, Path: null), before: orderKey);
            return;
        }

        if (await cases.FindAsync<Quote, QuoteCommand, QuoteEvent>(order.SourceId, asOf, cancellationToken) is not { } quote)
        {
            return;
        }

        trail.Add(new TrailDocument(key, TrailKind.Quote, quote.Number, $"version {order.QuoteVersion}", quote.AnsweredAt, $"/staff/quotes/{order.SourceId}"), before: orderKey);
        if (quote.OpportunityId is not { } opportunityId
            || await cases.FindAsync<Opportunity, OpportunityCommand, OpportunityEvent>(opportunityId, asOf, cancellationToken) is not { } opportunity)
        {
            return;
        }

        string opportunityKey = Keys.Opportunity(opportunityId);
        trail.Add(new TrailDocument(opportunityKey, TrailKind.Opportunity, opportunityId, $"from {opportunity.Source}".ToLowerInvariant(), At: null, $"/opportunities/{opportunityId}"), before: key);
        if (opportunity.Campaign is { } campaign)
        {
            trail.Add(new TrailDocument(Keys.Campaign(campaign), TrailKind.Campaign, campaign, Text: null, At: null, Path: null), before: opportunityKey);
        }
    }

    /// <summary>Adds an invoice with what credits and pays it; of a collective one that is looked at from an order, the order's lines alone.</summary>
    private async Task AddInvoiceAsync(TrailBuilder trail, string invoiceId, string? ofOrder, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (trail.Has(Keys.Invoice(invoiceId)) || await InvoiceAsync(invoiceId, asOf, cancellationToken) is not { } invoice)
        {
            return;
        }

        string key = Keys.Invoice(invoiceId);
        TrailKind kind = invoice.Kind == BillKind.CreditNote ? TrailKind.CreditNote : invoice.IsDeposit ? TrailKind.Deposit : TrailKind.Invoice;
        trail.Add(new TrailDocument(key, kind, invoice.Number, $"{invoice.Gross}, {invoice.Date:yyyy-MM-dd}", At: null, $"/staff/invoices/{invoiceId}"));
        if (invoice.Credits is { } credited)
        {
            trail.Link(Keys.Invoice(credited.Id), key);
        }

        foreach ((int index, InvoiceLine line) in invoice.Lines.Index().Where(pair => ofOrder is null || IsOf(ofOrder, pair.Item)))
        {
            await AddContractsAsync(trail, line, asOf, cancellationToken);
            trail.AddLine(invoice.Number, index + 1, line, key);
        }

        foreach (PaymentReceived payment in invoice.Payments)
        {
            trail.Add(new TrailDocument(Keys.Payment(payment.PaymentId), TrailKind.Payment, payment.PaymentId, $"{payment.Amount}", payment.At, Path: null), after: key);
        }

        foreach (InvoiceCredited credit in invoice.CreditNotes)
        {
            if (ofOrder is null || credit.Bill.Lines.Any(line => IsOf(ofOrder, line)))
            {
                await AddInvoiceAsync(trail, credit.CreditNoteId, ofOrder, asOf, cancellationToken);
            }
        }
    }

    /// <summary>Lines that don't say what order they are of are of the only one that their invoice bills.</summary>
    private static bool IsOf(string orderId, InvoiceLine line)
    {
        BillSource[] orders = [.. line.Sources.Where(source => source.Kind is BillSources.OrderLine or BillSources.Deposit)];
        return orders.Length == 0
            ? line.Sources.All(source => source.Kind != BillSources.Contract)
            : orders.Any(source => source.Id.StartsWith(orderId + (source.Kind == BillSources.Deposit ? "-deposit-" : "/"), StringComparison.Ordinal));
    }

    private async Task AddContractsAsync(TrailBuilder trail, InvoiceLine line, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        foreach (BillSource source in line.Sources.Where(source => source.Kind == BillSources.Contract && !trail.Has(Keys.Contract(source.Id))))
        {
            if (await cases.FindAsync<Contract, ContractCommand, ContractEvent>(source.Id, asOf, cancellationToken) is not { } contract)
            {
                continue;
            }

            trail.Add(new TrailDocument(Keys.Contract(source.Id), TrailKind.Contract, contract.Number, $"from {contract.Start:yyyy-MM-dd}", At: null, $"/contracts/{source.Id}"));
            if (contract.Origin.OrderId is { } orderId)
            {
                await AddOrderAsync(trail, orderId, only: "", asOf, cancellationToken);
                foreach (int position in contract.Origin.OrderPositions)
                {
                    trail.Link(Keys.OrderLine(orderId, position), Keys.Contract(source.Id));
                }
            }
        }
    }

    private Task<Invoice?> InvoiceAsync(string invoiceId, DateTimeOffset? asOf, CancellationToken cancellationToken) =>
        cases.FindAsync<Invoice, InvoiceCommand, InvoiceEvent>(invoiceId, asOf, cancellationToken);
}
