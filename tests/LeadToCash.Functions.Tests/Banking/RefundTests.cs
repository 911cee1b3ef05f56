using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;
using LeadToCash.Tests.OrderToCash;
using static LeadToCash.Functions.Tests.Banking.Statements;

namespace LeadToCash.Functions.Tests.Banking;

public sealed class RefundTests
{
    [Fact]
    public async Task Surplus_OfAStripePayment_GoesBackByFileOnceAndTheBankConfirmsIt()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await PaidTwiceAsync(app, 1);
        JsonElement first = await RefundAsync(app, new { invoice = "RE-2026-00001", iban = Payer, name = "Müller & Söhne" });
        await RefundAsync(app, new { invoice = "RE-2026-00001", iban = Payer, name = "Müller & Söhne" });
        Assert.Equal(0m, (await app.GetJsonAsync($"/api/invoices/{order}-invoice")).Amount("surplus"));
        Assert.Empty(await app.UnclearAsync());
        Assert.Equal(119m, first.GetProperty("order").Amount("amount"));

        foreach (int time in new[] { 1, 2 })
        {
            using HttpResponseMessage made = await app.SendJsonAsync(HttpMethod.Post, "/api/refund-files", null, ("Idempotency-Key", "march"));
            Assert.True(made.IsSuccessStatusCode, $"{time}: {await made.Content.ReadAsStringAsync()}");
        }

        XDocument file = XDocument.Parse(await app.Http.GetStringAsync(new Uri("/api/refund-files/CT-march", UriKind.Relative)));
        XNamespace pain = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
        Assert.Equal(("119.00", "Mueller + Soehne"), (Assert.Single(file.Descendants(pain + "InstdAmt")).Value, file.Descendants(pain + "Cdtr").Single().Value));
        string reference = file.Descendants(pain + "EndToEndId").Single().Value;
        await app.UploadAsync(Camt(new Line("B-9", -119m, "Refund", EndToEndId: reference)));
        Assert.Equal("carriedOut", (await app.GetJsonAsync($"/api/refunds/{reference}")).GetProperty("status").GetString());
        Assert.Empty(await app.UnclearAsync());
    }

    [Fact]
    public async Task Surplus_IsSetOffAgainstAnotherInvoiceOfTheSameCustomerOnly()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PaidTwiceAsync(app, 2);
        await new OrderDesk(app).PlaceAsync(3, ("SP-SEAL", 1, 50m, true));
        using HttpResponseMessage foreign = await app.SendJsonAsync(HttpMethod.Post, "/api/refunds", new { invoice = "RE-2026-00001", setOff = "RE-2026-00002" });
        Assert.Equal(HttpStatusCode.Conflict, foreign.StatusCode);

        using HttpRequestMessage second = Signatures.Shopify("orders/create", ShopOrders.Shopify(4, "k2@kunde.example", ("SP-SEAL", 1, 50m, true)), "create-4");
        using HttpResponseMessage placed = await app.Http.SendAsync(second);
        await app.SettleAsync();
        await RefundAsync(app, new { invoice = "RE-2026-00001", setOff = "RE-2026-00003" });
        JsonElement paid = await app.GetJsonAsync("/api/invoices/shopify-4-invoice");
        Assert.Equal(("paid", "set-off"), (paid.GetProperty("status").GetString(), paid.GetProperty("payments")[0].GetProperty("means").GetString()));
        Assert.Equal(59.50m, (await app.GetJsonAsync("/api/invoices/shopify-2-invoice")).Amount("surplus"));
        Assert.Equal(-59.50m, (await app.GetJsonAsync("/api/customers/k2@kunde.example/account")).GetProperty("balances")[0].Amount("balance"));
    }

    [Fact]
    public async Task Pages_OfStaff_ShowWhatIsThereAndPostWithoutScript()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await new OrderDesk(app).PlaceAsync(5, ("SP-SEAL", 1, 100m, true));
        using MultipartFormDataContent upload = new() { { new StringContent(Camt(new Line("B-1", 118.99m, "RE-2026-00001"))), "file", "statement.xml" } };
        using HttpResponseMessage answer = await app.Http.PostAsync(new Uri("/api/bank-statements", UriKind.Relative), upload);
        Assert.Equal((HttpStatusCode.Found, "/bank-statements"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        await app.SettleAsync();
        Assert.Contains("1 to clarify", await app.Http.GetStringAsync(new Uri("/bank-statements", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("RE-2026-00001", await app.Http.GetStringAsync(new Uri("/payments", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("RE-2026-00001", await app.Http.GetStringAsync(new Uri("/open-items", UriKind.Relative)), StringComparison.Ordinal);
        string movement = Assert.Single(await app.UnclearAsync()).GetProperty("movementId").GetString()!;
        Assert.Contains("Proposal 1", await app.Http.GetStringAsync(new Uri($"/movements/{movement}", UriKind.Relative)), StringComparison.Ordinal);
        using HttpResponseMessage booked = await app.PostFormAsync(
            new Uri($"/api/movements/{movement}/allocations", UriKind.Relative), ("invoice", "RE-2026-00001"), ("amount", "118,99"), ("discount", "0,01"));
        Assert.Equal(HttpStatusCode.Found, booked.StatusCode);
        await app.SettleAsync();
        Assert.Equal("paid", (await app.GetJsonAsync($"/api/invoices/{order}-invoice")).GetProperty("status").GetString());
    }

    private static async Task<string> PaidTwiceAsync(LocalApp app, long id)
    {
        string order = await new OrderDesk(app).PlaceAsync(id, ("SP-SEAL", 1, 100m, true));
        for (int time = 0; time < 2; time++)
        {
            using HttpResponseMessage paid = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment($"evt_{time}", "RE-2026-00001", 11_900)));
            await app.SettleAsync();
        }

        return order;
    }

    private static async Task<JsonElement> RefundAsync(LocalApp app, object wish)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, "/api/refunds", wish);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, text);
        await app.SettleAsync();
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
