using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Feedback;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.OrderToCash;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.Feedback;

public sealed class OrderFeedbackTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private OrderDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new OrderDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "E6")]
    public async Task Feedback_WhenFortyOneOfFiftyAreSatisfied_Is82Percent()
    {
        int[] scores = [.. Enumerable.Repeat(5, 26), .. Enumerable.Repeat(4, 15), 1, 1, 2, 2, 2, 3, 3, 3, 3];
        foreach ((int score, int index) in scores.Select((score, index) => (score, index)))
        {
            string id = await PlaceAsync(6000 + index);
            Assert.Equal(HttpStatusCode.OK, await AnswerAsync(id, score));
        }

        foreach (int silent in Enumerable.Range(7000, 10))
        {
            await PlaceAsync(silent);
        }

        await _app.SettleAsync();
        JsonElement report = await _app.GetJsonAsync("/api/figures/order-feedback?from=2026-02&to=2026-03");
        JsonElement total = report.GetProperty("total");
        Assert.Equal((82.0m, 50, 60, 83.3m), (
            total.GetProperty("csat").GetDecimal(), total.GetProperty("answers").GetInt32(), total.GetProperty("asked").GetInt32(), total.GetProperty("responseRate").GetDecimal()));
        Assert.Equal([2, 3, 4, 15, 26], total.GetProperty("scores").EnumerateArray().Select(count => count.GetInt32()));
        Assert.Equal([("2026-02-01", 0), ("2026-03-01", 60)], report.GetProperty("months").EnumerateArray()
            .Select(month => (month.GetProperty("month").GetString(), month.GetProperty("figures").GetProperty("asked").GetInt32())));
        string page = await _app.Http.GetStringAsync(new Uri("/figures/order-feedback", UriKind.Relative));
        Assert.Contains("<strong>82 %</strong> (n = 50)", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        JsonElement tasks = await _app.GetJsonAsync("/tasks");
        Assert.Equal(5, tasks.EnumerateArray().Count(task => task.GetProperty("title").GetString()!.StartsWith("Ordering was", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Scenario", "E6")]
    public async Task Question_IsOneMailWithFiveAnswers_AndOnlyAPostCounts()
    {
        string id = await PlaceAsync(6100);
        JsonElement mail = await _app.MailAsync($"order/{id}/feedback");
        string[] links = [.. mail.GetProperty("links").EnumerateArray().Select(link => new Uri(link.GetString()!).PathAndQuery)];
        Assert.Equal(5, links.Length);
        foreach (string link in links)
        {
            using HttpRequestMessage head = new(HttpMethod.Head, new Uri(link, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, (await _app.Http.SendAsync(head)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await _app.Http.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
        }

        await _app.AdvanceAsync(TimeSpan.FromDays(20));
        Assert.False((await _app.GetJsonAsync($"/api/ordersurveys/{id}")).TryGetProperty("answer", out _));
        Assert.Single(await _app.MailsAsync(), one => one.GetProperty("key").GetString()!.EndsWith("/feedback", StringComparison.Ordinal));

        using HttpResponseMessage first = await PostAsync(links[0], new { score = 2, comment = "Too many clicks." });
        using HttpResponseMessage second = await PostAsync(links[4], new { score = 5 });
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        JsonElement task = Assert.Single((await _app.GetJsonAsync("/tasks")).EnumerateArray(), one => one.GetProperty("title").GetString()!.StartsWith("Ordering was 2", StringComparison.Ordinal));
        Assert.Contains("Too many clicks.", task.GetProperty("details").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score", "6")]
    [InlineData("score", "")]
    [InlineData("comment", null)]
    public async Task Answer_WhenAFieldIsWrong_IsRefusedWithItsName(string field, string? value)
    {
        string id = await PlaceAsync(6200);
        using HttpResponseMessage answer = await PostAsync(await LinkAsync(id), new Dictionary<string, string> { ["score"] = "5", [field] = value ?? new string('x', 2_001) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Answer_AfterTheTime_IsRefused()
    {
        string id = await PlaceAsync(6300);
        string link = await LinkAsync(id);
        await _app.AdvanceAsync(TimeSpan.FromDays(31));
        using HttpResponseMessage late = await PostAsync(link, new { score = 5 });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Customer_WhoDeclines_IsNotAskedAgain()
    {
        string id = await PlaceAsync(6400, "again@kunde.example");
        using HttpResponseMessage declined = await _app.PostFormAsync(new Uri(new Uri((await LinkAsync(id)).Split('?')[0], UriKind.Relative) + "/decline", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, declined.StatusCode);
        await _app.SettleAsync();

        string next = await PlaceAsync(6401, "again@kunde.example");
        Assert.Equal("surveys-declined", (await _app.GetJsonAsync($"/api/ordersurveys/{next}")).GetProperty("skippedBecause").GetString());
        Assert.Single(await _app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.EndsWith("/feedback", StringComparison.Ordinal));
        Assert.Equal(1, (await _app.GetJsonAsync("/api/figures/order-feedback")).GetProperty("total").GetProperty("asked").GetInt32());
    }

    [Fact]
    public async Task Events_ThatAreToldTwice_CountOnceAndAskOnce()
    {
        string id = await PlaceAsync(6500);
        await AnswerAsync(id, 1);
        await _app.SettleAsync();
        CaseReader reader = _app.Services.GetRequiredService<CaseReader>();
        OrderSurveyObserver observer = _app.Services.GetServices<ICaseObserver>().OfType<OrderSurveyObserver>().Single();
        foreach (CaseEvent @event in (await reader.EventsAsync(OrderSurvey.CaseType, id, null, CancellationToken.None).ToListAsync()).Concat(
            await reader.EventsAsync(OrderSurvey.CaseType, id, null, CancellationToken.None).ToListAsync()))
        {
            await observer.OnAsync(@event, null!, CancellationToken.None);
        }

        var ask = ActivatorUtilities.CreateInstance<AskAboutOrderActivity>(_app.Services);
        await ask.RunAsync(new AskAboutOrder(id), CancellationToken.None);
        await _app.SettleAsync();
        JsonElement total = (await _app.GetJsonAsync("/api/figures/order-feedback")).GetProperty("total");
        Assert.Equal((1, 1), (total.GetProperty("asked").GetInt32(), total.GetProperty("answers").GetInt32()));
        Assert.Single((await _app.GetJsonAsync("/tasks")).EnumerateArray(), task => task.GetProperty("title").GetString()!.StartsWith("Ordering was", StringComparison.Ordinal));
        await _app.MailAsync($"order/{id}/feedback");
    }

    [Fact]
    public async Task Figures_OfMonthsThatAreNone_AreRefused()
    {
        using HttpResponseMessage wrong = await _app.SendJsonAsync(HttpMethod.Get, "/api/figures/order-feedback?from=2026-13");
        using HttpResponseMessage many = await _app.SendJsonAsync(HttpMethod.Get, "/api/figures/order-feedback?from=2001-01&to=2026-03");
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [wrong.StatusCode, many.StatusCode]);
    }

    private async Task<string> PlaceAsync(long id, string? email = null)
    {
        using HttpRequestMessage request = Signatures.Shopify("orders/create", ShopOrders.SparePart(id, email ?? $"k{id}@kunde.example"), $"create-{id}");
        using HttpResponseMessage answer = await _app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await _app.SettleAsync();
        return OrderDesk.IdOf(id);
    }

    private async Task<HttpStatusCode> AnswerAsync(string id, int score)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Post, await LinkAsync(id), new { score });
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string link, object answer)
    {
        HttpResponseMessage given = await _app.SendJsonAsync(HttpMethod.Post, link, answer);
        await _app.SettleAsync();
        return given;
    }

    private async Task<string> LinkAsync(string id)
    {
        IReadOnlyList<JsonElement> all = await _app.MailsAsync();
        JsonElement mail = all.FirstOrDefault(one => one.GetProperty("key").GetString() == $"order/{id}/feedback");
        return mail.ValueKind == JsonValueKind.Object ? mail.Link("order-feedback").PathAndQuery : (await _app.MailAsync($"order/{id}/feedback")).Link("order-feedback").PathAndQuery;
    }
}
