using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class QuoteFormTests
{
    [Fact]
    [Trait("Scenario", "D1")]
    public async Task Request_AsJson_MakesAQuoteWithTheReferenceTotals()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        using HttpResponseMessage answer = await desk.PostAsync("/forms/quote", QuoteDesk.Request());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        JsonElement created = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Q-2026-00001", created.GetProperty("number").GetString());
        Assert.Equal($"/api/quotes/{created.GetProperty("id").GetString()}", answer.Headers.Location!.OriginalString);
        await app.SettleAsync();
        JsonElement quote = await app.GetJsonAsync(answer.Headers.Location.OriginalString);
        Assert.Equal("released", quote.GetProperty("status").GetString());
        JsonElement content = quote.GetProperty("content");
        Assert.Equal(
            (9269.00m, 1761.11m, 11030.11m), (Amount(content, "net"), Amount(content, "tax"), Amount(content, "gross")));
    }

    [Fact]
    public async Task Request_SentThreeTimesTwoAtOnce_MakesOneQuote()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        HttpResponseMessage[] answers = await Task.WhenAll(
            desk.PostAsync("/forms/quote", QuoteDesk.Request(), "key-1"), desk.PostAsync("/forms/quote", QuoteDesk.Request(), "key-1"));
        HttpResponseMessage third = await desk.PostAsync("/forms/quote", QuoteDesk.Request(), "key-1");
        string[] bodies = await Task.WhenAll([.. answers.Append(third).Select(answer => answer.Content.ReadAsStringAsync())]);
        Assert.Single(bodies.Distinct());
        await app.SettleAsync();
        Assert.Single(await app.MailsAsync());
    }

    [Fact]
    public async Task Request_WhenTheKeyNamedAnother_IsRefused()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        using HttpResponseMessage first = await desk.PostAsync("/forms/quote", QuoteDesk.Request(), "key-1");
        using HttpResponseMessage second = await desk.PostAsync("/forms/quote", QuoteDesk.Request(discount: 3), "key-1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Request_WithWrongFields_NamesEach()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await new QuoteDesk(app).PostAsync("/forms/quote", new
        {
            customer = new { name = "", email = "nobody", language = "fr", address = new { street = "x", postCode = "1", city = "y", country = "Germany" } },
            lines = new object[] { new { sku = "P-999", quantity = 1 }, new { sku = "P-100", quantity = 1.5 }, new { sku = "SUB-CARE", quantity = "many" } },
            discountPercent = 100,
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        JsonElement errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(
            [
                "customer.address.country", "customer.email", "customer.language", "customer.name", "discountPercent",
                "lines[0].sku", "lines[1].quantity", "lines[2].quantity",
            ],
            errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("application/json", "{ \"lines\": [ }", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[1]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"customer\":5,\"lines\":{\"sku\":[]},\"discountPercent\":{}}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"customer\":{\"name\":\"\\ud800\"}}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"\\udfff\":1}", HttpStatusCode.BadRequest)]
    [InlineData("text/csv", "P-100;2", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "%ff%00&&&=;sku=", HttpStatusCode.BadRequest)]
    public async Task Request_WhenUnreadable_IsNeverAServerError(string type, string body, HttpStatusCode expected)
    {
        await using LocalApp app = await TestApp.StartAsync();
        using StringContent content = new(body, System.Text.Encoding.UTF8, type);
        using HttpResponseMessage answer = await app.Http.PostAsync(new Uri("/forms/quote", UriKind.Relative), content);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Form_WhenFilledInABrowser_MakesAQuote()
    {
        await using LocalApp app = await TestApp.StartAsync();
        IHtmlDocument page = await PageAsync(HttpStatusCode.OK, await app.Http.GetAsync(new Uri("/forms/quote", UriKind.Relative)));
        string requestId = ((IHtmlInputElement)page.QuerySelector("input[name=requestId]")!).Value;
        (string, string)[] fields =
        [
            ("requestId", requestId), ("sku", "P-100"), ("quantity", "2"), ("sku", "SP-SEAL"), ("quantity", ""),
            ("customer.name", "Jana Berg"), ("customer.email", QuoteDesk.Customer), ("customer.address.street", "Am Werk 1"),
            ("customer.address.postCode", "90402"), ("customer.address.city", "Nürnberg"), ("customer.address.country", "DE"), ("customer.language", "de"),
        ];
        IHtmlDocument thanks = await PageAsync(HttpStatusCode.Created, await app.PostFormAsync(new Uri("/forms/quote", UriKind.Relative), fields));
        Assert.Contains("Q-2026-00001", thanks.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithErrors_IsShownAgainWithWhatWasWritten()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.PostFormAsync(
            new Uri("/forms/quote", UriKind.Relative), ("requestId", "r-1"), ("sku", "P-100"), ("quantity", "two"), ("customer.name", "<b>Jana</b>"));
        IHtmlDocument page = await PageAsync(HttpStatusCode.BadRequest, answer);
        Assert.Equal("<b>Jana</b>", ((IHtmlInputElement)page.QuerySelector("input[name='customer.name']")!).Value);
        Assert.Equal("r-1", ((IHtmlInputElement)page.QuerySelector("input[name=requestId]")!).Value);
        IElement quantity = page.QuerySelector("input[name=quantity][value=two]")!;
        Assert.Equal("true", quantity.GetAttribute("aria-invalid"));
        Assert.NotNull(page.GetElementById(quantity.GetAttribute("aria-describedby")!));
    }

    private static async Task<IHtmlDocument> PageAsync(HttpStatusCode status, HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        }
    }

    private static decimal Amount(JsonElement content, string name) => content.GetProperty(name).GetProperty("amount").GetDecimal();
}
