using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Dunning;

/// <summary>What goes out on a day, and what people keep back.</summary>
public sealed class LetterHoldTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private DunningDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(at: DunningDesk.Start);
        _desk = new DunningDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [Trait("Scenario", "F12")]
    [InlineData(1_000_000, "2025-06-17", 1)]
    [InlineData(1_000_000, "2025-07-01", 2)]
    [InlineData(12_345, "2025-07-15", 3)]
    public async Task Preview_OfADay_IsWhatGoesOutToTheCentAndTheWord(int net, string day, int level)
    {
        string id = await _desk.OweAsync(9301, net / 100m);
        JsonElement planned = Assert.Single((await _app.GetJsonAsync($"/dunning/days/{day}")).GetProperty("letters").EnumerateArray());
        JsonElement preview = await _app.GetJsonAsync($"/dunning/letters/{id}?day={day}");
        byte[] pdf = await _app.Http.GetByteArrayAsync(new Uri($"/dunning/letters/{id}/pdf?day={day}", UriKind.Relative));
        Assert.Equal(level, planned.GetProperty("level").GetInt32());

        await _app.AdvanceToAsync($"{day}T12:00:00Z");
        JsonElement sent = (await _desk.InvoiceAsync(id)).GetProperty("letters")[level - 1];
        Assert.Equal(day, sent.GetProperty("on").GetString());
        Assert.Equal(planned.GetProperty("asks").GetRawText(), sent.GetProperty("asked").GetRawText());
        JsonElement mail = await _app.MailAsync($"invoice/{id}/reminder-{level}");
        Assert.Equal(WithoutLinks(preview.GetProperty("text").GetString()!), WithoutLinks(mail.GetProperty("text").GetString()!));
        Assert.Equal(preview.GetProperty("subject").GetString(), mail.GetProperty("subject").GetString());
        JsonElement attachment = Assert.Single(mail.GetProperty("attachments").EnumerateArray());
        byte[] attached = await _app.Http.GetByteArrayAsync(new Uri($"/mailbox/{mail.GetProperty("id").GetString()}/attachments/{Uri.EscapeDataString(attachment.GetProperty("name").GetString()!)}", UriKind.Relative));
        Assert.Equal(pdf, attached);
        Assert.Empty((await _app.GetJsonAsync("/dunning/days/2025-07-16")).GetProperty("letters").EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "F12")]
    public async Task Hold_OfAnInvoice_KeepsLettersBackAndItsReleaseSendsTheHighestOnce()
    {
        string id = await _desk.OweAsync(9302, 10_000m);
        await _desk.PostAsync($"/api/invoices/{id}/letter-holds", new { reason = "They promised to pay." });
        await _app.AdvanceToAsync("2025-07-03T10:00:00Z");
        Assert.Empty(await _desk.MailedAsync(id));
        JsonElement held = Assert.Single((await _app.GetJsonAsync("/dunning")).GetProperty("invoices").EnumerateArray());
        Assert.Equal(("They promised to pay.", 2), (held.GetProperty("hold").GetProperty("reason").GetString(), held.GetProperty("level").GetInt32()));
        string page = WebUtility.HtmlDecode(await _app.Http.GetStringAsync(new Uri($"/api/invoices/{id}/claim", UriKind.Relative)));
        Assert.Contains("They promised to pay.", page, StringComparison.Ordinal);

        await _desk.PostAsync($"/api/invoices/{id}/letter-holds/release");
        await _desk.PostAsync($"/api/invoices/{id}/letter-holds/release");
        Assert.Equal([2], await _desk.MailedAsync(id));
        await _app.AdvanceToAsync("2025-08-31T10:00:00Z");
        Assert.Equal([2, 3], await _desk.MailedAsync(id));
        string[] events = [.. (await _app.GetJsonAsync($"/api/invoices/{id}/timeline")).GetProperty("events").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];
        Assert.Single(events, "LettersHeld");
        Assert.Single(events, "LettersReleased");
    }

    [Theory]
    [InlineData("2025-06-20", "2025-06-20")]
    [InlineData("2025-06-21", "2025-06-23")] // a Saturday
    public async Task Hold_UntilADay_EndsByItself(string until, string goesOn)
    {
        string id = await _desk.OweAsync(9303, 10_000m);
        await _desk.PostAsync($"/api/invoices/{id}/letter-holds", new { reason = "Ask sales first.", until });
        Assert.Equal(1, Assert.Single((await _app.GetJsonAsync($"/dunning/days/{goesOn}")).GetProperty("letters").EnumerateArray()).GetProperty("level").GetInt32());
        await _app.AdvanceToAsync("2025-06-25T10:00:00Z");
        Assert.Equal([(goesOn, 1)], await _desk.LettersAsync(id));
        Assert.Equal([1], await _desk.MailedAsync(id));
    }

    [Fact]
    public async Task Hold_OfOneLetter_LetsThoseBeforeItGo()
    {
        string id = await _desk.OweAsync(9304, 10_000m);
        await _desk.PostAsync($"/api/invoices/{id}/letter-holds", new { reason = "No fee yet.", level = 2 });
        await _app.AdvanceToAsync("2025-08-31T10:00:00Z");
        Assert.Equal([1], await _desk.MailedAsync(id));
        await _desk.PostAsync($"/api/invoices/{id}/letter-holds/release");
        await _app.AdvanceToAsync("2025-09-01T10:00:00Z");
        Assert.Equal([1, 3], await _desk.MailedAsync(id));
    }

    [Fact]
    public async Task Hold_OfACustomer_KeepsBackHisLettersAndNobodyElses()
    {
        string[] ids = [await _desk.OweAsync(9305, 10_000m), await _desk.OweAsync(9306, 200m)];
        string customer = (await _desk.InvoiceAsync(ids[0])).GetProperty("customer").GetProperty("customerId").GetString()!;
        await _desk.PostAsync($"/api/customers/{customer}/letter-holds", new { reason = "Key account." });
        await _app.AdvanceToAsync("2025-06-18T10:00:00Z");
        Assert.Empty(await _desk.MailedAsync(ids[0]));
        Assert.Equal([1], await _desk.MailedAsync(ids[1])); // another customer's
        JsonElement state = await _app.GetJsonAsync($"/api/customerletters/{customer}");
        Assert.Equal("Key account.", state.GetProperty("holds")[0].GetProperty("reason").GetString());

        await _desk.PostAsync($"/api/customers/{customer}/letter-holds/release");
        Assert.Equal([1], await _desk.MailedAsync(ids[0]));
        using HttpResponseMessage nobody = await _app.SendJsonAsync(HttpMethod.Post, "/api/customers/nobody/letter-holds", new { reason = "?" });
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Theory]
    [InlineData("""{"level":2}""")]
    [InlineData("""{"reason":"x","until":"2025-05-27"}""")]
    [InlineData("""{"reason":"x","level":"all"}""")]
    public async Task Hold_ThatDoesNotSayWhyOrMakesNoSense_IsRefused(string body)
    {
        string id = await _desk.OweAsync(9307, 10_000m);
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _app.Http.PostAsync(new Uri($"/api/invoices/{id}/letter-holds", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>Links are signed anew each time they are made.</summary>
    private static string WithoutLinks(string text) => string.Join('\n', text.Split('\n').Where(line => !line.Contains("://", StringComparison.Ordinal)));
}
