using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Tests;

namespace LeadToCash.Crash.Tests.Orders;

/// <summary>Customers, their banks and the technicians: each does what is his to do as soon as he can see that he should.</summary>
internal sealed class ShopWorld(Outside outside, IReadOnlyList<ShopCustomer> customers)
{
    private static readonly string[] Technicians = ["anna.weber", "ben.schuster", "jana.roth", "mehmet.kaya"];

    private const string Agreement = "agreement";

    private readonly Dictionary<string, ShopCustomer> _byOrder = customers.ToDictionary(customer => customer.OrderId, StringComparer.Ordinal);

    /// <summary>Everybody orders, the buyers of a company that collects its invoices once that was agreed; who cancels does so next.</summary>
    public async Task OrderAsync()
    {
        ShopCustomer? first = customers.FirstOrDefault(customer => customer.Kind == ShopCustomerKind.Collecting);
        foreach (ShopCustomer customer in customers.Where(customer => customer.Kind != ShopCustomerKind.Collecting || customer == first || outside.IsAcknowledged(Agreement)))
        {
            await outside.TellAsync($"order/{customer.ShopId}", () => Signatures.Shopify("orders/create", customer.Order, $"create-{customer.ShopId}"));
            if (customer.Kind == ShopCustomerKind.Cancelling)
            {
                byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { id = customer.ShopId, cancelled_at = "2026-03-02T10:00:00+01:00", cancel_reason = "customer" });
                await outside.TellAsync($"cancel/{customer.ShopId}", () => Signatures.Shopify("orders/cancelled", body, $"cancel-{customer.ShopId}"));
            }
        }
    }

    /// <summary>Finance agrees on weekly invoices with a company once it is known.</summary>
    public async Task AgreeAsync()
    {
        if (customers.FirstOrDefault(customer => customer.Kind == ShopCustomerKind.Collecting) is { } first && await outside.GetAsync($"/api/orders/{first.OrderId}") is { } order)
        {
            string customerId = order.GetProperty("customer").GetProperty("customerId").GetString()!;
            await outside.TellAsync(Agreement, () => Json(HttpMethod.Put, $"/api/customers/{customerId}/invoicing", new { cycle = "weekly" }));
        }
    }

    /// <summary>Finance asks for deposits.</summary>
    public async Task AskForDepositsAsync()
    {
        foreach (ShopCustomer customer in customers.Where(customer => customer.Kind == ShopCustomerKind.Depositing && !outside.IsAcknowledged(customer.DepositId)))
        {
            if (await outside.GetAsync($"/api/orders/{customer.OrderId}") is not null)
            {
                await outside.TellAsync(customer.DepositId, () => Json(HttpMethod.Post, $"/api/orders/{customer.OrderId}/deposits", new { amount = 100, days = 7 }, ("Idempotency-Key", "deposit")));
            }
        }
    }

    /// <summary>Technicians report their visits, those of orders with a deposit once it is paid.</summary>
    public async Task ReportAsync()
    {
        HashSet<string> awaited = [];
        foreach (ShopCustomer customer in customers.Where(customer => customer.Kind == ShopCustomerKind.Depositing))
        {
            if (await outside.GetAsync($"/api/orders/{customer.OrderId}") is not { } order || !IsDepositPaid(order))
            {
                awaited.Add(customer.OrderId);
            }
        }

        foreach (string technician in Technicians)
        {
            foreach (JsonElement mail in await outside.MailsAsync($"{technician}@leadtocash.example"))
            {
                string key = mail.GetProperty("key").GetString()!;
                if (key.Split('/') is ["visit", { } visit, "technician", _] && !awaited.Any(order => visit.StartsWith(order, StringComparison.Ordinal)))
                {
                    await outside.TellAsync(key, () => Report(mail));
                }
            }
        }
    }

    /// <summary>Everybody pays as he does; invoices of running contracts are paid when they come.</summary>
    public async Task PayAsync()
    {
        List<JsonElement> open = await outside.PagesAsync("/api/open-items", "items").Select(row => row.GetProperty("item")).ToListAsync();
        foreach (JsonElement item in open)
        {
            ShopCustomer? customer = item.TryGetProperty("orderId", out JsonElement order) && order.GetString() is { } id ? _byOrder.GetValueOrDefault(id) : null;
            await PayAsync(customer?.Kind ?? ShopCustomerKind.Prompt, item);
        }
    }

    /// <summary>Banks take back what their customers want back, once it has arrived.</summary>
    public async Task ChargeBackAsync()
    {
        foreach (ShopCustomer customer in customers.Where(customer => customer.Kind == ShopCustomerKind.ChargingBack))
        {
            string invoiceId = $"{customer.OrderId}-invoice";
            if (outside.IsAcknowledged($"pay/{invoiceId}/first") && !outside.IsAcknowledged($"back/{invoiceId}")
                && await outside.GetAsync($"/api/invoices/{invoiceId}") is { } invoice && invoice.GetProperty("payments").GetArrayLength() == 1)
            {
                byte[] body = JsonSerializer.SerializeToUtf8Bytes(new
                {
                    id = $"evt_back_{invoiceId}",
                    @object = "event",
                    type = "charge.dispute.funds_withdrawn",
                    created = 1_772_438_400,
                    data = new { @object = new { id = $"dp_{invoiceId}", payment_intent = $"pi_evt_{invoiceId}_first", amount = Cents(invoice, "gross"), currency = "eur", reason = "fraudulent" } },
                });
                await outside.TellAsync($"back/{invoiceId}", () => Signatures.Stripe(body));
            }
        }
    }

    /// <summary>Whether every order is paid or cancelled, and everybody who takes his payment back has paid again.</summary>
    public async Task<bool> IsAtRestAsync()
    {
        if (await outside.GetAsync("/api/orders") is not { } view)
        {
            return false;
        }

        int over = view.GetProperty("counts").EnumerateArray()
            .Where(count => count.GetProperty("stage").GetString() is "paid" or "cancelled").Sum(count => count.GetProperty("orders").GetInt32());
        return over == customers.Count
            && customers.Where(customer => customer.Kind == ShopCustomerKind.ChargingBack).All(customer => outside.IsAcknowledged($"pay/{customer.OrderId}-invoice/again"));
    }

    private async Task PayAsync(ShopCustomerKind kind, JsonElement item)
    {
        string invoiceId = item.GetProperty("invoiceId").GetString()!;
        (long open, long gross) = (Cents(item, "open"), Cents(item, "gross"));
        switch (kind)
        {
            case ShopCustomerKind.InParts when open == gross:
                await PayAsync(item, "half", gross / 2);
                break;
            case ShopCustomerKind.InParts:
                await PayAsync(item, "rest", gross - (gross / 2));
                break;
            case ShopCustomerKind.ChargingBack when outside.IsAcknowledged($"back/{invoiceId}"):
                await PayAsync(item, "again", gross);
                break;
            case ShopCustomerKind.Late when item.GetProperty("level").GetInt32() == 0:
                break;
            default:
                await PayAsync(item, "first", gross);
                break;
        }
    }

    /// <summary>The same payment has the same id, so that it can be told again.</summary>
    private Task PayAsync(JsonElement item, string which, long cents)
    {
        string invoiceId = item.GetProperty("invoiceId").GetString()!;
        byte[] body = ShopOrders.StripePayment($"evt_{invoiceId}_{which}", item.GetProperty("number").GetString()!, cents);
        return outside.TellAsync($"pay/{invoiceId}/{which}", () => Signatures.Stripe(body));
    }

    private static bool IsDepositPaid(JsonElement order) => order.GetProperty("deposits").EnumerateArray()
        .Any(deposit => deposit.TryGetProperty("open", out JsonElement open) && open.GetProperty("amount").GetDecimal() == 0);

    private static HttpRequestMessage Json(HttpMethod method, string path, object document, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(method, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(document) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private static HttpRequestMessage Report(JsonElement mail)
    {
        string link = mail.GetProperty("links").EnumerateArray().Select(url => url.GetString()!).First(url => new Uri(url).Segments[1] == "visits/");
        return new HttpRequestMessage(HttpMethod.Post, new Uri(link))
        {
            Content = new FormUrlEncodedContent(
            [
                new("hoursWorked", "4"), new("findings", "All well."), new("customerName", "Karla Kunde"), new("confirmed", "on"),
            ]),
        };
    }

    private static long Cents(JsonElement element, string amount) => (long)(element.GetProperty(amount).GetProperty("amount").GetDecimal() * 100);
}
