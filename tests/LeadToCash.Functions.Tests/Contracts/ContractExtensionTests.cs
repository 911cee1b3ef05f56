using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Contracts;

public sealed class ContractExtensionTests
{
    private static readonly DateTimeOffset Monday = DateTimeOffset.Parse("2026-03-02T08:00Z");

    [Theory]
    [Trait("Scenario", "D10")]
    [InlineData("C-7", "2025-07-01", "2026-06-30", 12, "2027-06-30")]
    [InlineData("C-8", "2025-01-31", "2026-03-30", 1, "2026-04-30")]
    [InlineData("C-9", "2020-02-29", "2027-02-28", 12, "2028-02-28")]
    [InlineData("C-10", "2025-12-31", "2026-06-15", 6, "2026-12-15")]
    public async Task Extension_WhenApprovedAndAccepted_MovesTheEndOnceAndOnlyThen(string number, string start, string end, int months, string extended)
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync(number, start, end);
        string quote = await desk.ChangeAsync(number, new { kind = "extend", months });
        Assert.Equal(("approvalPending", end), (await desk.Quotes.StatusAsync(quote), await desk.EndAsync(number)));
        await desk.ApproveAsync(quote, "legal");
        Assert.Equal(("approvalPending", end), (await desk.Quotes.StatusAsync(quote), await desk.EndAsync(number)));
        await desk.ApproveAsync(quote, "sales");
        Assert.Equal(("released", end), (await desk.Quotes.StatusAsync(quote), await desk.EndAsync(number)));

