using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.OrderToCash;

namespace LeadToCash.Tests.Dunning;

public sealed class InvoiceDunningTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private OrderDesk _desk = null!;

    public async Task InitializeAsync()
    {
        // An invoice of 27 May 2025 is due on 10 June.
        _app = await TestApp.StartAsync(at: new DateTimeOffset(2025, 5, 27, 8, 0, 0, TimeSpan.Zero));
        _desk = new OrderDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "F12")]
    public async Task Claim_Of11900DueOnTheTenthOfJune_HasTheInterestOfBothHalfYearsAndOneFlatFee()
    {
        string id = await OweAsync(9101, 10_000m);
        JsonElement claim = await ClaimAsync(id, "2025-08-31");
        Assert.Equal([73.49m, 207.59m], claim.GetProperty("statement").GetProperty("rows").EnumerateArray().Select(row => Amount(row, "interest")));
        JsonElement open = claim.GetProperty("statement").GetProperty("open");
        Assert.Equal((11_900m, 281.08m, 40m), (Amount(open, "principal"), Amount(open, "interest"), Amount(open, "costs")));
    }

    [Fact]
    [Trait("Scenario", "F12")]
    public async Task Letters_GoOutOnceEachOnWorkingDaysAndShowTheReckoning()
    {
        string id = await OweAsync(9102, 10_000m);
        await _app.AdvanceToAsync("2025-08-31T12:00:00Z");
        Assert.Equal([("2025-06-17", 1), ("2025-07-01", 2), ("2025-07-15", 3)], await LettersAsync(id));
        Assert.Equal(3, (await ReminderMailsAsync(id)).Length);
        JsonElement second = await _app.MailAsync($"invoice/{id}/reminder-2");
        Assert.Contains("Default interest until 01/07/2025", second.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Single(second.GetProperty("attachments").EnumerateArray());

        JsonElement asked = (await _app.GetJsonAsync($"/api/invoices/{id}")).GetProperty("letters")[1].GetProperty("asked");
        JsonElement open = (await ClaimAsync(id, "2025-07-01")).GetProperty("statement").GetProperty("open");
        Assert.Equal((Amount(open, "interest"), Amount(open, "costs")), (Amount(asked, "interest"), Amount(asked, "costs")));
    }

    [Fact]
    [Trait("Scenario", "F11")]
    public async Task Payment_InPart_LeavesTheRestWithItsNextLetter()
    {
        string id = await OweAsync(9103, 10_000m);
        await PayAsync("RE-2025-00001", 500_000);
        JsonElement listed = Assert.Single((await _app.GetJsonAsync("/dunning")).GetProperty("invoices").EnumerateArray());
        Assert.Equal((6_900m, "2025-06-10", "2025-06-17", 1), (
            Amount(listed, "open"), listed.GetProperty("dueDate").GetString(), listed.GetProperty("on").GetString(), listed.GetProperty("level").GetInt32()));

        await PayAsync("RE-2025-00001", 690_000, "evt_2");
        Assert.Empty((await _app.GetJsonAsync("/dunning")).GetProperty("invoices").EnumerateArray());
        await _app.AdvanceToAsync("2025-08-31T12:00:00Z");
        Assert.Empty(await ReminderMailsAsync(id));
    }

    [Fact]
    public async Task Dispute_StopsTheLettersUntilItEnds()
    {
        string id = await OweAsync(9104, 10_000m);
        await _app.AdvanceToAsync("2025-06-12T10:00:00Z");
        await PostAsync($"/api/invoices/{id}/disputes", ("reason", "One pump leaks."));
        await _app.AdvanceToAsync("2025-07-14T10:00:00Z");
        Assert.Empty(await ReminderMailsAsync(id));
        Assert.Equal("disputed", (await ClaimAsync(id, "2025-07-14")).GetProperty("noLetter").GetString());

        await PostAsync($"/api/invoices/{id}/disputes/end", ("rejected", "true"));
        await _app.AdvanceToAsync("2025-07-21T12:00:00Z");
        Assert.Single(await ReminderMailsAsync(id));
        decimal interest = (11_900m * 0.1127m / 365 * 20) + (11_900m * 0.1027m / 365 * 21); // the dispute's days too: the customer was wrong
        Assert.Equal(Math.Round(interest, 2), Amount((await ClaimAsync(id, "2025-07-21")).GetProperty("statement"), "interest"));
    }

    [Fact]
    public async Task Instalments_StopTheLettersUntilOneIsMissed()
    {
        string id = await OweAsync(9105, 10_000m);
        await PostAsync($"/api/invoices/{id}/instalments", ("instalments", "2025-06-30 6000.00\n2025-07-31 5900.00"));
        await _app.AdvanceToAsync("2025-06-30T10:00:00Z");
        await PayAsync("RE-2025-00001", 600_000);
        await _app.AdvanceToAsync("2025-07-31T12:00:00Z");
        Assert.Empty(await ReminderMailsAsync(id));
        await _app.AdvanceToAsync("2025-08-20T12:00:00Z");
        Assert.NotEmpty(await ReminderMailsAsync(id));
    }

    [Fact]
    public async Task HandingOver_EndsOurLettersAndIsRefusedOnceItIsPaid()
    {
        string id = await OweAsync(9106, 10_000m);
        await PostAsync($"/api/invoices/{id}/hand-over", ("to", "Inkasso Nord"));
        await _app.AdvanceToAsync("2025-08-31T12:00:00Z");
        Assert.Empty(await ReminderMailsAsync(id));
        await PayAsync("RE-2025-00001", 1_190_000);
        using HttpResponseMessage late = await _app.SendJsonAsync(HttpMethod.Post, $"/api/invoices/{id}/disputes", new { reason = "Too late." });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Letters_WithoutABaseRate_ReserveTheInterestInsteadOfGuessingIt()
    {
        await using LocalApp app = await TestApp.StartAsync(at: new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
        string id = $"{await new OrderDesk(app).PlaceAsync(9107, ("P-100", 1, 10_000m, true))}-invoice";
        await app.AdvanceToAsync("2026-07-20T12:00:00Z");
        JsonElement claim = await app.GetJsonAsync($"/api/invoices/{id}/claim?asOf=2026-07-20");
        Assert.Equal("2026-06-30", claim.GetProperty("statement").GetProperty("asOf").GetString());
        Assert.Contains(await app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.StartsWith($"invoice/{id}/reminder-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_ShowTheReckoningAndTheRun()
    {
        string id = await OweAsync(9108, 10_000m);
        await _app.AdvanceToAsync("2025-08-31T12:00:00Z");
        string claim = WebUtility.HtmlDecode(await _app.Http.GetStringAsync(new Uri($"/api/invoices/{id}/claim", UriKind.Relative)));
        Assert.Contains("€12,221.08", claim, StringComparison.Ordinal);
        string run = WebUtility.HtmlDecode(await _app.Http.GetStringAsync(new Uri("/dunning", UriKind.Relative)));
        Assert.Contains("Decided by people: 1, €11,900.00", run, StringComparison.Ordinal);
    }

    private async Task<string> OweAsync(long order, decimal net) => $"{await _desk.PlaceAsync(order, ("P-100", 1, net, true))}-invoice";

    private Task<JsonElement> ClaimAsync(string id, string asOf) => _app.GetJsonAsync($"/api/invoices/{id}/claim?asOf={asOf}");

    private async Task<IEnumerable<(string? On, int Level)>> LettersAsync(string id) => (await _app.GetJsonAsync($"/api/invoices/{id}")).GetProperty("letters").EnumerateArray()
        .Select(letter => (letter.GetProperty("on").GetString(), letter.GetProperty("level").GetInt32()));

    private async Task<string[]> ReminderMailsAsync(string id) =>
        [.. (await _app.MailsAsync()).Select(mail => mail.GetProperty("key").GetString()!).Where(key => key.StartsWith($"invoice/{id}/reminder-", StringComparison.Ordinal))];

    private async Task PayAsync(string number, long cents, string eventId = "evt_1")
    {
        using HttpResponseMessage answer = await _app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment(eventId, number, cents, at: _app.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await _app.SettleAsync();
    }

    private async Task PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Post, path, fields.ToDictionary(field => field.Name, field => field.Value));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await _app.SettleAsync();
    }

    private static decimal Amount(JsonElement document, string name) => document.GetProperty(name).GetProperty("amount").GetDecimal();
}
