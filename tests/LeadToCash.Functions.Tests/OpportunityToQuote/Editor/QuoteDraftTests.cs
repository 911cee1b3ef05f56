using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.OpportunityToQuote;
using Microsoft.Extensions.DependencyInjection;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.Tests.OpportunityToQuote.Editor;

public sealed class QuoteDraftTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private EditorDesk _desk = null!;
    private QuoteDesk _quotes = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        (_desk, _quotes) = (new EditorDesk(_app), new QuoteDesk(_app));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D12")]
    public async Task Submit_OfALineWithoutItemNumberOrUnit_KeepsTheDraftAndNamesWhatIsMissing()
    {
        (string id, string tag) = await _desk.BeginAsync(EditorDesk.Draft(new { sku = "P-100", quantity = 2 }, new { text = "coating, still to be found", quantity = 1 }));

        using HttpResponseMessage refused = await _desk.SubmitAsync(id, tag);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["lines[1].sku", "lines[1].unit"], (await EditorDesk.PathsAsync(refused)).Order(StringComparer.Ordinal));
        await _app.SettleAsync();
        Assert.Equal("draft", await _quotes.StatusAsync(id));
        Assert.Empty(await _app.MailsAsync());
    }

    [Fact]
    [Trait("Scenario", "D12")]
    public async Task Submit_OfAnEmptyDraft_NamesEverythingAtOnce()
    {
        (string id, string tag) = await _desk.BeginAsync(new { lines = new object[] { new { }, new { sku = "P-100", quantity = 1.5 }, new { sku = "P-100", unit = "MTR", quantity = 1 } }, discountPercent = 120 });

        using HttpResponseMessage refused = await _desk.SubmitAsync(id, tag);

        Assert.Equal(
            [
                "customer.address.city", "customer.address.country", "customer.address.postCode", "customer.address.street", "customer.email", "customer.name", "discountPercent",
                "lines[0].quantity", "lines[0].sku", "lines[0].unit", "lines[1].quantity", "lines[2].unit", "requester",
            ],
            (await EditorDesk.PathsAsync(refused)).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Scenario", "D12")]
    public async Task Submit_OnceCompleted_BecomesTheVersionThatTheCustomerGets()
    {
        (string id, string tag) = await _desk.BeginAsync(EditorDesk.Draft(new { text = "two pumps" }));
        using HttpResponseMessage saved = await _desk.PutAsync(id, EditorDesk.With(EditorDesk.Draft(), "message", "As we said on the phone."), tag);
        await _desk.SubmittedAsync(id, saved.Headers.ETag!.Tag);

        JsonElement quote = await _quotes.QuoteAsync(id);
        Assert.Equal(("released", 1, "sales"), (quote.GetProperty("status").GetString(), quote.GetProperty("quoteVersion").GetInt32(), quote.GetProperty("source").GetString()));
        Assert.Equal((9269m, EditorDesk.Rep), (EditorDesk.Amount(quote.GetProperty("content"), "net"), quote.GetProperty("requester").GetString()));
        Assert.Equal("As we said on the phone.", quote.GetProperty("message").GetString());
        Assert.False(quote.TryGetProperty("draft", out _));
        using HttpResponseMessage accepted = await _quotes.AcceptAsync(await _quotes.QuoteLinkAsync(id));
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        JsonElement timeline = await _app.GetJsonAsync($"/api/quotes/{id}/timeline");
        Assert.Equal(
            ["QuoteDraftOpened", "QuoteDraftSaved", "QuoteDraftSubmitted", "QuoteRequested", "QuotePriced"],
            timeline.GetProperty("events").EnumerateArray().Take(5).Select(happened => happened.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Submit_TwiceAndAtOnce_IsSubmittedOnce()
    {
        (string id, string tag) = await _desk.BeginAsync(EditorDesk.Draft());
        HttpResponseMessage[] answers = await Task.WhenAll(_desk.SubmitAsync(id, tag), _desk.SubmitAsync(id, tag), _desk.SubmitAsync(id, tag));
        HttpResponseMessage again = await _desk.SubmitAsync(id, tag);
        await _app.SettleAsync();

        Assert.All(answers.Append(again), answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        JsonElement timeline = await _app.GetJsonAsync($"/api/quotes/{id}/timeline");
        Assert.Single(timeline.GetProperty("events").EnumerateArray(), happened => happened.GetProperty("name").GetString() == "QuoteRequested");
        Assert.Single(await _app.MailsAsync());
    }

    [Fact]
    public async Task Put_OnAStaleDraft_IsRefusedAndChangesNothing()
    {
        (string id, string tag) = await _desk.BeginAsync(EditorDesk.Draft());
        using HttpResponseMessage first = await _desk.PutAsync(id, EditorDesk.With(EditorDesk.Draft(), "discountPercent", 2), tag);
        using HttpResponseMessage stale = await _desk.PutAsync(id, EditorDesk.With(EditorDesk.Draft(), "discountPercent", 3), tag);
        using HttpResponseMessage repeated = await _desk.PutAsync(id, EditorDesk.With(EditorDesk.Draft(), "discountPercent", 2), tag);
        using HttpResponseMessage blind = await _app.SendJsonAsync(HttpMethod.Put, $"/api/quotes/{id}/draft", EditorDesk.Draft());
        using HttpResponseMessage submitted = await _desk.SubmitAsync(id, tag);
        using HttpResponseMessage discarded = await _desk.DiscardAsync(id, tag);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK, HttpStatusCode.PreconditionRequired, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed],
            new[] { first, stale, repeated, blind, submitted, discarded }.Select(answer => answer.StatusCode));
        Assert.Equal("draft-stale", await EditorDesk.CodeAsync(stale));
        Assert.Equal(first.Headers.ETag, repeated.Headers.ETag);
        using HttpResponseMessage now = await _desk.GetAsync(id);
        Assert.Equal(2m, (await now.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("content").GetProperty("discountPercent").GetDecimal());
        using HttpResponseMessage known = await _app.SendJsonAsync(HttpMethod.Get, $"/api/quotes/{id}/draft", null, ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task Put_ByTwoAtOnce_KeepsOneAndRefusesTheOther()
    {
        (string id, string tag) = await _desk.BeginAsync(EditorDesk.Draft());
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(discount => _desk.PutAsync(id, EditorDesk.With(EditorDesk.Draft(), "discountPercent", discount), tag)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Begin_WithTheSameKey_MakesOneQuote()
    {
        (string first, _) = await _desk.BeginAsync(EditorDesk.Draft(), "key-1");
        (string second, _) = await _desk.BeginAsync(EditorDesk.Draft(), "key-1");
        using HttpResponseMessage other = await _app.SendJsonAsync(HttpMethod.Post, "/api/quotes", EditorDesk.Draft(new { sku = "P-100", quantity = 9 }), ("Idempotency-Key", "key-1"));

        Assert.Equal(first, second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task Discard_OfANewQuote_EndsIt()
    {
        (string id, string tag) = await _desk.BeginAsync(EditorDesk.Draft());
        using HttpResponseMessage discarded = await _desk.DiscardAsync(id, tag);
        using HttpResponseMessage again = await _desk.DiscardAsync(id, tag);
        using HttpResponseMessage submitted = await _desk.SubmitAsync(id, tag);
        using HttpResponseMessage revised = await _quotes.PostAsync($"/api/quotes/{id}/revisions", new { fromVersion = 1, lines = new[] { new { sku = "P-100", quantity = 2 } } });

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.Conflict],
            new[] { discarded, again, submitted, revised }.Select(answer => answer.StatusCode));
        Assert.Equal("discarded", await _quotes.StatusAsync(id));
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task NextVersion_WhileItIsWritten_LeavesTheOneThatIsOut()
    {
        string id = await _quotes.AskAsync();
        string tag = await _desk.OpenAsync(id, EditorDesk.With(EditorDesk.Draft(), "discountPercent", 3));

        Assert.Equal("released", await _quotes.StatusAsync(id));
        using HttpResponseMessage accepted = await _quotes.AcceptAsync(await _quotes.QuoteLinkAsync(id));
        using HttpResponseMessage submitted = await _desk.SubmitAsync(id, tag);
        using HttpResponseMessage saved = await _desk.PutAsync(id, EditorDesk.Draft(new { sku = "P-100", quantity = 1 }), tag);
        using HttpResponseMessage discarded = await _desk.DiscardAsync(id, tag);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.NoContent],
            new[] { accepted, submitted, saved, discarded }.Select(answer => answer.StatusCode));
        Assert.Equal("quote-accepted", await EditorDesk.CodeAsync(submitted));
        Assert.Equal("accepted", await _quotes.StatusAsync(id));
    }

    [Fact]
    [Trait("Scenario", "E3")]
    public async Task NextVersion_WhenTheCustomerChangedTheQuoteMeanwhile_IsRefusedUntilItIsCarriedOn()
    {
        string id = await _quotes.AskAsync();
        string tag = await _desk.OpenAsync(id, EditorDesk.With(EditorDesk.Draft(), "discountPercent", 3));
        await AskForChangeAsync(id, new QuoteCommand.AskForChange(1, [new WishedLine("1", 1)], null, null));
        Assert.Equal(2, (await _quotes.QuoteAsync(id)).GetProperty("quoteVersion").GetInt32());

        using HttpResponseMessage outdated = await _desk.SubmitAsync(id, tag);
        Assert.Equal((HttpStatusCode.Conflict, "draft-outdated"), (outdated.StatusCode, await EditorDesk.CodeAsync(outdated)));
        using HttpResponseMessage look = await _desk.GetAsync(id);
        Assert.True((await look.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("isOutdated").GetBoolean());
        using HttpResponseMessage carried = await _desk.PutAsync(id, EditorDesk.With(EditorDesk.Draft(), "discountPercent", 3), tag, from: 2);
        Assert.Equal(HttpStatusCode.OK, carried.StatusCode);
        await _desk.SubmittedAsync(id, carried.Headers.ETag!.Tag);

        JsonElement quote = await _quotes.QuoteAsync(id);
        Assert.Equal((3, "released", 8990.93m), (quote.GetProperty("quoteVersion").GetInt32(), quote.GetProperty("status").GetString(), EditorDesk.Amount(quote.GetProperty("content"), "net")));
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task Negotiation_UntilTheCounterPriceIsMetHalfway_EndsWithOneVersionThatCanBeAccepted()
    {
        string id = await _quotes.AskAsync();
        Uri first = await _quotes.QuoteLinkAsync(id);
        Assert.Equal(9269m, EditorDesk.Amount((await _quotes.QuoteAsync(id)).GetProperty("content"), "net"));
        await AskForChangeAsync(id, new QuoteCommand.AskForChange(1, [], Money.Of(8900, "EUR"), "8,900 and we have a deal."));

        string tag = await _desk.OpenAsync(id, EditorDesk.With(EditorDesk.Draft(), "targetNet", 9000));
        await _desk.SubmittedAsync(id, tag);

        JsonElement quote = await _quotes.QuoteAsync(id);
        Assert.Equal((2, "released", 9000m), (quote.GetProperty("quoteVersion").GetInt32(), quote.GetProperty("status").GetString(), EditorDesk.Amount(quote.GetProperty("content"), "net")));
        using HttpResponseMessage gone = await _quotes.AcceptAsync(first);
        using HttpResponseMessage accepted = await _quotes.AcceptAsync(await _quotes.QuoteLinkAsync(id, version: 2));
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.OK), (gone.StatusCode, accepted.StatusCode));
        using HttpResponseMessage old = await _app.Http.GetAsync(first);
        Assert.Contains("9.269,00", await old.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await _app.SettleAsync();
        JsonElement order = await _app.GetJsonAsync($"/api/orders/quote-{id}");
        Assert.Equal(9000m, EditorDesk.Amount(order, "net"));
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task Revision_WithATargetNet_ComesToItOrNamesTheNearest()
    {
        string id = await _quotes.AskAsync(lines: ("P-100", 3));
        using HttpResponseMessage unreachable = await RevisedAsync(12000.01m);
        using HttpResponseMessage reached = await RevisedAsync(12000.00m);
        await _app.SettleAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreachable.StatusCode);
        JsonElement problem = await unreachable.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((12000.00m, 12000.03m), (problem.GetProperty("nearestBelow").GetDecimal(), problem.GetProperty("nearestAbove").GetDecimal()));
        Assert.Equal(HttpStatusCode.Created, reached.StatusCode);
        Assert.Equal(12000m, EditorDesk.Amount((await _quotes.QuoteAsync(id)).GetProperty("content"), "net"));

        Task<HttpResponseMessage> RevisedAsync(decimal net) =>
            _quotes.PostAsync($"/api/quotes/{id}/revisions", new { fromVersion = 1, targetNet = net, lines = new[] { new { sku = "P-100", quantity = 3 } } });
    }

    [Fact]
    public async Task NextVersion_ForAnotherAddressOrCurrency_ChangesWhatItSays()
    {
        string id = await _quotes.AskAsync();
        using HttpResponseMessage another = await _desk.PutAsync(id, Moved("somebody@else.example"), tag: null);
        using HttpResponseMessage refused = await _desk.SubmitAsync(id, another.Headers.ETag!.Tag);
        Assert.Equal(["customer.email"], await EditorDesk.PathsAsync(refused));
        using HttpResponseMessage moved = await _desk.PutAsync(id, Moved(QuoteDesk.Customer), another.Headers.ETag!.Tag);
        await _desk.SubmittedAsync(id, moved.Headers.ETag!.Tag);

        JsonElement quote = await _quotes.QuoteAsync(id);
        Assert.Equal("80331", quote.GetProperty("customer").GetProperty("address").GetProperty("postCode").GetString());
        Assert.Equal("released", quote.GetProperty("status").GetString());

        static Dictionary<string, object?> Moved(string email) => EditorDesk.With(EditorDesk.Draft(), "customer", new
        {
            name = "Jana Berg",
            email,
            language = "de",
            address = new { street = "Neuer Weg 2", postCode = "80331", city = "München", country = "DE" },
        });
    }

    [Fact]
    public async Task Reply_IsWrittenOnceAndOnlyToTheVersionThatIsOut()
    {
        string id = await _quotes.AskAsync();
        using HttpResponseMessage first = await ReplyAsync(new { text = "Delivery includes commissioning." }, "reply-1");
        using HttpResponseMessage again = await ReplyAsync(new { text = "Delivery includes commissioning." }, "reply-1");
        using HttpResponseMessage other = await ReplyAsync(new { text = "About what?", quoteVersion = 3 });
        using HttpResponseMessage empty = await ReplyAsync(new { text = "  " });

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Gone, HttpStatusCode.BadRequest],
            new[] { first, again, other, empty }.Select(answer => answer.StatusCode));
        Assert.Equal("Delivery includes commissioning.", Assert.Single((await _quotes.QuoteAsync(id)).GetProperty("turns").EnumerateArray()).GetProperty("text").GetString());

        Task<HttpResponseMessage> ReplyAsync(object reply, string? key = null) => _quotes.PostAsync($"/api/quotes/{id}/replies", reply, key);
    }

    [Fact]
    public async Task Drafts_OfWhoMayNotQuote_AreRefused()
    {
        Approvals.ApproverDesk warehouse = new(_app, "wilma@leadtocash.example", "warehouse");
        (string id, _) = await _desk.BeginAsync(EditorDesk.Draft());
        foreach ((HttpMethod method, string path) in ((HttpMethod, string)[])[
            (HttpMethod.Post, "/api/quotes"), (HttpMethod.Post, "/api/quotes/preview"), (HttpMethod.Put, $"/api/quotes/{id}/draft"), (HttpMethod.Delete, $"/api/quotes/{id}/draft"),
            (HttpMethod.Post, $"/api/quotes/{id}/draft/submit"), (HttpMethod.Post, $"/api/quotes/{id}/replies")])
        {
            using HttpResponseMessage refused = await warehouse.SendAsync(method, path, EditorDesk.Draft());
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using HttpResponseMessage read = await warehouse.SendAsync(HttpMethod.Get, $"/api/quotes/{id}/draft");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    /// <summary>What the customer's page asks for.</summary>
    private async Task AskForChangeAsync(string id, QuoteCommand.AskForChange ask)
    {
        var outcome = await _app.Services.GetRequiredService<QuoteStore>().ExecuteAsync(id, Guid.NewGuid().ToString("N"), ask, "customer");
        Assert.Null(outcome.Refusal);
        await _app.SettleAsync();
    }
}