        Uri link = await desk.Quotes.QuoteLinkAsync(quote);
        HttpResponseMessage[] clicks = await Task.WhenAll(desk.Quotes.AcceptAsync(link), desk.Quotes.AcceptAsync(link));
        await app.SettleAsync();
        using HttpResponseMessage again = await desk.Quotes.AcceptAsync(link);
        await app.SettleAsync();
        Assert.All([.. clicks, again], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        JsonElement answered = await again.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("accepted", number, false), (answered.GetProperty("decision").GetString(), answered.GetProperty("contractId").GetString(), answered.TryGetProperty("orderId", out _)));
        Assert.Equal((extended, extended), (await desk.EndAsync(number), (await desk.Quotes.QuoteAsync(quote)).GetProperty("contractEnd").GetString()));
        Assert.Single(await desk.EventsAsync(number), name => name == "ContractExtended");
        await app.MailAsync($"contract/{number}/extended-{quote}");
        foreach (HttpResponseMessage click in clicks)
        {
            click.Dispose();
        }
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Extension_OfSubscriptionsAlone_MakesNoOrder()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        string quote = await desk.ChangeAsync("C-7", new { kind = "extend", months = 12 });
        await desk.ApproveAsync(quote);
        await desk.AcceptAsync(quote);
        using HttpResponseMessage order = await app.SendJsonAsync(HttpMethod.Get, $"/api/orders?source=quote&sourceId={quote}");
        Assert.Equal(HttpStatusCode.NotFound, order.StatusCode);
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.StartsWith("order/", StringComparison.Ordinal));
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.StartsWith("invoice/", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Extension_WithGoodsBeside_OrdersTheGoodsAlone()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        string quote = await desk.ChangeAsync("C-7", new
        {
            kind = "extend",
            months = 12,
            lines = new object[] { new { sku = "SUB-CARE", quantity = 2 }, new { sku = "P-100", quantity = 1 } },
        });
        await desk.ApproveAsync(quote);
        await desk.AcceptAsync(quote);
        JsonElement order = await app.GetJsonAsync($"/api/orders?source=quote&sourceId={quote}");
        Assert.Equal(["P-100"], order.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("sku").GetString()));
        Assert.Equal(4998.00m, order.GetProperty("gross").GetProperty("amount").GetDecimal());
        JsonElement contract = await desk.ContractAsync("C-7");
        Assert.Equal((1m, "2026-07-01", 2m), (
            contract.GetProperty("lines")[0].GetProperty("quantity").GetDecimal(),
            contract.GetProperty("scheduled")[0].GetProperty("from").GetString(),
            contract.GetProperty("scheduled")[0].GetProperty("lines")[0].GetProperty("quantity").GetDecimal()));
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Extension_WhenOneRefuses_EndsAndLeavesTheContractAlone()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        string quote = await desk.ChangeAsync("C-7", new { kind = "extend", months = 12 });
        Uri legal = await desk.Quotes.ApprovalLinkAsync(quote, step: "legal");
        using HttpResponseMessage refused = await desk.Quotes.PostAsync((await desk.Quotes.ApprovalLinkAsync(quote, step: "sales")).ToString(), new { decision = "reject", comment = "Too long." });
        await app.SettleAsync();
        using HttpResponseMessage other = await desk.Quotes.ApproveAsync(legal);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(("rejected", "2026-06-30"), (await desk.Quotes.StatusAsync(quote), await desk.EndAsync("C-7")));
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Extension_WhenTheContractChangedAfterItsRelease_IsRefusedAndNothingIsLost()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        string first = await desk.ChangeAsync("C-7", new { kind = "extend", months = 12 });
        string second = await desk.ChangeAsync("C-7", new { kind = "extend", months = 24 });
        await desk.ApproveAsync(first);
        await desk.ApproveAsync(second);
        await desk.AcceptAsync(first);

        using HttpResponseMessage late = await desk.Quotes.AcceptAsync(await desk.Quotes.QuoteLinkAsync(second));
        Assert.Equal((HttpStatusCode.Conflict, "contract-changed"), (late.StatusCode, await ContractDesk.CodeAsync(late)));
        Assert.Equal(("released", "2027-06-30"), (await desk.Quotes.StatusAsync(second), await desk.EndAsync("C-7")));

        using HttpResponseMessage revised = await desk.Quotes.PostAsync($"/api/quotes/{second}/revisions", new
        {
            fromVersion = 1,
            lines = new[] { new { sku = "SUB-CARE", quantity = 1 } },
            contract = new { id = "C-7", endsOn = "2027-06-30", extensionMonths = 24 },
        });
        Assert.Equal(HttpStatusCode.Created, revised.StatusCode);
        await app.SettleAsync();
        Assert.Equal("approvalPending", await desk.Quotes.StatusAsync(second)); // another end: approved anew
        foreach (string step in (string[])["legal", "sales"])
        {
            using HttpResponseMessage approved = await desk.Quotes.ApproveAsync(await desk.Quotes.ApprovalLinkAsync(second, step: step, version: 2));
            await app.SettleAsync();
        }

        using HttpResponseMessage accepted = await desk.Quotes.AcceptAsync(await desk.Quotes.QuoteLinkAsync(second, version: 2));
        await app.SettleAsync();
        Assert.Equal((HttpStatusCode.OK, "2029-06-30"), (accepted.StatusCode, await desk.EndAsync("C-7")));
    }

    [Theory]
    [Trait("Scenario", "D10")]
    [InlineData("C-99", "2026-06-30", "contract-unknown")]
    [InlineData("C-7", "2026-05-31", "contract-end-outdated")]
    [InlineData("C-8", "2026-06-30", "contract-cancelled")]
    [InlineData("C-9", "2026-06-30", "contract-indefinite")]
    public async Task Extension_TypedForAContractThatIsOtherwise_IsRefused(string id, string endsOn, string code)
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        await desk.TakeOverAsync("C-8", "2025-07-01", "2026-06-30");
        await desk.TakeOverAsync("C-9", "2025-07-01", null);
        using HttpResponseMessage cancelled = await desk.Quotes.PostAsync("/api/contracts/C-8/cancellation", new { reason = "moves away" });
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Dictionary<string, object> request = OpportunityToQuote.QuoteDesk.Request(lines: ("SUB-CARE", 1));
        request["contract"] = new { id, endsOn, extensionMonths = 12 };
        using HttpResponseMessage answer = await desk.Quotes.PostAsync("/forms/quote", request);
        Assert.Equal((HttpStatusCode.Conflict, code), (answer.StatusCode, await ContractDesk.CodeAsync(answer)));
    }

    [Fact]
    public async Task Change_AskedForTwiceUnderOneKey_IsOneQuote()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        using HttpResponseMessage first = await desk.AskChangeAsync("C-7", new { kind = "extend", months = 12 }, "key-1");
        await app.SettleAsync();
        using HttpResponseMessage second = await desk.AskChangeAsync("C-7", new { kind = "extend", months = 12 }, "key-1");
        using HttpResponseMessage other = await desk.AskChangeAsync("C-7", new { kind = "extend", months = 6 }, "key-1");
        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, await first.Content.ReadAsStringAsync()),
            (first.StatusCode, second.StatusCode, other.StatusCode, await second.Content.ReadAsStringAsync()));
    }
}
