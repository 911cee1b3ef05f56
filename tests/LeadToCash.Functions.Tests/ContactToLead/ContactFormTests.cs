using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.ContactToLead;

public sealed class ContactFormTests
{
    [Theory]
    [InlineData("de-DE,de;q=0.9", "de", "Bleiben wir in Verbindung")]
    [InlineData("fr", "en", "Keep in touch")]
    public async Task Page_SpeaksTheVisitorsLanguageAndLabelsItsFields(string accepted, string language, string heading)
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, ContactApp.Form);
        request.Headers.AcceptLanguage.ParseAdd(accepted);
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        using IDocument page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

        Assert.Equal((language, heading), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        Assert.All(
            page.QuerySelectorAll("input:not([type=hidden]), select"),
            field => Assert.True(page.QuerySelector($"label[for='{field.Id}']") is not null || field.Closest("label") is not null, field.OuterHtml));
    }

    [Fact]
    public async Task Form_WithMistakes_IsShownAgainWithASentenceAtEachField()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.PostFormAsync(ContactApp.Form, ("name", "Kim \"K\" <Keller>"), ("email", "kim@nowhere"), ("interests", "pumps"));
        using IDocument page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Kim \"K\" <Keller>", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("input[value=pumps][checked]"));
        Assert.Equal("This is not an e-mail address; it looks like name@example.com.", page.QuerySelector("#email-error")!.TextContent.Trim());
        Assert.Equal("Without your consent we may not write to you.", page.QuerySelector("#consentTextVersion-error")!.TextContent.Trim());
        Assert.Empty(await app.MailsAsync());
    }

    [Fact]
    public async Task Form_FromABrowser_IsReceived()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.PostFormAsync(
            ContactApp.Form, ("name", "Kim"), ("email", "kim@example.com"), ("language", "de"), ("consentTextVersion", "2026-01"), ("website", ""));
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Bitte bestätigen Sie Ihre E-Mail-Adresse", Assert.Single(await app.MailsAsync()).GetProperty("subject").GetString());
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "email=a")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "email=a")]
    [InlineData("multipart/form-data; boundary=x", "breaks off")]
    [InlineData("multipart/form-data", "no boundary")]
    public async Task Form_ThatCannotBeRead_IsABadRequest(string contentType, string body)
    {
        await using LocalApp app = await TestApp.StartAsync();
        using StringContent content = new(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using HttpResponseMessage answer = await app.Http.PostAsync(ContactApp.Form, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Form_WithTheTrapFilledIn_LooksReceivedAndIsDropped()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.PostFormAsync(
            ContactApp.Form, ("name", "Bot"), ("email", "bot@example.com"), ("consentTextVersion", "2026-01"), ("website", "https://spam.example"));
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await app.MailsAsync());
    }

    [Theory]
    [InlineData("""{ "email": "kim" }""", "name", "email", "consentTextVersion")]
    [InlineData("""{ "name": "K", "email": "a@b.example\r\nBcc: x@y.example", "consentTextVersion": "1" }""", "email")]
    [InlineData("""{ "name": "K", "email": "Kim <kim@example.com>", "consentTextVersion": "1" }""", "email")]
    [InlineData("""{ "name": "K", "email": "kim@example.com", "consentTextVersion": "<script>" }""", "consentTextVersion")]
    public async Task Json_WithMistakes_IsAnsweredWithThemByField(string body, params string[] fields)
    {
        await using LocalApp app = await TestApp.StartAsync();
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await app.Http.PostAsync(ContactApp.Form, content);
        JsonElement problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(fields, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("{ \"name\": \"K\",\n  \"email\": }", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("[1]", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("{ \"interests\": [null, \"pumps\"], \"name\": 5 }", "application/json", 400)]
    [InlineData("a=b", "multipart/form-data", 400)]
    public async Task Anything_ThatIsNoForm_IsRefusedAndBreaksNothing(string body, string type, int status)
    {
        await using LocalApp app = await TestApp.StartAsync();
        using StringContent content = new(body, Encoding.UTF8, type);
        using HttpResponseMessage answer = await app.Http.PostAsync(ContactApp.Form, content);

        Assert.Equal(status, (int)answer.StatusCode);
    }
}
