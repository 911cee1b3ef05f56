using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadToCash.Books;
using LeadToCash.Cases;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.Books;

public sealed class BooksTests
{
    private static readonly DateTimeOffset FirstOfApril = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(106800, 8900)]
    [InlineData(120012, 10001)]
    [Trait("Scenario", "F10")]
    public async Task PrepaidYear_OverTwelveMonths_IsEarnedMonthByMonth(int netCents, int monthlyCents)
    {
        (decimal net, decimal monthly) = (netCents / 100m, monthlyCents / 100m);
        await using LocalApp app = await TestApp.StartAsync(FirstOfApril);
        BooksDesk desk = new(app);
        await desk.IssueAsync("inv-1", "2026-04-01", net, "2026-04-01", "2027-03-31");
        await app.SettleAsync();
        Assert.Equal(-net, await desk.ClosingAsync("3900", "2026-04", "2026-04"));

        await app.AdvanceToAsync("2027-04-02T08:00:00Z");
        for (DateOnly month = new(2026, 4, 1); month < new DateOnly(2027, 4, 1); month = month.AddMonths(1))
        {
            JsonElement sheet = await app.GetJsonAsync($"/api/books/accounts/4402?month={month:yyyy-MM}");
            JsonElement posting = Assert.Single(sheet.GetProperty("postings").EnumerateArray());
            Assert.Equal((monthly, "contracts", month.LastDay()), (BooksDesk.Amount(posting, "amount"), posting.GetProperty("unit").GetString(), DateOnly.Parse(posting.GetProperty("postingDate").GetString()!)));
        }

        JsonElement[] entries = await desk.EntriesOfAsync("inv-1-recognition");
        Assert.Equal((12, net), (entries.Length, entries.Sum(entry => BooksDesk.Amount(entry, "total"))));
        Assert.Equal("/api/recognitions/inv-1-recognition/timeline", entries[0].GetProperty("timeline").GetString());
        JsonElement events = (await app.GetJsonAsync("/api/recognitions/inv-1-recognition/timeline")).GetProperty("events");
        Assert.Equal("RevenueRecognised", events[entries[0].GetProperty("source").GetProperty("version").GetInt32() - 1].GetProperty("name").GetString());
        Assert.Equal(0m, await desk.ClosingAsync("3900", "2027-01", "2027-03"));
        await desk.AssertAgreesAsync("2026-01", "2026-12");
        await desk.AssertAgreesAsync("2027-01", "2027-04");
        Assert.Equal(-monthly * 9, await desk.ClosingAsync("2970", "2027-01", "2027-01"));
    }

    [Fact]
    [Trait("Scenario", "F10")]
    public async Task ShopOrder_BilledAndPaid_IsInTheBooksByBusinessUnit()
    {
        await using LocalApp app = await TestApp.StartAsync();
        BooksDesk desk = new(app);
        using HttpRequestMessage order = Signatures.Shopify("orders/create", ShopOrders.SparePart(4401), "create-4401");
        using HttpResponseMessage placed = await app.Http.SendAsync(order);
        await app.AdvanceAsync(TimeSpan.FromMinutes(10));
        using HttpResponseMessage paid = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment("evt-4401", "RE-2026-00001", 4_153)));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (placed.StatusCode, paid.StatusCode));
        await app.SettleAsync();

        Assert.Equal(
            [("1200", null, 0m), ("1460", null, 41.53m), ("3806", null, -6.63m), ("4400", "goods", -34.90m)],
            (await desk.TrialBalanceAsync("2026-03", "2026-03")).GetProperty("rows").EnumerateArray().Select(row => (
                row.GetProperty("account").GetString(), row.TryGetProperty("unit", out JsonElement unit) ? unit.GetString() : null, BooksDesk.Amount(row, "closing"))));
        JsonElement[] entries = await desk.EntriesAsync("2026-03");
        Assert.Equal(["InvoiceIssued", "PaymentReceived"], entries.Select(entry => entry.GetProperty("source").GetProperty("event").GetString()));
        JsonElement unitOnly = await app.GetJsonAsync("/api/books/trial-balance?from=2026-03&to=2026-03&unit=goods");
        Assert.Equal("4400", Assert.Single(unitOnly.GetProperty("rows").EnumerateArray()).GetProperty("account").GetString());
    }

    [Fact]
    [Trait("Scenario", "F10")]
    public async Task Observers_ToldTwiceAndAtOnce_PostOnce()
    {
        await using LocalApp app = await TestApp.StartAsync(FirstOfApril);
        BooksDesk desk = new(app);
        string[] ids = [.. Enumerable.Range(1, 12).Select(i => $"inv-{i}")];
        await Task.WhenAll(ids.Select((id, i) => desk.IssueAsync(id, "2026-04-01", 100 + i, i % 3 == 0 ? "2026-04-01" : null, "2026-06-30")));
        await app.SettleAsync();
        await desk.Invoices.ExecuteAsync("inv-2", "pay", new InvoiceCommand.RecordPayment("p-1", Money.Of(200, "EUR"), FirstOfApril, null, "bank"));
        await desk.Invoices.ExecuteAsync("inv-1", "credit", new InvoiceCommand.Credit("inv-1", "cn-1", null, "mistake", "staff:anna"));
        await app.SettleAsync();
        string before = (await desk.TrialBalanceAsync("2026-03", "2026-04")).GetRawText();

        CaseReader reader = app.Services.GetRequiredService<CaseReader>();
        ICaseObserver[] observers = [.. app.Services.GetServices<ICaseObserver>().Where(observer => observer is BooksObserver or RecognitionObserver)];
        List<(ICaseObserver Observer, CaseEvent Event)> again = [];
        foreach (ICaseObserver observer in observers)
        {
            foreach (string id in observer is BooksObserver ? [.. ids, "cn-1"] : ids.Select(RecognitionSchedule.IdOf))
            {
                await foreach (CaseEvent @event in reader.EventsAsync(observer.CaseType!, id, asOf: null, CancellationToken.None))
                {
                    again.AddRange([(observer, @event), (observer, @event)]);
                }
            }
        }

        Assert.Contains(again, one => one.Event is { CaseId: "cn-1", Name: nameof(InvoiceIssued) });
        await Task.WhenAll(again.Select(one => one.Observer.OnAsync(one.Event, null!, CancellationToken.None)));
        await app.SettleAsync();
        Assert.Equal(before, (await desk.TrialBalanceAsync("2026-03", "2026-04")).GetRawText());
        await desk.AssertAgreesAsync("2026-04", "2026-04");
        Assert.Equal(79.81m, -await desk.ClosingAsync("3500", "2026-04", "2026-04")); // 200.00 came for 120.19
    }

    [Fact]
    [Trait("Scenario", "F10")]
    public async Task CreditNote_OfAPrepaidYear_StopsTheRest()
    {
        await using LocalApp app = await TestApp.StartAsync(FirstOfApril);
        BooksDesk desk = new(app);
        await desk.IssueAsync("inv-1", "2026-04-01", 1068, "2026-04-01", "2027-03-31");
        await app.AdvanceToAsync("2026-06-10T08:00:00Z");
        await desk.Invoices.ExecuteAsync("inv-1", "credit", new InvoiceCommand.Credit("inv-1", "cn-1", null, "mistake", "staff:anna"));
        await app.AdvanceToAsync("2026-09-02T08:00:00Z");

        Assert.Equal((0m, 0m, 0m, 0m), (
            await desk.ClosingAsync("3900", "2026-04", "2026-09"), await desk.ClosingAsync("4402", "2026-04", "2026-09"),
            await desk.ClosingAsync("3806", "2026-04", "2026-09"), await desk.ClosingAsync("1200", "2026-04", "2026-09")));
        JsonElement[] entries = await desk.EntriesOfAsync("cn-1");
        Assert.StartsWith("GS-2026-", Assert.Single(entries).GetProperty("documentNumber").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain((await app.GetJsonAsync("/api/books/recognition")).GetProperty("schedules").EnumerateArray(), one => one.GetProperty("date").GetString() != "2026-06-30");
        Assert.Equal(2, (await desk.EntriesOfAsync("inv-1-recognition")).Length);
    }

    [Fact]
    public async Task Month_WhenClosed_TakesNoEntries()
    {
        await using LocalApp app = await TestApp.StartAsync(FirstOfApril);
        BooksDesk desk = new(app);
        await desk.IssueAsync("inv-1", "2026-04-01", 300, "2026-04-01", "2026-06-30");
        await app.SettleAsync();
        Assert.Equal("period-not-over", await CodeAsync(await desk.PostAsync("/api/books/periods/2026-04/close"), HttpStatusCode.Conflict));

        await app.AdvanceToAsync("2026-05-01T01:00:00Z");
        Assert.Equal("recognition-outstanding", await CodeAsync(await desk.PostAsync("/api/books/periods/2026-04/close"), HttpStatusCode.Conflict));
        using HttpResponseMessage run = await desk.PostAsync("/api/books/periods/2026-04/recognise");
        Assert.Equal(HttpStatusCode.Accepted, run.StatusCode);
        await app.SettleAsync();
        using HttpResponseMessage closed = await desk.PostAsync("/api/books/periods/2026-04/close");
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        string before = (await desk.TrialBalanceAsync("2026-04", "2026-04")).GetRawText();

        Assert.Equal("period-closed", await CodeAsync(await PostManualAsync(desk, "m-1", "2026-04-15"), HttpStatusCode.Conflict));
        Assert.Equal("period-closed", await CodeAsync(await PostManualAsync(desk, "m-2", "2026-02-01"), HttpStatusCode.Conflict));
        await desk.Invoices.ExecuteAsync("inv-1", "pay", new InvoiceCommand.RecordPayment("p-1", Money.Of(357, "EUR"), FirstOfApril.AddDays(20), null, "bank"));
        await app.SettleAsync();
        JsonElement late = (await desk.EntriesOfAsync("inv-1"))[1];
        Assert.Equal(("2026-05-01", "2026-04-21"), (late.GetProperty("postingDate").GetString(), late.GetProperty("date").GetString()));
        Assert.Equal(before, (await desk.TrialBalanceAsync("2026-04", "2026-04")).GetRawText());
        await desk.AssertAgreesAsync("2026-04", "2026-05");
    }

    [Fact]
    public async Task Month_IsReopened_OnlyByWhomMay_TheLastFirst_AndItIsKept()
    {
        await using LocalApp app = await TestApp.StartAsync(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
        BooksDesk desk = new(app);
        using HttpResponseMessage first = await PostManualAsync(desk, "m-1", "2026-03-31");
        using HttpResponseMessage closed = await desk.PostAsync("/api/books/periods/2026-04/close");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, closed.StatusCode));

        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        using HttpResponseMessage forbidden = await desk.PostAsync("/api/books/periods/2026-04/reopen", new { reason = "late bill" }, Principal("finance"));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal("period-not-last-closed", await CodeAsync(await desk.PostAsync("/api/books/periods/2026-03/reopen", new { reason = "late bill" }), HttpStatusCode.Conflict));
        using HttpResponseMessage without = await desk.PostAsync("/api/books/periods/2026-04/reopen");
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using HttpResponseMessage opened = await desk.PostAsync("/api/books/periods/2026-04/reopen", new { reason = "late bill" }, Principal("finance-lead"));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        using HttpResponseMessage second = await PostManualAsync(desk, "m-2", "2026-04-30");
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("period-closed", await CodeAsync(await PostManualAsync(desk, "m-3", "2026-03-31"), HttpStatusCode.Conflict));

        JsonElement changes = (await app.GetJsonAsync("/api/books/periods")).GetProperty("changes");
        Assert.Equal([("reopened", "staff:finance-lead"), ("closed", "staff:developer")], changes.EnumerateArray().Select(one => (one.GetProperty("change").GetString(), one.GetProperty("by").GetString())));
        await desk.AssertAgreesAsync("2026-04", "2026-04");
    }

    [Fact]
    public async Task ManualEntry_IsPostedOnceUnderItsKey_AndRefusedWhenWrong()
    {
        await using LocalApp app = await TestApp.StartAsync(FirstOfApril);
        BooksDesk desk = new(app);
        using HttpResponseMessage first = await PostManualAsync(desk, "m-1", "2026-04-01");
        using HttpResponseMessage again = await PostManualAsync(desk, "m-1", "2026-04-01");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Single(await desk.EntriesAsync("2026-04"));

        Assert.Equal("invalid-input", await CodeAsync(await PostManualAsync(desk, "m-2", "2026-04-01", credit: 9.99m), HttpStatusCode.BadRequest));
        Assert.Equal("invalid-input", await CodeAsync(await PostManualAsync(desk, "m-3", "2026-04-01", account: "9999"), HttpStatusCode.BadRequest));
        Assert.Equal("invalid-input", await CodeAsync(await PostManualAsync(desk, "m-4", "2026-05-01"), HttpStatusCode.BadRequest));
        Assert.Equal("idempotency-key-required", await CodeAsync(await PostManualAsync(desk, "", "2026-04-01"), HttpStatusCode.BadRequest));
        Assert.Single(await desk.EntriesAsync("2026-04"));
    }

    [Fact]
    public async Task Datev_OfAMonth_HasEachEntryInPairs()
    {
        await using LocalApp app = await TestApp.StartAsync(FirstOfApril);
        BooksDesk desk = new(app);
        await desk.IssueAsync("inv-1", "2026-04-01", 1234.56m);
        await app.SettleAsync();
        byte[] file = await app.Http.GetByteArrayAsync(new Uri("/api/books/datev?month=2026-04", UriKind.Relative));
        string[] lines = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\"EXTF\";700;21;\"Buchungsstapel\";13;20260401", lines[0], StringComparison.Ordinal);
        Assert.Contains(";BU-Schlüssel;", lines[1], StringComparison.Ordinal);
        string[][] rows = [.. lines.Skip(2).Select(line => line.Split(';'))];
        Assert.Equal([("234,57", "3806", ""), ("1234,56", "4400", "\"40\"")], rows.Select(row => (row[0], row[7], row[8])));
        Assert.All(rows, row => Assert.Equal(("\"S\"", "1200", "0104", "\"RE-inv-1\"", lines[1].Split(';').Length), (row[1], row[6], row[9], row[10], row.Length)));
        Assert.Equal("\"goods\"", rows[1][36]);
    }

    [Fact]
    public async Task Pages_ShowFiguresAndLeadFromThemToTheEvent()
    {
        await using LocalApp app = await TestApp.StartAsync(FirstOfApril);
        BooksDesk desk = new(app);
        await desk.IssueAsync("inv-1", "2026-04-01", 1068, "2026-04-01", "2027-03-31");
        await app.AdvanceToAsync("2026-05-02T08:00:00Z");
        foreach ((string path, string text) in new[]
        {
            ("/", "/books"), ("/books?from=2026-04&to=2026-05", "/books/accounts/3900?month=2026-05"), ("/books?from=2026-04&to=2026-05", "€1,270.92"),
            ("/books/accounts/4402?month=2026-04", "/books/cases/inv-1-recognition"), ("/books/cases/inv-1-recognition", "/api/recognitions/inv-1-recognition/timeline"),
            ("/books/journal?month=2026-04", "Invoice RE-inv-1"), ("/books/recognition", "/books/recognition/inv-1"), ("/books/recognition/inv-1", "€979.00"),
        })
        {
            Assert.Contains(text, WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri(path, UriKind.Relative))), StringComparison.Ordinal);
        }

        using HttpResponseMessage refused = await app.SendJsonAsync(HttpMethod.Get, "/api/books/entries", null, Principal("sales"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static Task<HttpResponseMessage> PostManualAsync(BooksDesk desk, string key, string date, decimal credit = 10m, string account = "6855")
    {
        object[] lines =
        [
            new { account, side = "debit", amount = new { amount = 10m, currency = "EUR" } },
            new { account = "1800", side = "credit", amount = new { amount = credit, currency = "EUR" } },
        ];
        return desk.PostAsync("/api/books/entries", new { date, text = "Charges of the bank", lines }, key.Length > 0 ? [("Idempotency-Key", key)] : []);
    }

    private static (string Name, string Value) Principal(string role)
    {
        string json = JsonSerializer.Serialize(new { claims = new[] { new { typ = "name", val = role }, new { typ = "roles", val = role } } });
        return ("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!.Split(':')[^1];
        }
    }
}
