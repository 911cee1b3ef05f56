using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Demo;

/// <summary>The blueprint's reference order O-1 as the outside world sends it: two pumps, installation, one month of care.</summary>
internal static class ReferenceOrder
{
    public const decimal Net = 9_269.00m;
    public const decimal Tax = 1_761.11m;
    public const decimal Gross = 11_030.11m;
    public const string ShopOrderId = "5001";
    public const string OrderId = "shopify-" + ShopOrderId;

    /// <summary>Shopify's <c>orders/create</c>.</summary>
    public static byte[] OrderCreated(DateTimeOffset at)
    {
        object address = new { name = "Karla Kunde", company = "Pumpen-Kunde GmbH", address1 = "Hauptmarkt 18", city = "Nürnberg", zip = "90403", country_code = "DE", phone = "+49 911 555010" };
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = long.Parse(ShopOrderId, CultureInfo.InvariantCulture),
            name = "#5001",
            email = "karla@pumpen-kunde.example",
            currency = "EUR",
            customer_locale = "en",
            created_at = at,
            financial_status = "pending",
            taxes_included = false,
            total_discounts = "0.00",
            subtotal_price = Text(Net),
            total_tax = Text(Tax),
            total_price = Text(Gross),
            tax_lines = new[] { new { title = "MwSt", price = Text(Tax), rate = 0.19 } },
            billing_address = address,
            shipping_address = address,
            line_items = new[]
            {
                Line(1, "P-100", "Centrifugal pump P-100", 2, 4200.00m, requiresShipping: true),
                Line(2, "SVC-INST", "Installation and commissioning", 1, 780.00m, requiresShipping: false),
                Line(3, "SUB-CARE", "Pump care, monthly", 1, 89.00m, requiresShipping: false),
            },
        });
    }

    /// <summary>Stripe's <c>payment_intent.succeeded</c> for the whole order.</summary>
    public static byte[] PaymentSucceeded() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = "evt_demo_1",
        type = "payment_intent.succeeded",
        data = new { @object = new { id = "pi_demo_1", amount_received = (long)(Gross * 100), currency = "eur", metadata = new { order = OrderId } } },
    });

    private static object Line(int position, string sku, string title, int quantity, decimal price, bool requiresShipping) => new
    {
        id = position,
        sku,
        title,
        quantity,
        price = Text(price),
        requires_shipping = requiresShipping,
        total_discount = "0.00",
        tax_lines = new[] { new { title = "MwSt", price = Text(Math.Round(quantity * price * 0.19m, 2, MidpointRounding.AwayFromZero)), rate = 0.19 } },
    };

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
