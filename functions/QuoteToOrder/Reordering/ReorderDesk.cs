using System.Security.Cryptography;
using System.Text;
using LeadToCash.Availability;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Tax;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;
using DeviceStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Device, LeadToCash.Customers.DeviceCommand, LeadToCash.Customers.DeviceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>Offers customers the parts of their devices, and takes their orders.</summary>
public sealed class ReorderDesk(
    CustomerStore customers, DeviceStore devices, OrderStore orders, InstalledBase installed, Catalogues catalogues, StockedItems goods, AvailabilityQuestions availability,
    VatRules vat, OrderPlacement placement, BusinessCalendars calendars, TimeProvider time)
{
    private const int MaximumParts = 50;

    /// <summary>
    /// What the customer sees; null if nobody is known under that id. Three requests, and for a chosen device one for it and one for each warehouse and part (of
    /// the first 50).
    /// </summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="deviceId">The chosen device; the only one is chosen by itself.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<ReorderSheet?> OfferAsync(string customerId, string? deviceId, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(customerId, cancellationToken))?.State.Party is not { } customer)
        {
            return null;
        }

        Catalogue catalogue = (await catalogues.CurrentAsync(cancellationToken)).Catalogue;
        ReorderDevice[] own = [.. (await installed.ListAsync(customerId, InstalledBase.MaximumDevices, cancellationToken)).Select(device => Shown(device, catalogue))];
        string? chosen = deviceId is { Length: > 0 } ? deviceId : own is [{ } only] ? only.Id : null;
        Device? device = chosen is null ? null : await FindAsync(customerId, chosen, cancellationToken);
        FittingPart[] parts = device is null ? [] : [.. Of(device, customer, catalogue).Parts().Take(MaximumParts)];
        return new ReorderSheet(
            customer,
            own,
            device is null ? null : Shown(OwnedDevice.Of(Device.IdOf(device.Sku, device.Serial), device), catalogue),
            await Task.WhenAll(parts.Select(part => OfferedAsync(part, customer, cancellationToken))));
    }

    /// <summary>
    /// Places the order of some parts. The same request id names the same order: what is sent twice, or by two at once, is one order, whatever prices are by
    /// then; with other parts it is refused.
    /// </summary>
    public async Task<(Order? Order, ReorderDecision? Refused)> PlaceAsync(
        string customerId, string deviceId, string requestId, IReadOnlyList<PartWish> wishes, CancellationToken cancellationToken)
    {
        string sourceId = SourceId(customerId, requestId);
        if ((await orders.FindAsync(OrderIds.Of(Reorder.Source, sourceId), cancellationToken))?.State is { Number: not null } known)
        {
            return IsSame(known, wishes) ? (known, null) : Refuse("request-id-reused", "This request named another order before; open the page anew for a new one.");
        }

        if ((await customers.FindAsync(customerId, cancellationToken))?.State.Party is not { } customer)
        {
            return Refuse("customer-unknown", "Nobody is known under this link.");
        }

        if (customer.Address is null)
        {
            return Refuse("address-missing", "There is no address to send it to.");
        }

        if (await FindAsync(customerId, deviceId, cancellationToken) is not { } device)
        {
            return Refuse("device-unknown", "This device is not, or no longer, among yours.");
        }

        ReorderDecision decision = Of(device, customer, (await catalogues.CurrentAsync(cancellationToken)).Catalogue).Decide(sourceId, wishes);
        return decision.Draft is { } draft ? (await placement.PlaceAsync(draft, "customer", cancellationToken), null) : (null, decision);
    }

    private static (Order? Order, ReorderDecision? Refused) Refuse(string code, string reason) => (null, new ReorderDecision(null, new Refusal(code, reason), []));

    private Reorder Of(Device device, Party customer, Catalogue catalogue) => new(device, customer, catalogue, vat, new PriceRequest
    {
        Currency = catalogues.Currency,
        Date = calendars.Today(time),
        Buyer = QuotePricing.BuyerOf(customer, vat.SellerCountry),
        CustomerId = customer.CustomerId,
        Lines = [],
    });

    /// <summary>The device, if it is in use and his.</summary>
    private async Task<Device?> FindAsync(string customerId, string deviceId, CancellationToken cancellationToken) =>
        (await devices.FindAsync(deviceId.ToUpperInvariant(), cancellationToken))?.State is { RetiredBecause: null } device && device.Owner == customerId ? device : null;

    private async Task<OfferedPart> OfferedAsync(FittingPart part, Party customer, CancellationToken cancellationToken)
    {
        if (goods.Find(part.Sku) is not { } product)
        {
            return new OfferedPart(part, null);
        }

        StockLine line = new("1", part.Sku, 1, PostCode: customer.Address is { Country: "DE" } address ? address.PostCode : null);
        return new OfferedPart(part, PartAvailability.Of(await availability.AskAsync(product, line, cancellationToken)));
    }

    private static ReorderDevice Shown(OwnedDevice device, Catalogue catalogue) => new(
        device.Id, device.Sku, device.Serial, catalogue.Products.Find(device.Sku)?.Name ?? new Dictionary<string, string> { ["en"] = device.Sku }, device.InstalledOn);

    private static bool IsSame(Order order, IReadOnlyList<PartWish> wishes) =>
        order.Lines.Select(line => (line.Sku.ToUpperInvariant(), line.Quantity)).Order()
            .SequenceEqual(wishes.Select(wish => (wish.Sku.ToUpperInvariant(), wish.Quantity)).Order());

    private static string SourceId(string customerId, string requestId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{customerId}/{requestId}")).AsSpan(0, 10));
}
