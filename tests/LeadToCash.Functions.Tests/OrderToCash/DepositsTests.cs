using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.EInvoicing;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Tests.Books;
using LeadToCash.Tests.OpportunityToQuote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadToCash.Tests.OrderToCash;

public sealed class DepositsTests : IAsyncLifetime
{
    private const string Year = "2026-01";
    private LocalApp _app = null!;
    private OrderDesk _desk = null!;
    private int _payments;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new OrderDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [Trait("Scenario", "F6")]
    [Trait("Scenario", "F13")]
    [InlineData(30, 2, 9996_00)]
    [InlineData(100, 1, 4998_00)]
    public async Task Quote_WithADeposit_IsFulfilledWhenItIsPaidAndItsFinalInvoiceSetsItOff(int percent, int pumps, long gross)
    {
        string order = await OrderedAsync(percent, pumps);
        long asked = gross * percent / 100;
        JsonElement state = await _desk.OrderAsync(order);
        Assert.Equal(("waits for the deposit RE-2026-00001", "open"), (Text(state, "statusText"), Text(state.GetProperty("parts")[0], "status")));
        JsonElement deposit = await _app.GetJsonAsync($"/api/invoices/{order}-deposit-1");
        Assert.Equal((asked, "2026-03-09"), (Cents(deposit, "gross"), Text(deposit, "dueDate")));
        Assert.Contains("Anzahlungsrechnung", Text(await _app.MailAsync($"invoice/{order}-deposit-1/issued"), "subject"), StringComparison.Ordinal);
        Assert.Equal((InvoiceTypes.Prepayment, InvoiceTypes.Invoice), ((await FileAsync($"{order}-deposit-1", "ubl")).TypeCode, (await FileAsync($"{order}-deposit-1", "xrechnung")).TypeCode));
        string page = await _app.Http.GetStringAsync(await _desk.StatusLinkAsync(order));
        Assert.Contains("wir warten auf Ihre Anzahlung", page, StringComparison.Ordinal);

        await PayAsync("RE-2026-00001", asked - 100);
        Assert.Equal("open", Text((await _desk.OrderAsync(order)).GetProperty("parts")[0], "status"));
        await PayAsync("RE-2026-00001", 100);
        await _app.AdvanceAsync(TimeSpan.FromDays(5));
        JsonElement final = await _app.GetJsonAsync($"/api/invoices/{order}-invoice");
        Assert.Equal((gross - asked, true), (Cents(final, "gross"), final.GetProperty("isFinal").GetBoolean()));
        EInvoice read = await FileAsync($"{order}-invoice", "xrechnung");
        Assert.Equal((InvoiceTypes.Invoice, -1m, "RE-2026-00001"), (read.TypeCode, read.Lines[^1].Quantity, Assert.Single(read.PrecedingInvoices).Number));
        Assert.Contains("Schlussrechnung", Text(await _app.MailAsync($"invoice/{order}-invoice/issued"), "subject"), StringComparison.Ordinal);
        if (gross > asked)
        {
            await PayAsync("RE-2026-00002", gross - asked);
        }

        Assert.Equal("paid", Text(await _desk.OrderAsync(order), "status"));
        await AssertBooksAsync(received: 0, taxes: gross / 119m * 19 / 100);
        await AssertTrailAsync(order);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Customer_WhoCancelsWhileTheDepositIsAwaited_GetsItCreditedAndBack(bool isPartlyPaid)
    {
        string order = await OrderedAsync(50, 1);
        if (isPartlyPaid)
        {
            await PayAsync("RE-2026-00001", 1000_00);
        }

        Uri link = await _desk.StatusLinkAsync(order);
        for (int time = 1; time <= 2; time++)
        {
            using HttpResponseMessage answer = await _app.PostFormAsync(new Uri(link + "/cancellation", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await _app.SettleAsync();
        }

        Assert.Equal(("cancelled", "cancelled"), (Text(await _desk.OrderAsync(order), "status"), Text((await _desk.OrderAsync(order)).GetProperty("parts")[0], "status")));
        JsonElement deposit = await _app.GetJsonAsync($"/api/invoices/{order}-deposit-1");
        Assert.Equal(("cancelled", 0L, isPartlyPaid ? 1000_00L : 0L), (Text(deposit, "status"), Cents(deposit, "open"), Cents(deposit, "surplus")));
        Assert.Equal("GS-2026-00001", Text(await _app.GetJsonAsync($"/api/invoices/{order}-deposit-1-credit"), "number"));
        await _app.MailAsync($"invoice/{order}-deposit-1-credit/issued");
        await AssertBooksAsync(received: 0, taxes: 0);
    }

    [Fact]
    public async Task Customer_WhoseOrderHasBegun_CantCancelItHere()
    {
        string order = await OrderedAsync(50, 1);
        await PayAsync("RE-2026-00001", 2499_00);
        using HttpResponseMessage answer = await _app.PostFormAsync(new Uri(await _desk.StatusLinkAsync(order) + "/cancellation", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    [Trait("Scenario", "F6")]
    public async Task Staff_AsksForADeposit_ThatHoldsUpNothingAndIsCreditedWhenItIsNotPaid()
    {
        await _desk.CountAsync("P-100", 1);
        await _desk.PlanReceiptAsync("P-100", 1, "2026-03-10");
        string order = await _desk.PlaceAsync(8100, ("P-100", 2, 4200m, true)); // one pump leaves and is billed at once
        using HttpResponseMessage asked = await AskAsync(order, new { percent = 20 }, "k-1");
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        using HttpResponseMessage again = await AskAsync(order, new { percent = 20 }, "k-1");
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        using HttpResponseMessage second = await AskAsync(order, new { amount = 500, days = 3 }, "k-2");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal([1999_20L, 500_00L], (await _desk.OrderAsync(order)).GetProperty("deposits").EnumerateArray().Select(deposit => Cents(deposit.GetProperty("bill"), "gross")));
        await PayAsync(Text((await _desk.OrderAsync(order)).GetProperty("deposits")[0], "number"), 1999_20);

        await _app.AdvanceToAsync("2026-03-09T08:00Z");
        await _desk.ArriveAsync("P-100", 1, "D-1");
        await _app.AdvanceToAsync("2026-03-20T08:00Z");
        JsonElement[] bills = [.. (await _desk.OrderAsync(order)).GetProperty("bills").EnumerateArray()];
        Assert.Equal([4998_00L, 4998_00L - 1999_20L], bills.Select(bill => Cents(bill.GetProperty("bill"), "gross")));
        JsonElement unpaid = await _app.GetJsonAsync($"/api/invoices/{order}-deposit-2");
        Assert.Equal(("cancelled", 0L), (Text(unpaid, "status"), Cents(unpaid, "surplus")));
        string page = WebUtility.HtmlDecode(await _app.Http.GetStringAsync(new Uri($"/staff/orders/{order}", UriKind.Relative)));
        Assert.Contains("released", page, StringComparison.Ordinal);
        await AssertBooksAsync(received: 0, taxes: 1596m, open: 7996.80m);
    }

    [Theory]
    [InlineData("""{"percent":20}""", null, HttpStatusCode.PreconditionRequired)]
    [InlineData("""{"percent":20}""", "\"77\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("""{"percent":0}""", "*", HttpStatusCode.BadRequest)]
    [InlineData("""{"percent":20,"amount":3}""", "*", HttpStatusCode.BadRequest)]
    [InlineData("""{}""", "*", HttpStatusCode.BadRequest)]
    [InlineData("""{"amount":9996.01}""", "*", HttpStatusCode.UnprocessableEntity)]
    public async Task Deposit_ThatCantBe_IsRefusedAndChangesNothing(string body, string? etag, HttpStatusCode status)
    {
        await _desk.CountAsync("P-100", 0);
        await _desk.PlanReceiptAsync("P-100", 2, "2026-03-10");
        string order = await _desk.PlaceAsync(8101, ("P-100", 2, 4200m, true));
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"/api/orders/{order}/deposits", UriKind.Relative)) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        using HttpResponseMessage answer = await _app.Http.SendAsync(request);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(0, (await _desk.OrderAsync(order)).GetProperty("deposits").GetArrayLength());
    }

    [Fact]
    public async Task Forms_OfTheOrdersPage_AskForADepositOnceAndReleaseIt()
    {
        await _desk.CountAsync("P-100", 0);
        await _desk.PlanReceiptAsync("P-100", 2, "2026-03-10");
        string order = await _desk.PlaceAsync(8102, ("P-100", 2, 4200m, true));
        string etag = (await _desk.ETagAsync(order)).Trim('"');
        for (int time = 1; time <= 2; time++)
        {
            using HttpResponseMessage asked = await _app.PostFormAsync(new Uri($"/staff/orders/{order}/deposits", UriKind.Relative), ("etag", etag), ("percent", "12,5"), ("amount", ""), ("days", ""));
            Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
            await _app.SettleAsync();
        }

        Assert.Equal(1249_50L, Cents(Assert.Single((await _desk.OrderAsync(order)).GetProperty("deposits").EnumerateArray()).GetProperty("bill"), "gross"));
        using HttpResponseMessage stale = await _app.PostFormAsync(new Uri($"/staff/orders/{order}/deposits", UriKind.Relative), ("etag", "1"), ("percent", "5"), ("amount", ""), ("days", ""));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using HttpResponseMessage released = await _app.PostFormAsync(new Uri($"/staff/orders/{order}/deposits/1/release", UriKind.Relative), ("reason", "Agreed on the phone."));
        Assert.Equal(HttpStatusCode.SeeOther, released.StatusCode);
        await _app.SettleAsync();
        Assert.Equal("cancelled", Text(await _app.GetJsonAsync($"/api/invoices/{order}-deposit-1"), "status"));
    }

    [Fact]
    public async Task Payment_OfADepositThatGoesBackAfterItWasSetOff_IsAskedForAgainAndItsTaxStaysDue()
    {
        string order = await OrderedAsync(50, 1);
        await PayAsync("RE-2026-00001", 2499_00);
        string payment = Text((await _app.GetJsonAsync($"/api/invoices/{order}-deposit-1")).GetProperty("payments")[0], "paymentId");
        await _app.AdvanceAsync(TimeSpan.FromDays(5));
        await PayAsync("RE-2026-00002", 2499_00);
        Assert.Equal("paid", Text(await _desk.OrderAsync(order), "status"));
        await _app.Services.GetRequiredService<CaseStore<Invoice, InvoiceCommand, InvoiceEvent>>().ExecuteAsync(
            $"{order}-deposit-1", "return", new InvoiceCommand.ReturnPayment("r-1", payment, "MD06", TestApp.MondayMorning.AddDays(6)));
        await _app.SettleAsync();
        JsonElement state = await _desk.OrderAsync(order);
        Assert.Equal(("invoiced", "payment of deposit RE-2026-00001"), (Text(state, "status"), state.GetProperty("waitsFor")[0].GetString()));
        await AssertBooksAsync(received: 0, taxes: 798m, open: 2499m);
    }

    [Fact]
    public async Task Observers_ThatSeeEverythingTwice_ChangeNothing()
    {
        string order = await OrderedAsync(30, 1);
        await ShowAgainAsync(order);
        await PayAsync("RE-2026-00001", 1499_40);
        await ShowAgainAsync(order);
        await _app.AdvanceAsync(TimeSpan.FromDays(5));
        IssueBillActivity issue = _app.Services.GetRequiredService<IssueBillActivity>();
        foreach (string id in new[] { $"{order}-deposit-1", $"{order}-invoice" })
        {
            IssuedBill issued = await issue.RunAsync(new IssueBill(new BillToIssue(id, BillOrigins.Order, order), TestApp.MondayMorning.AddDays(30)), default);
            Assert.Empty(issued.Violations);
        }

        await ShowAgainAsync(order);
        Assert.Equal((1, 1), ((await _desk.OrderAsync(order)).GetProperty("deposits").GetArrayLength(), (await _desk.OrderAsync(order)).GetProperty("bills").GetArrayLength()));
        JsonElement final = await _app.GetJsonAsync($"/api/invoices/{order}-invoice");
        Assert.Equal(("RE-2026-00002", 3498_60L), (Text(final, "number"), Cents(final, "gross")));
        JsonElement deposit = await _app.GetJsonAsync($"/api/invoices/{order}-deposit-1");
        Assert.Equal((1, 1, 0L), (deposit.GetProperty("payments").GetArrayLength(), deposit.GetProperty("uses").GetArrayLength(), Cents(deposit, "credited")));
        string[] keys = [.. (await _app.MailsAsync()).Select(mail => Text(mail, "key"))];
        Assert.Equal(keys.Distinct(), keys);
        await AssertBooksAsync(received: 0, taxes: 798m, open: 3498.60m);
    }

    /// <summary>Shows every event of the order and its invoices to every observer once more, from the first.</summary>
    private async Task ShowAgainAsync(string order)
    {
        CaseReader reader = _app.Services.GetRequiredService<CaseReader>();
        Processes processes = new(_app.Durable, NullLogger.Instance);
        foreach ((string type, string id) in new[] { ("order", order), ("invoice", $"{order}-deposit-1"), ("invoice", $"{order}-invoice") })
        {
            foreach (CaseEvent happened in await reader.EventsAsync(type, id, null, default).ToListAsync())
            {
                foreach (ICaseObserver observer in _app.Services.GetServices<ICaseObserver>().Where(observer => observer.CaseType is null || observer.CaseType == type))
                {
                    await observer.OnAsync(happened, processes, default);
                }
            }
        }

        await _app.SettleAsync();
    }

    /// <summary>A quote that asks for a deposit, accepted: the order's id.</summary>
    private async Task<string> OrderedAsync(int percent, int pumps)
    {
        QuoteDesk quotes = new(_app);
        Dictionary<string, object> request = QuoteDesk.Request(lines: [("P-100", pumps)]);
        request["deposit"] = new { percent, days = 7 };
        using HttpResponseMessage answer = await quotes.PostAsync("/forms/quote", request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        string id = Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "id");
        await _app.SettleAsync();
        Uri link = await quotes.QuoteLinkAsync(id);
        Assert.Contains($"{percent} %", WebUtility.HtmlDecode(await _app.Http.GetStringAsync(link)), StringComparison.Ordinal);
        using HttpResponseMessage accepted = await quotes.AcceptAsync(link);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        await _app.SettleAsync();
        return OrderIds.Of("quote", id);
    }

    private async Task PayAsync(string invoice, long cents)
    {
        using HttpRequestMessage request = Signatures.Stripe(ShopOrders.StripePayment($"evt_{++_payments}", invoice, cents));
        using HttpResponseMessage answer = await _app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await _app.SettleAsync();
    }

    private async Task<HttpResponseMessage> AskAsync(string order, object wish, string key)
    {
        HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Post, $"/api/orders/{order}/deposits", wish, ("Idempotency-Key", key), ("If-Match", await _desk.ETagAsync(order)));
        await _app.SettleAsync();
        return answer;
    }

    private async Task<EInvoice> FileAsync(string id, string format) =>
        UblReader.Read(new MemoryStream(await _app.Http.GetByteArrayAsync(new Uri($"/api/invoices/{id}/files/{format}", UriKind.Relative)))).Invoice;

    /// <summary>The deposits' accounts, output tax and receivables at the end of the year, and that the books agree.</summary>
    private async Task AssertBooksAsync(decimal received, decimal taxes, decimal open = 0)
    {
        BooksDesk books = new(_app);
        await books.AssertAgreesAsync(Year, "2026-12");
        async Task<decimal> ClosingAsync(string account) => await books.ClosingAsync(account, Year, "2026-12");
        Assert.Equal(
            (0m, -received, -taxes, open),
            (await ClosingAsync("1495"), await ClosingAsync("3272"), await ClosingAsync("3806"), await ClosingAsync("1200")));
    }

    private async Task AssertTrailAsync(string order)
    {
        JsonElement back = await _app.GetJsonAsync($"/api/invoices/{order}-invoice/trail");
        Assert.Contains(back.GetProperty("documents").EnumerateArray(), document => Text(document, "kind") == "deposit");
        Assert.Contains($"invoice:{order}-deposit-1", back.GetProperty("lines").EnumerateArray().Last(line => Text(line, "invoice") == "RE-2026-00002").GetProperty("way").EnumerateArray().Select(key => key.GetString()));
        Assert.All(back.GetProperty("lines").EnumerateArray(), line => Assert.Equal(0, line.GetProperty("gaps").GetArrayLength()));
        JsonElement on = await _app.GetJsonAsync($"/api/invoices/{order}-deposit-1/trail");
        Assert.Contains(on.GetProperty("links").EnumerateArray(), link => (Text(link, "from"), Text(link, "to")) == ($"invoice:{order}-deposit-1", $"invoice:{order}-invoice"));
        string[] events = [.. (await _app.GetJsonAsync($"/api/orders/{order}/timeline")).GetProperty("events").EnumerateArray().Select(happened => Text(happened, "name"))];
        Assert.Subset(events.ToHashSet(), new HashSet<string> { "DepositRequested", "DepositInvoiced", "DepositBalanceChanged", "FulfilmentCleared" });
    }

    private static string Text(JsonElement document, string name) => document.GetProperty(name).GetString()!;

    private static long Cents(JsonElement document, string name) => (long)(document.GetProperty(name).GetProperty("amount").GetDecimal() * 100);
}
