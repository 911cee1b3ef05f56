using System.Text.Json;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Webhooks;

/// <summary>Reads Shopify's order document: bare, as its webhooks carry it, or wrapped as <c>{"order": …}</c>. Amounts are texts.</summary>
public static class ShopifyOrders
{
    /// <summary>Name of the source.</summary>
    public const string Source = "shopify";

    /// <summary>The order's object within the document.</summary>
    public static Payload Unwrap(JsonElement document)
    {
        Payload payload = new(document);
        return payload.Child("order") is { Exists: true } wrapped ? wrapped : payload;
    }

    /// <summary>Id of the order in the shop.</summary>
    /// <exception cref="UnusableDeliveryException">It is missing.</exception>
    public static string IdOf(Payload order) => order.RequiredText("id");

    /// <summary>Why the order was cancelled, or null if it was not.</summary>
    public static string? CancellationOf(Payload order) =>
        order.Text("cancelled_at") is null ? null : $"Cancelled in the shop ({order.Text("cancel_reason") ?? "no reason given"}).";

    /// <summary>The order in our form, with the shop's totals to the cent.</summary>
    /// <param name="order">The order's object.</param>
    /// <param name="catalog">Finds a product by its item number.</param>
    /// <exception cref="UnusableDeliveryException">Something needed is missing or wrong; says what and where.</exception>
    public static OrderDraft ToDraft(Payload order, Func<string, Product?> catalog)
    {
        string currency = ShopFields.Currency(order);
        return new ShopOrder
        {
            Source = Source,
            SourceId = IdOf(order),
            SourceNumber = order.Text("name") ?? order.Text("order_number"),
            Customer = Customer(order),
            Currency = currency,
            Lines = [.. ShopifyLines.Of(order, currency, catalog)],
            Total = order.RequiredAmount("total_price", currency),
            Tax = order.Amount("total_tax", currency),
            PaidAt = order.Text("financial_status") == "paid" ? PaidAt(order) : null,
        }.ToDraft();
    }

    private static DateTimeOffset PaidAt(Payload order) =>
        order.Instant("processed_at") ?? order.Instant("created_at") ?? throw new UnusableDeliveryException("'created_at' is missing: a paid order needs its time.");

    private static Party Customer(Payload order)
    {
        Payload customer = order.Child("customer");
        Payload billing = order.Child("billing_address");
        Payload address = order.Child("shipping_address") is { Exists: true } shipping ? shipping : billing;
        string email = ShopFields.Email("email", order.Text("email"), order.Text("contact_email"), customer.Text("email"));
        string? country = address.Text("country_code");
        return new Party(
            address.Text("name") ?? billing.Text("name") ?? ShopFields.Joined(" ", customer.Text("first_name"), customer.Text("last_name")) ?? email,
            email,
            billing.Text("company") ?? address.Text("company"),
            order.Text("phone") ?? address.Text("phone") ?? customer.Text("phone"),
            ShopFields.Language(order.Text("customer_locale"), country),
            ShopFields.Address(ShopFields.Joined(", ", address.Text("address1"), address.Text("address2")), address.Text("zip"), address.Text("city"), country));
    }
}
