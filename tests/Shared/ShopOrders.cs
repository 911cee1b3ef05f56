using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Tests;

/// <summary>Orders of the web shop, as its webhook sends them.</summary>
internal static class ShopOrders
{
    /// <summary>The blueprint's reference order O-1: 2 pumps, installation, one month of care; 9,269.00 + 1,761.11 = 11,030.11.</summary>
    public static byte[] Reference(long id, string email = "karla@pumpen-kunde.example") => Shopify(
        id, email, ("P-100", 2, 4200.00m, true), ("SVC-INST", 1, 780.00m, false), ("SUB-CARE", 1, 89.00m, false));

    /// <summary>Goods only: one shaft seal.</summary>
    public static byte[] SparePart(long id, string email = "karla@pumpen-kunde.example") => Shopify(id, email, ("SP-SEAL", 1, 34.90m, true));

    /// <summary>An order in the form of Shopify's <c>orders/create</c>, German VAT of 19 % on top.</summary>
    public static byte[] Shopify(long id, string email, params (string Sku, int Quantity, decimal Price, bool RequiresShipping)[] lines)
    {
        decimal net = lines.Sum(line => line.Quantity * line.Price);
        decimal tax = Math.Round(net * 0.19m, 2, MidpointRounding.AwayFromZero);
        object address = new
        {
            name = "Karla Kunde",
            company = "Pumpen-Kunde GmbH",
            address1 = "Hauptmarkt 18",
            city = "Nürnberg",
            zip = "90403",
            country_code = "DE",
            phone = "+49 911 555010",
            first_name = "Karla",
            last_name = "Kunde",
        };
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            id,
            name = "#" + id,
            order_number = id,
            email,
            currency = "EUR",
            customer_locale = "en",
            created_at = "2026-03-02T09:00:00+01:00",
            financial_status = "pending",
            taxes_included = false,
            total_discounts = "0.00",
            subtotal_price = Text(net),
            total_tax = Text(tax),
            total_price = Text(net + tax),
            tax_lines = new[] { new { title = "MwSt", price = Text(tax), rate = 0.19 } },
            shipping_lines = Array.Empty<object>(),
            customer = new { id = 7_000_001, email, first_name = "Karla", last_name = "Kunde" },
            billing_address = address,
            shipping_address = address,
            line_items = lines.Select((line, index) => new
            {
                id = (id * 100) + index,
                sku = line.Sku,
                title = line.Sku,
                quantity = line.Quantity,
                price = Text(line.Price),
                requires_shipping = line.RequiresShipping,
                total_discount = "0.00",
                tax_lines = new[] { new { title = "MwSt", price = Text(Math.Round(line.Quantity * line.Price * 0.19m, 2, MidpointRounding.AwayFromZero)), rate = 0.19 } },
            }),
        });
    }

    /// <summary>Stripe's event for a payment of an invoice.</summary>
    public static byte[] StripePayment(string eventId, string invoiceNumber, long minorUnits, string currency = "eur", string metadata = "invoice", DateTimeOffset? at = null) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = eventId,
        @object = "event",
        type = "payment_intent.succeeded",
        created = at?.ToUnixTimeSeconds() ?? 1_772_438_400,
        data = new
        {
            @object = new
            {
                id = "pi_" + eventId,
                @object = "payment_intent",
                amount = minorUnits,
                amount_received = minorUnits,
                currency,
                metadata = new Dictionary<string, string> { [metadata] = invoiceNumber },
            },
        },
    });

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
