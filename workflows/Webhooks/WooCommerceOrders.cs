using System.Text.Json;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Webhooks;

/// <summary>Reads WooCommerce's order document. Line totals are net and after discounts, whatever the shop shows its customers.</summary>
public static class WooCommerceOrders
{
    /// <summary>Name of the source.</summary>
    public const string Source = "woocommerce";

    /// <summary>Id of the order in the shop.</summary>
    /// <exception cref="UnusableDeliveryException">It is missing.</exception>
    public static string IdOf(Payload order) => order.RequiredText("id");

    /// <summary>Why the order was cancelled, or null if it was not.</summary>
    public static string? CancellationOf(Payload order) => order.Text("status") is "cancelled" or "trash" ? "Cancelled in the shop." : null;

    /// <summary>Whether the customer has not finished ordering yet.</summary>
    public static bool IsUnfinished(Payload order) => order.Text("status") is "checkout-draft" or "auto-draft" or "failed";

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
            SourceNumber = order.Text("number"),
            Customer = Customer(order),
            Currency = currency,
            Lines = [.. Lines(order, currency, catalog)],
            Total = order.RequiredAmount("total", currency),
            Tax = order.Amount("total_tax", currency),
            PaidAt = order.Instant("date_paid_gmt") ?? order.Instant("date_paid"),
        }.ToDraft();
    }

    private static IEnumerable<ShopLine> Lines(Payload order, string currency, Func<string, Product?> catalog)
    {
        IReadOnlyList<Payload> items = order.Items("line_items");
        if (items.Count == 0)
        {
            throw new UnusableDeliveryException("'line_items' is missing: the order has no line items.");
        }

        foreach (Payload item in items)
        {
            string sku = item.Text("sku") ?? "";
            yield return Line(order, item, sku, item.RequiredText("name"), ShopProducts.KindOf(sku, item.Text("product_type"), catalog), ShopFields.Quantity(item), currency);
        }

        foreach (Payload extra in order.Items("shipping_lines").Concat(order.Items("fee_lines")).Where(extra => extra.Number("total") is not (null or 0m)))
        {
            yield return Line(order, extra, "", extra.Text("method_title") ?? extra.Text("name") ?? "Shipping", ProductKind.Physical, 1, currency);
        }
    }

    private static ShopLine Line(Payload order, Payload line, string sku, string name, ProductKind kind, decimal quantity, string currency)
    {
        Money net = line.RequiredAmount("total", currency);
        return new ShopLine(sku, ShopFields.Name(name), kind, quantity, net, StatedRate(order, line) ?? TaxRates.Explaining(net, line.Amount("total_tax", currency)));
    }

    /// <summary>Newer shops state the rates of the line's taxes among the order's tax lines; older ones give amounts only.</summary>
    private static Percentage? StatedRate(Payload order, Payload line)
    {
        decimal?[] rates =
        [
            .. from tax in line.Items("taxes")
               where tax.Number("total") is not (null or 0m)
               join rate in order.Items("tax_lines") on tax.Text("id") equals rate.Text("rate_id")
               select rate.Number("rate_percent"),
        ];
        return rates.Length > 0 && Array.TrueForAll(rates, rate => rate is not null) ? new Percentage(rates.Sum()!.Value) : null;
    }

    private static Party Customer(Payload order)
    {
        Payload billing = order.Child("billing");
        Payload address = order.Child("shipping") is { } shipping && shipping.Text("address_1") is not null ? shipping : billing;
        string email = ShopFields.Email("billing.email", billing.Text("email"));
        string? country = address.Text("country");
        return new Party(
            ShopFields.Joined(" ", billing.Text("first_name"), billing.Text("last_name")) ?? email,
            email,
            billing.Text("company"),
            billing.Text("phone"),
            ShopFields.Language(null, country),
            ShopFields.Address(ShopFields.Joined(", ", address.Text("address_1"), address.Text("address_2")), address.Text("postcode"), address.Text("city"), country));
    }
}
