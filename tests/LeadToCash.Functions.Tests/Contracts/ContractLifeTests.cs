using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using LeadToCash.Local.Testing;
using LeadToCash.QuoteToOrder;
using LeadToCash.Tests.OpportunityToQuote;
using Microsoft.Extensions.DependencyInjection;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.Tests.Contracts;

public sealed class ContractLifeTests
{
    private static readonly DateTimeOffset Monday = DateTimeOffset.Parse("2026-03-02T08:00Z");

    [Fact]
    public async Task Sale_OfASubscription_BeginsOneContractWhenItIsActive()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        string quote = await SellAsync(app, desk);
        JsonElement contract = await desk.ContractAsync("C-2026-00001");
        JsonElement line = Assert.Single(contract.GetProperty("lines").EnumerateArray());
        Assert.Equal(
            ("SUB-CARE", 1, 89.00m, "2026-03-02", "2027-03-01", "2026-12-01", "rep@leadtocash.example", quote, 1),
            (line.GetProperty("sku").GetString(), line.GetProperty("periodMonths").GetInt32(), line.GetProperty("net").GetProperty("amount").GetDecimal(),
             contract.GetProperty("start").GetString(), contract.GetProperty("endsOn").GetString(), contract.GetProperty("lastNoticeDay").GetString(), contract.GetProperty("owner").GetString(),
             contract.GetProperty("origin").GetProperty("quoteId").GetString(), contract.GetProperty("origin").GetProperty("quoteVersion").GetInt32()));
        await app.MailAsync("contract/C-2026-00001/begun");
        JsonElement list = await app.GetJsonAsync("/api/contracts");
        Assert.Equal(["C-2026-00001"], list.GetProperty("contracts").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Activation_ToldTwice_BeginsNoSecondContract()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        string quote = await SellAsync(app, desk);
        string orderId = OrderIds.Of("quote", quote);
        Order order = (await app.Services.GetRequiredService<OrderStore>().GetAsync(orderId, default)).State;
        ContractOpening opening = app.Services.GetRequiredService<ContractOpening>();
        await Task.WhenAll(opening.BeginAsync(orderId, order, Monday, default), opening.BeginAsync(orderId, order, Monday, default));
        await app.SettleAsync();
        Assert.Single((await app.GetJsonAsync("/api/contracts")).GetProperty("contracts").EnumerateArray());
        Assert.Equal(["ContractBegun", "ContractStepTaken"], await desk.EventsAsync("C-2026-00001"));
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Acceptance_ShownTwice_ChangesTheContractOnce()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        string quote = await desk.ChangeAsync("C-7", new { kind = "extend", months = 12 });
        await desk.ApproveAsync(quote);
        await desk.AcceptAsync(quote);
        CaseEvent accepted = (await app.Services.GetRequiredService<CaseReader>().EventsAsync("quote", quote, null, default).ToListAsync()).Single(one => one.Name == "QuoteAccepted");
        AcceptedContractObserver observer = app.Services.GetServices<ICaseObserver>().OfType<AcceptedContractObserver>().Single();
        await observer.OnAsync(accepted, null!, default);
        await observer.OnAsync(accepted, null!, default);
        await app.SettleAsync();
        Assert.Equal("2027-06-30", await desk.EndAsync("C-7"));
        Assert.Empty((await app.GetJsonAsync("/tasks")).EnumerateArray());
    }

