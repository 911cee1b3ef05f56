using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Contracts;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

public sealed class ContractExtensionTests
{
    private static readonly DateTimeOffset Friday = DateTimeOffset.Parse("2026-05-22T08:00Z");

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Extension_WhenLegalAndSalesApprove_HoldsOnceTheCustomerAccepts()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await ExtendAsync(app, desk);
        Assert.Equal("approvalPending", await desk.StatusAsync(id));
        using HttpResponseMessage legal = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, step: "legal"));
        await app.SettleAsync();
        Assert.Equal(("approvalPending", "2026-06-30"), (await desk.StatusAsync(id), await EndAsync(desk, id)));
        using HttpResponseMessage sales = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, step: "sales"));
        await app.SettleAsync();
        Assert.Equal(("released", "2026-06-30"), (await desk.StatusAsync(id), await EndAsync(desk, id)));
        using HttpResponseMessage accepted = await desk.AcceptAsync(await desk.QuoteLinkAsync(id));
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal("2027-06-30", await EndAsync(desk, id));
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Extension_WhenOneRefuses_EndsAndTheOtherIsNotNeededAnyMore()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await ExtendAsync(app, desk);
        Uri legal = await desk.ApprovalLinkAsync(id, step: "legal");
        Uri sales = await desk.ApprovalLinkAsync(id, step: "sales");
        using HttpResponseMessage refused = await desk.PostAsync(sales.ToString(), new { decision = "reject", comment = "Not before the audit." });
        await app.SettleAsync();
        Assert.Equal(("rejected", "2026-06-30"), (await desk.StatusAsync(id), await EndAsync(desk, id)));
        using HttpResponseMessage other = await desk.ApproveAsync(legal);
        Assert.Equal(
            (HttpStatusCode.Conflict, "urn:leadtocash:problem:approval-withdrawn"),
            (other.StatusCode, (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()));
        Assert.Contains("Not before the audit.", (await app.MailAsync($"quote/{id}/v1/sales/report")).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(await new ApproverDesk(app, "director@leadtocash.example").InboxAsync());
        await app.AdvanceToAsync("2026-06-30T08:00Z");
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.EndsWith("/remind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extension_WrittenIncompletely_IsRefusedFieldByField()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        Dictionary<string, object> request = QuoteDesk.Request();
        request["contract"] = new { id = "C-7", endsOn = "30.06.2026", extensionMonths = 0 };
        request["paymentDays"] = 400;
        using HttpResponseMessage answer = await new QuoteDesk(app).PostAsync("/forms/quote", request);
        JsonElement errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["contract.endsOn", "contract.extensionMonths", "paymentDays"], errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    private static async Task<string> ExtendAsync(LocalApp app, QuoteDesk desk)
    {
        await new ContractDesk(app).TakeOverAsync("C-7", "2024-07-01", "2026-06-30");
        Dictionary<string, object> request = QuoteDesk.Request(lines: ("SUB-CARE", 1));
        request["contract"] = new { id = "C-7", endsOn = "2026-06-30", extensionMonths = 12 };
        using HttpResponseMessage answer = await desk.PostAsync("/forms/quote", request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await app.SettleAsync();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<string?> EndAsync(QuoteDesk desk, string id) => (await desk.QuoteAsync(id)).GetProperty("contractEnd").GetString();
}
