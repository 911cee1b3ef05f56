using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Bench.Year;

/// <summary>An order of the web shop, as it follows from the seed.</summary>
internal sealed record ShopOrder
{
    private const decimal Standard = 0.19m;
    private const decimal Reduced = 0.07m;

    /// <summary>Number in the shop.</summary>
    public required long Number { get; init; }

    public required Customer Customer { get; init; }

    /// <summary>When it was placed, local time with its offset.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    public required IReadOnlyList<ShopOrderLine> Lines { get; init; }

    /// <summary>Paid by card in the shop.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Id in the app.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"shopify-{Number}");

    /// <summary>What the customer pays, in cents.</summary>
    public long Gross => Lines.Sum(line => line.Net) + Tax;

    private long Tax => Lines.GroupBy(Rate).Sum(rate => TaxOf(rate.Sum(line => line.Net), rate.Key));

    /// <summary>The document of <c>orders/create</c>.</summary>
    public byte[] ToDocument() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = Number,
        name = "#" + Number.ToString(CultureInfo.InvariantCulture),
        order_number = Number,
        email = Customer.Email,
        currency = "EUR",
        customer_locale = Customer.Locale,
        created_at = PlacedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        financial_status = IsPaid ? "paid" : "pending",
        taxes_included = false,
        total_discounts = Json.Euros(Lines.Sum(line => line.Discount)),
        subtotal_price = Json.Euros(Lines.Sum(line => line.Net)),
        total_tax = Json.Euros(Tax),
        total_price = Json.Euros(Gross),
        shipping_lines = Array.Empty<object>(),
        customer = new { id = 7_000_000 + Customer.Number, email = Customer.Email, first_name = Customer.FirstName, last_name = Customer.LastName },
        billing_address = Customer.Address,
        shipping_address = Customer.Address,
        line_items = Lines.Select((line, index) => new
        {
            id = (Number * 100) + index,
            sku = line.Sku,
            title = line.Sku,
            quantity = line.Quantity,
            price = Json.Euros(line.Price),
            requires_shipping = line.IsGoods,
            total_discount = Json.Euros(line.Discount),
            tax_lines = new[] { new { title = "MwSt", price = Json.Euros(TaxOf(line.Net, Rate(line))), rate = Rate(line) } },
        }),
    });

    /// <summary>The document of <c>orders/cancelled</c>.</summary>
    public byte[] ToCancellation(DateTimeOffset at) =>
        JsonSerializer.SerializeToUtf8Bytes(new { id = Number, cancelled_at = at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), cancel_reason = "customer" });

    private decimal Rate(ShopOrderLine line) => Customer.IsAbroad ? 0 : line.IsReduced ? Reduced : Standard;

    private static long TaxOf(long net, decimal rate) => (long)Math.Round(net * rate, MidpointRounding.AwayFromZero);
}

/// <summary>A line; amounts in cents.</summary>
internal sealed record ShopOrderLine(string Sku, int Quantity, long Price, long Discount = 0, bool IsGoods = false, bool IsReduced = false)
{
    public long Net => (Quantity * Price) - Discount;
}
