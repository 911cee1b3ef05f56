using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.FieldService;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Works out the visit of a service part from its lines and the catalogue. Changes nothing.</summary>
public sealed class PrepareVisitActivity(OrderStore orders, PartRequests parts, ProductCatalog catalog, TimeProvider time)
{
    /// <summary>For services that the catalogue does not know.</summary>
    private const decimal UsualHours = 2;

    [Function(nameof(PrepareVisit))]
    public async Task<VisitRequest> RunAsync([ActivityTrigger] PrepareVisit input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        IReadOnlyList<OrderLine> lines = await parts.LinesAsync(input.OrderId, input.PartId, cancellationToken);
        return new VisitRequest(
            $"{input.OrderId}-{input.PartId}",
            input.OrderId,
            order.Customer!,
            string.Join(", ", lines.Select(line => line.Quantity == 1 ? line.Name : $"{line.Quantity:0.###} × {line.Name}")),
            lines.Sum(line => line.Quantity * HoursOf(line)),
            lines.Select(line => catalog.FindAny(line.Sku)?.RequiredSkill).FirstOrDefault(skill => skill is not null),
            time.GetUtcNow());
    }

    private decimal HoursOf(OrderLine line) => catalog.FindAny(line.Sku) is { ServiceHours: > 0 } product ? product.ServiceHours : UsualHours;
}
