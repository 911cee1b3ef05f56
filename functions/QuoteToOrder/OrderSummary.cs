using LeadToCash.Catalog;
using LeadToCash.FieldService;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>An order as a customer's program gets it.</summary>
/// <param name="Number">Number of the order.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Gross">What it costs.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="InvoiceNumber">Number of the last invoice; null before.</param>
/// <param name="Open">What is to be paid of all invoices; null before there is one.</param>
/// <param name="Invoices">What was billed so far.</param>
/// <param name="Lines">What was ordered, and what of it has left.</param>
/// <param name="Deliveries">What has left or is about to.</param>
/// <param name="ServiceAppointment">When the technician comes, UTC; null while there is no appointment, or no visit.</param>
/// <param name="SubscriptionActive">Whether the subscription runs; null if there is none.</param>
public sealed record OrderSummary(
    string Number, OrderStatus Status, Money Gross, IReadOnlyList<PartSummary> Parts, string? InvoiceNumber, Money? Open, IReadOnlyList<InvoiceSummary> Invoices,
    IReadOnlyList<LineSummary> Lines, IReadOnlyList<DeliverySummary> Deliveries, AppointmentSummary? ServiceAppointment, bool? SubscriptionActive)
{
    /// <summary>Without what is ours alone: back ends and reasons of blocks.</summary>
    public static OrderSummary Of(Order order, IReadOnlyList<Invoice> invoices, Visit? visit) => new(
        order.Number!,
        order.Status,
        order.Gross!.Value,
        [.. order.Parts.Select(part => new PartSummary(part.Id, part.Status == PartStatus.Blocked ? PartStatus.InProgress : part.Status, part.Steps))],
        invoices.Count == 0 ? null : invoices[^1].Number,
        invoices.Count == 0 ? null : Money.Sum(invoices.Select(invoice => invoice.Open), order.Currency!),
        [.. invoices.Select(InvoiceSummary.Of)],
        [.. order.Lines.Select(line => LineSummary.Of(order, line))],
        [.. order.Deliveries.Select(delivery => new DeliverySummary(delivery.Number, delivery.Lines, delivery.ShippedAt, delivery.TrackingNumber, delivery.DeliveredAt))],
        visit?.Appointment is { } appointment ? new AppointmentSummary(appointment.Start, appointment.End) : null,
        order.Parts.FirstOrDefault(part => part.Kind == ProductKind.Subscription)?.IsActive());
}

/// <summary>A part as a customer's program gets it.</summary>
public sealed record PartSummary(string Id, PartStatus Status, IReadOnlyList<PartStep> Steps);

/// <summary>A line as a customer's program gets it.</summary>
/// <param name="Position">Position.</param>
/// <param name="Sku">Item number.</param>
/// <param name="Name">What the customer reads.</param>
/// <param name="Quantity">How many were ordered.</param>
/// <param name="Shipped">How many have left; null for what is not shipped.</param>
/// <param name="Due">When the rest can leave; empty if nothing is due or no date is known yet.</param>
public sealed record LineSummary(int Position, string Sku, string Name, decimal Quantity, decimal? Shipped, IReadOnlyList<DueSummary> Due)
{
    /// <summary>Of a line.</summary>
    public static LineSummary Of(Order order, OrderLine line) => new(
        line.Position, line.Sku, line.Name, line.Quantity,
        line.Kind == ProductKind.Physical ? order.ShippedOf(line.Position) : null,
        [.. order.DueOf(line.Position).Select(due => new DueSummary(due.Quantity, due.On, due.Firm))]);
}

/// <summary>Pieces to come.</summary>
/// <param name="Quantity">How many.</param>
/// <param name="On">Local date on which they leave; about that date when it is not firm.</param>
/// <param name="Firm">Whether the date is promised.</param>
public sealed record DueSummary(decimal Quantity, DateOnly On, bool Firm);

/// <summary>A delivery as a customer's program gets it.</summary>
public sealed record DeliverySummary(string Number, IReadOnlyList<DeliveryLine> Lines, DateTimeOffset? ShippedAt, string? TrackingNumber, DateTimeOffset? DeliveredAt);

/// <summary>When the technician comes, UTC.</summary>
public sealed record AppointmentSummary(DateTimeOffset Start, DateTimeOffset End);
