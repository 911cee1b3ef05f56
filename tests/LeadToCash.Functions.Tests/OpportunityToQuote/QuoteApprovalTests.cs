using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class QuoteApprovalTests
{
    /// <summary>Friday before Whitsun, ten o'clock in Nuremberg.</summary>
    private static readonly DateTimeOffset Friday = DateTimeOffset.Parse("2026-05-22T08:00Z");

    [Fact]
    [Trait("Scenario", "D5")]
    public async Task Approval_WithTwelvePercentDiscount_BlocksTheReleaseUntilApproved()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        Assert.Equal("approvalPending", await desk.StatusAsync(id));
        using HttpResponseMessage answer = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
        Assert.Equal("released", await desk.StatusAsync(id));
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public async Task Approval_WhenAScannerLooksFirst_IsStillOpen()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        Uri link = await desk.ApprovalLinkAsync(id);
        long before = (await desk.QuoteAsync(id)).GetProperty("version").GetInt64();
        foreach (HttpMethod method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Get })
        {
            using HttpRequestMessage request = new(method, link);
            using HttpResponseMessage look = await app.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, look.StatusCode);
        }

        await app.SettleAsync();
        Assert.Equal(before, (await desk.QuoteAsync(id)).GetProperty("version").GetInt64());
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public async Task Approval_WhenNobodyDecides_RemindsEscalatesAndExpiresInBusinessHours()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        Uri link = await desk.ApprovalLinkAsync(id);

        await app.AdvanceToAsync("2026-05-28T07:59Z");
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.EndsWith("/remind", StringComparison.Ordinal));
        await app.AdvanceToAsync("2026-05-28T08:00Z");
        await desk.ApprovalLinkAsync(id, "remind");
        await app.AdvanceToAsync("2026-06-02T08:00Z");
        Assert.Equal("head-of-sales@leadtocash.example", (await app.MailAsync($"quote/{id}/v1/manager/escalate")).GetProperty("to").GetString());
        await app.AdvanceToAsync("2026-06-08T08:00Z"); // Corpus Christi on 4 June is a holiday in Bavaria
        Assert.Equal("approvalExpired", await desk.StatusAsync(id));
        Assert.Equal("rep@leadtocash.example", (await app.MailAsync($"quote/{id}/v1/manager/report")).GetProperty("to").GetString());

        using HttpResponseMessage late = await desk.ApproveAsync(link);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        JsonElement problem = await late.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:leadtocash:problem:approval-late", problem.GetProperty("type").GetString());
        using HttpResponseMessage page = await app.PostFormAsync(link, ("decision", "approve"));
        Assert.Equal((HttpStatusCode.Conflict, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Equal("approvalExpired", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task Approval_PostedTwice_GivesTheFirstAnswer()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        Uri link = await desk.ApprovalLinkAsync(id);
        using HttpResponseMessage first = await desk.ApproveAsync(link);
        using HttpResponseMessage second = await desk.PostAsync(link.ToString(), new { decision = "reject", comment = "changed my mind" });
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Approval_ApprovedAndRefusedAtOnce_IsDecidedOnce()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        string link = (await desk.ApprovalLinkAsync(id)).ToString();
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            desk.PostAsync(link, i % 2 == 0 ? new { decision = "approve", comment = "" } : new { decision = "reject", comment = "no" })));
        string[] bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(bodies.Distinct());
        JsonElement timeline = await app.GetJsonAsync($"/api/quotes/{id}/timeline");
        Assert.Single(timeline.GetProperty("events").EnumerateArray(), happened => happened.GetProperty("name").GetString() is "ApprovalGiven" or "ApprovalRefused");
    }

    [Theory]
    [InlineData("de", "Angebot", "3.696,00 €", "14,8 %")]
    [InlineData("en", "Approve quote", "€3,696.00", "14.8 %")]
    public async Task Approval_AsAPage_ShowsWhatTheApproverNeedsInHisLanguage(string language, params string[] texts)
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        Uri link = await desk.ApprovalLinkAsync(await desk.AskAsync(discount: 12));
        using HttpRequestMessage request = new(HttpMethod.Get, link);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        IHtmlDocument page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.All(texts, text => Assert.Contains(text, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Approval_WhenTheDeputyWasFirst_IsDecided()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        await app.AdvanceToAsync("2026-06-02T08:00Z");
        using HttpResponseMessage deputy = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, "escalate"));
        using HttpResponseMessage manager = await desk.PostAsync((await desk.ApprovalLinkAsync(id)).ToString(), new { decision = "reject", comment = "no" });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (deputy.StatusCode, manager.StatusCode));
        await app.SettleAsync();
        Assert.Equal("released", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task Approval_WithTwentyPercent_NeedsManagerAndDirector()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 20);
        using HttpResponseMessage manager = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id));
        await app.SettleAsync();
        Assert.Equal("approvalPending", await desk.StatusAsync(id));
        using HttpResponseMessage director = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, step: "director"));
        await app.SettleAsync();
        Assert.Equal("released", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task Approval_OfTheManagersOwnQuote_GoesToSomebodyElse()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12, requester: QuoteDesk.Manager);
        Assert.Equal("head-of-sales@leadtocash.example", (await app.MailAsync($"quote/{id}/v1/manager/ask")).GetProperty("to").GetString());
    }

    [Fact]
    public async Task Approval_OfADiscountThatAStrangerAsksFor_IsNeededWhateverItsSize()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday, settings: new Dictionary<string, string?> { ["Access:DevelopmentRole"] = "" });
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 1, requester: "somebody@else.example");
        app.Http.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", Principal("anna@leadtocash.example", "admin"));
        JsonElement quote = await desk.QuoteAsync(id);
        Assert.Equal(
            ("web", "approvalPending", QuoteDesk.Customer),
            (quote.GetProperty("source").GetString(), quote.GetProperty("status").GetString(), quote.GetProperty("requester").GetString()));
    }

    [Fact]
    public async Task Approval_WhenRefused_TellsTheRequesterWhy()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        Uri link = await desk.ApprovalLinkAsync(id);
        using HttpResponseMessage withoutReason = await desk.PostAsync(link.ToString(), new { decision = "reject" });
        Assert.Equal(HttpStatusCode.BadRequest, withoutReason.StatusCode);
        using HttpResponseMessage refused = await desk.PostAsync(link.ToString(), new { decision = "reject", comment = "Margin too low." });
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        await app.SettleAsync();
        Assert.Equal("rejected", await desk.StatusAsync(id));
        Assert.Contains("Margin too low.", (await app.MailAsync($"quote/{id}/v1/manager/report")).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_WithAForgedLink_IsNotFound()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        Uri link = await desk.ApprovalLinkAsync(await desk.AskAsync(discount: 12));
        char other = link.OriginalString[^10] == 'A' ? 'B' : 'A';
        using HttpResponseMessage forged = await desk.ApproveAsync(new Uri(link.OriginalString[..^10] + other + link.OriginalString[^9..], UriKind.Relative));
        using HttpResponseMessage nonsense = await app.Http.GetAsync(new Uri("/approvals/x", UriKind.Relative));
        using HttpResponseMessage otherPurpose = await app.Http.GetAsync(new Uri(link.OriginalString.Replace("/approvals/", "/quotes/", StringComparison.Ordinal), UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forged.StatusCode, nonsense.StatusCode, otherPurpose.StatusCode));
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task Approval_OfAReplacedVersion_IsGone()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        Uri link = await desk.ApprovalLinkAsync(id);
        using HttpResponseMessage revised = await desk.PostAsync(
            $"/api/quotes/{id}/revisions", new { fromVersion = 1, discountPercent = 3, lines = new[] { new { sku = "P-100", quantity = 2 } } });
        Assert.Equal(HttpStatusCode.Created, revised.StatusCode);
        await app.SettleAsync();
        using HttpResponseMessage look = await app.Http.GetAsync(link);
        using HttpResponseMessage post = await desk.ApproveAsync(link);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (look.StatusCode, post.StatusCode));
        Assert.Equal("released", await desk.StatusAsync(id));
    }

    private static string Principal(string name, string role) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
        new { claims = new[] { new { typ = "name", val = name }, new { typ = "roles", val = role } } }));
}