    [Theory]
    [Trait("Scenario", "D10")]
    [InlineData("2026-03-31T08:00Z", "2026-06-30")]
    [InlineData("2026-04-01T08:00Z", "2027-06-30")]
    public async Task Cancellation_ByTheCustomer_IsConfirmedWithItsDayAndEndsThere(string at, string last)
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse(at));
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        Uri link = await desk.LinkAsync("C-7");
        using HttpRequestMessage head = new(HttpMethod.Head, link);
        using HttpResponseMessage scanned = await app.Http.SendAsync(head);
        string page = WebUtility.HtmlDecode(await app.Http.GetStringAsync(link));
        Assert.Contains("Jetzt kündigen", page, StringComparison.Ordinal);
        Assert.Equal("active", await desk.StatusAsync("C-7"));

        using HttpResponseMessage first = await desk.DecideAsync(link, new { decision = "cancel", reason = "Umzug" });
        using HttpResponseMessage second = await desk.DecideAsync(link, new { decision = "cancel" });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(("cancelled", last), (await desk.StatusAsync("C-7"), await desk.EndAsync("C-7")));
        Assert.Single(await desk.EventsAsync("C-7"), name => name == "ContractCancelled");
        string mail = (await app.MailAsync("contract/C-7/cancelled-2")).GetProperty("text").GetString()!;
        Assert.Contains(DateOnly.Parse(last).ToString("D", LeadToCash.Pages.Cultures.German), mail, StringComparison.Ordinal);
        await app.AdvanceToAsync($"{last}T20:00Z");
        Assert.Equal("cancelled", await desk.StatusAsync("C-7"));
        await app.AdvanceToAsync($"{last}T22:00Z");
        Assert.Equal("ended", await desk.StatusAsync("C-7"));
        await app.MailAsync("contract/C-7/ended");
        Assert.Empty((await app.GetJsonAsync("/api/contracts")).GetProperty("contracts").EnumerateArray());
        using HttpResponseMessage late = await desk.DecideAsync(link, new { decision = "withdraw" });
        Assert.Equal((HttpStatusCode.Conflict, "contract-ended"), (late.StatusCode, await ContractDesk.CodeAsync(late)));
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Cancellation_WithdrawnByBoth_LeavesTheContractRunning()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        Uri link = await desk.LinkAsync("C-7");
        using HttpResponseMessage cancelled = await desk.DecideAsync(link, new { decision = "cancel" });
        using HttpResponseMessage asked = await desk.DecideAsync(link, new { decision = "withdraw" });
        Assert.Equal("cancelled", await desk.StatusAsync("C-7"));
        JsonElement task = Assert.Single((await app.GetJsonAsync("/tasks")).EnumerateArray());
        Assert.Equal("/contracts/C-7", task.GetProperty("link").GetString());
        using HttpResponseMessage agreed = await desk.Quotes.PostAsync("/api/contracts/C-7/withdrawal", new { });
        using HttpResponseMessage again = await desk.Quotes.PostAsync("/api/contracts/C-7/withdrawal", new { });
        await app.SettleAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (agreed.StatusCode, again.StatusCode));
        Assert.Equal(("active", "2026-06-30"), (await desk.StatusAsync("C-7"), await desk.EndAsync("C-7")));
        await app.AdvanceToAsync("2026-06-30T22:00Z");
        Assert.Equal(("active", "2027-06-30"), (await desk.StatusAsync("C-7"), await desk.EndAsync("C-7")));
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Cancellation_ByUs_TakesApprovalAndNoAcceptance()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        string quote = await desk.ChangeAsync("C-7", new { kind = "cancel", reason = "The product ends." });
        await desk.ApproveAsync(quote, "legal");
        Assert.Equal("active", await desk.StatusAsync("C-7"));
        await desk.ApproveAsync(quote, "sales");
        Assert.Equal(("concluded", "cancelled", "2026-06-30"), (await desk.Quotes.StatusAsync(quote), await desk.StatusAsync("C-7"), await desk.EndAsync("C-7")));
        string mail = (await app.MailAsync("contract/C-7/cancelled-2")).GetProperty("text").GetString()!;
        Assert.Contains("The product ends.", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.MailsAsync(), one => one.GetProperty("key").GetString() == $"quote/{quote}/v1/release");
    }

    [Fact]
    public async Task Cancellation_ByUs_WhenTheCustomerChangedTheContractMeanwhile_IsATaskAndNothingElse()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        string notice = await desk.ChangeAsync("C-7", new { kind = "cancel", reason = "The product ends." });
        string extension = await desk.ChangeAsync("C-7", new { kind = "extend", months = 12 });
        await desk.ApproveAsync(extension);
        await desk.AcceptAsync(extension);
        await desk.ApproveAsync(notice);
        Assert.Equal(("concluded", "active", "2027-06-30"), (await desk.Quotes.StatusAsync(notice), await desk.StatusAsync("C-7"), await desk.EndAsync("C-7")));
        Assert.Single((await app.GetJsonAsync("/tasks")).EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public async Task Upgrade_ForALaterDay_TakesEffectThenAndIsBilledFromThenOn()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await SellAsync(app, desk);
        string quote = await desk.ChangeAsync("C-2026-00001", new { kind = "change", from = "2026-05-01", lines = new[] { new { sku = "SUB-CARE", quantity = 3 } } });
        await desk.AcceptAsync(quote);
        await app.AdvanceToAsync("2026-04-30T21:00Z");
        Assert.Equal(1m, (await desk.ContractAsync("C-2026-00001")).GetProperty("lines")[0].GetProperty("quantity").GetDecimal());
        await app.AdvanceToAsync("2026-04-30T22:00Z");
        JsonElement contract = await desk.ContractAsync("C-2026-00001");
        Assert.Equal((3m, "2026-05-01", 0), (
            contract.GetProperty("lines")[0].GetProperty("quantity").GetDecimal(), contract.GetProperty("linesFrom").GetString(), contract.GetProperty("steps").GetArrayLength()));
        Assert.Equal(["ContractChangeTookEffect", "ContractStepTaken"], (await desk.EventsAsync("C-2026-00001")).TakeLast(2));
    }

    [Theory]
    [InlineData("2026-05-01", 0.5, "change-too-early")]
    [InlineData("2026-03-01", 2, "change-too-early")]
    public async Task Change_BeforeTheTermsAllowIt_IsRefused(string from, double quantity, string code)
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        using HttpResponseMessage answer = await desk.AskChangeAsync("C-7", new { kind = "change", from, lines = new[] { new { sku = "SUB-CARE", quantity } } });
        Assert.Equal((HttpStatusCode.Conflict, code), (answer.StatusCode, await ContractDesk.CodeAsync(answer)));
    }

    [Fact]
    public async Task Consumers_AreNotBoundForMoreThanTwoYears()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30", company: null);
        using HttpResponseMessage answer = await desk.AskChangeAsync("C-7", new { kind = "extend", months = 24 });
        Assert.Equal((HttpStatusCode.Conflict, "contract-too-long"), (answer.StatusCode, await ContractDesk.CodeAsync(answer)));
        string quote = await desk.ChangeAsync("C-7", new { kind = "extend", months = 12 });
        Assert.Equal("approvalPending", await desk.Quotes.StatusAsync(quote));
        await app.AdvanceToAsync("2026-06-30T22:00Z");
        Assert.Null(await desk.EndAsync("C-7")); // it runs until it is cancelled
    }

    [Fact]
    public async Task List_IsByTheNextDateAndPaged()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-1", "2025-01-01", null);
        await desk.TakeOverAsync("C-2", "2025-01-01", "2026-12-31");
        await desk.TakeOverAsync("C-3", "2025-07-01", "2026-06-30");
        JsonElement first = await app.GetJsonAsync("/api/contracts?limit=2");
        JsonElement second = await app.GetJsonAsync($"/api/contracts?limit=2&after={first.GetProperty("next").GetString()}");
        Assert.Equal(["C-3 2026-03-31 lastNotice", "C-2 2026-09-30 lastNotice"], first.GetProperty("contracts").EnumerateArray().Select(Entry));
        Assert.Equal(["C-1  runsOn"], second.GetProperty("contracts").EnumerateArray().Select(Entry));
        await app.AdvanceToAsync("2026-03-31T22:30Z");
        Assert.Equal(["C-3 2026-06-30 renews", "C-2 2026-09-30 lastNotice", "C-1  runsOn"], (await app.GetJsonAsync("/api/contracts")).GetProperty("contracts").EnumerateArray().Select(Entry));
        Assert.Contains("renews after 30 Jun 2026", await app.Http.GetStringAsync(new Uri("/contracts", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Single(await app.MailsAsync(), mail => mail.GetProperty("key").GetString() == "contract/C-3/remind-20260331" && mail.GetProperty("to").GetString() == "rep@leadtocash.example");

        static string Entry(JsonElement one) =>
            $"{one.GetProperty("id").GetString()} {(one.TryGetProperty("nextOn", out JsonElement on) ? on.GetString() : "")} {one.GetProperty("nextIs").GetString()}";
    }

    [Fact]
    public async Task TakeOver_Twice_IsOnceAndAnotherUnderTheNumberIsRefused()
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        ContractDesk desk = new(app);
        await desk.TakeOverAsync("C-7", "2025-07-01", "2026-06-30");
        using HttpResponseMessage same = await desk.Quotes.PostAsync("/api/contracts", ContractDesk.Running("C-7", "2025-07-01", "2026-06-30"));
        using HttpResponseMessage other = await desk.Quotes.PostAsync("/api/contracts", ContractDesk.Running("C-7", "2025-07-01", "2026-12-31"));
        using HttpResponseMessage wrong = await desk.Quotes.PostAsync("/api/contracts", ContractDesk.Running("C-2026-00001", "2027-07-01", "2020-12-31", 0));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (same.StatusCode, other.StatusCode, wrong.StatusCode));
        JsonElement errors = (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["endsOn", "lines[0].quantity", "number", "start"], errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/contracts/C-7/changes", "sales", HttpStatusCode.NotFound)]
    [InlineData("/api/contracts/C-7/changes", "warehouse", HttpStatusCode.Forbidden)]
    [InlineData("/api/contracts/C-7/withdrawal", "service", HttpStatusCode.Forbidden)]
    [InlineData("/api/contracts", "finance", HttpStatusCode.Forbidden)]
    public async Task Changing_TakesTheRole(string path, string role, HttpStatusCode status)
    {
        await using LocalApp app = await TestApp.StartAsync(Monday);
        using HttpResponseMessage answer = await new OpportunityToQuote.Approvals.ApproverDesk(app, "someone@leadtocash.example", role)
            .SendAsync(HttpMethod.Post, path, new { kind = "cancel", number = "C-1" });
        Assert.Equal(status, answer.StatusCode);
    }

    /// <summary>Sells the reference order and lets its subscription begin.</summary>
    private static async Task<string> SellAsync(LocalApp app, ContractDesk desk)
    {
        string quote = await desk.Quotes.AskAsync();
        await desk.AcceptAsync(quote);
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        return quote;
    }
}
