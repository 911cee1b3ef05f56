using System.Diagnostics;
using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;

namespace LeadToCash.Functions.Tests.OrderToCash;

public sealed class OrderTraceTests
{
    [Fact]
    public async Task ReferenceOrder_FromItsWebhookToItsPayment_IsOneTrace()
    {
        using SpanRecorder spans = new();
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Invoices:Moment"] = "OnCompletion" });
        ActivityTraceId order = await SendAsync(app, Signatures.Shopify("orders/create", ShopOrders.Reference(1001)));
        await ReportVisitAsync(app);
        ActivityTraceId payment = await SendAsync(app, Signatures.Stripe(ShopOrders.StripePayment("evt_1", "RE-2026-00001", 1_103_011)));
        Assert.Equal("paid", (await app.GetJsonAsync("/api/orders/shopify-1001")).GetProperty("status").GetString());

        string[] names = [.. spans.Of(order).Select(span => span.DisplayName)];
        string[] expected =
        [
            "POST /webhooks/{source}", "deliver shopify orders/create", "order OrderPlaced", "create_orchestration:OrderOrchestrator@(1.0)",
            "orchestration:OrderOrchestrator@(1.0)", "activity:ReserveStock@(1.0)", "activity:SendDelivery@(1.0)", "create_orchestration:InvoiceOrchestrator@(1.0)", "activity:IssueBill@(1.0)", "activity:SendInvoice@(1.0)", "orchestration_event:PaymentReceived",
        ];
        Assert.Equal([], expected.Except(names));
        Activity root = spans.Of(order).Single(span => span.DisplayName == "POST /webhooks/{source}");
        HashSet<ActivitySpanId> ids = [.. spans.Of(order).Select(span => span.SpanId)];
        // The process of the contract that the order began runs on for years; its own span comes when it ends.
        Assert.Equal([], spans.Of(order).Where(span => span != root && !ids.Contains(span.ParentSpanId) && !span.DisplayName.Contains("Contract", StringComparison.Ordinal)).Select(span => span.DisplayName));

        Activity paid = spans.Of(order).First(span => span.DisplayName == "orchestration_event:PaymentReceived");
        Assert.Equal(payment, Assert.Single(paid.Links).Context.TraceId);
        Assert.Contains(spans.Of(payment), span => span.SpanId == paid.Links.Single().Context.SpanId);
        Assert.Contains("deliver stripe payment_intent.succeeded", spans.Of(payment).Select(span => span.DisplayName));
    }

    private static async Task<ActivityTraceId> SendAsync(LocalApp app, HttpRequestMessage webhook)
    {
        ActivityTraceId trace = ActivityTraceId.CreateRandom();
        webhook.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using HttpResponseMessage answer = await app.Http.SendAsync(webhook);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
        return trace;
    }

    private static async Task ReportVisitAsync(LocalApp app)
    {
        JsonElement mail = (await app.MailsAsync()).First(
            mail => mail.GetProperty("key").GetString()!.StartsWith("visit/shopify-1001-service/technician", StringComparison.Ordinal));
        using HttpResponseMessage report = await app.PostFormAsync(
            mail.Link("visits"), ("hoursWorked", "4"), ("findings", "Pump mounted and running."), ("customerName", "Karla Kunde"), ("confirmed", "on"));
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        await app.SettleAsync();
    }
}
