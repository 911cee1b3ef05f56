using System.Globalization;
using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;
using LeadToCash.Tests.OrderToCash;
using static LeadToCash.Functions.Tests.Banking.Statements;

namespace LeadToCash.Functions.Tests.Banking;

public sealed class MatchedPaymentTests
{
    [Theory]
    [InlineData("9269.00", "11030.11", "11.030,11 RE-2026-0001")]
    [InlineData("9269.00", "11030.11", "Rechnung 2026/1 vom 2. Maerz, danke")]
    [InlineData("1250.00", "1487.50", "re202600001")]
    [InlineData("34.90", "41.53", "RE 2026 00 001")]
    [Trait("Scenario", "F13")]
    public async Task BankLine_WhenItNamesTheInvoiceWithTheAmount_PaysItAndEndsDunning(string net, string gross, string text)
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await OrderOfAsync(app, 1, Decimal(net));
        JsonElement[] statements = [.. (await app.UploadAsync(Camt(new Line("B-1", Decimal(gross), text)))).EnumerateArray()];
        Assert.Equal("paid", (await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("status").GetString());
        Assert.Empty(await app.UnclearAsync());
        JsonElement statement = await app.GetJsonAsync($"/api/bank-statements/{statements[0].GetProperty("id").GetString()}");
        Assert.Equal(("booked", 1, 1), (statement.GetProperty("status").GetString(), statement.GetProperty("done").GetInt32(), statement.GetProperty("booked").GetInt32()));

        await app.AdvanceAsync(TimeSpan.FromDays(90));
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.Contains("reminder", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("9269.00", "11030.10", 0.01)]
    [InlineData("1250.00", "1400.00", 87.50)]
    [Trait("Scenario", "F13")]
    public async Task BankLine_WhenTheAmountIsOff_GoesToClarificationWithTheInvoiceAndTheDifference(string net, string paid, double difference)
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await OrderOfAsync(app, 2, Decimal(net));
        await app.UploadAsync(Camt(new Line("B-1", Decimal(paid), "RE-2026-00001")));
        Assert.Equal("invoiced", (await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("status").GetString());
        JsonElement unclear = Assert.Single(await app.UnclearAsync());
        JsonElement proposal = unclear.GetProperty("proposals")[0];
        Assert.Equal("RE-2026-00001", proposal.GetProperty("allocations")[0].GetProperty("number").GetString());
        Assert.Equal((decimal)difference, proposal.Amount("difference"));
        Assert.Equal(0, (await app.GetJsonAsync($"/api/invoices/{order}-invoice")).GetProperty("payments").GetArrayLength());
    }

    [Theory]
    [InlineData("10000.00", "5000.00", 6900.00)]
    [InlineData("1000.00", "119.00", 1071.00)]
    [Trait("Scenario", "F11")]
    public async Task BankLine_WhenClearlyLessComes_LeavesTheRestAsAnOpenItem(string net, string paid, double open)
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await OrderOfAsync(app, 3, Decimal(net));
        await app.UploadAsync(Camt(new Line("B-1", Decimal(paid), "RE-2026-00001")));
        Assert.Empty(await app.UnclearAsync());
        JsonElement view = await app.GetJsonAsync("/api/open-items");
        JsonElement listed = Assert.Single(view.GetProperty("items").EnumerateArray());
        JsonElement item = listed.GetProperty("item");
        Assert.Equal(("RE-2026-00001", (decimal)open, 0, "2026-03-16"), (item.GetProperty("number").GetString(), item.Amount("open"), item.GetProperty("level").GetInt32(), item.GetProperty("dueDate").GetString()));
        Assert.Equal("Letter 1", listed.GetProperty("nextAction").GetProperty("what").GetString());
        Assert.Equal((decimal)open, view.GetProperty("totals")[0].Amount("total"));

        await app.AdvanceToAsync("2026-04-20T10:00:00Z");
        JsonElement later = (await app.GetJsonAsync("/api/open-items")).GetProperty("items")[0];
        Assert.Equal(35, later.GetProperty("daysOverdue").GetInt32());
        Assert.True(later.GetProperty("item").GetProperty("level").GetInt32() > 0);
        JsonElement buckets = (await app.GetJsonAsync("/api/open-items")).GetProperty("totals")[0].GetProperty("buckets");
        Assert.Equal((decimal)open, buckets.EnumerateArray().First(bucket => bucket.GetProperty("age").GetString() == "31-60").Amount("open"));

        JsonElement account = await app.GetJsonAsync("/api/customers/k3@kunde.example/account");
        Assert.Equal((decimal)open, account.GetProperty("balances")[0].Amount("balance"));
        Assert.Equal((decimal)open, account.GetProperty("entries").EnumerateArray().Sum(entry => entry.Amount("amount")));
    }

    [Fact]
    public async Task BankLine_WhenMoreComes_PaysTheInvoiceAndListsTheRest()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await OrderOfAsync(app, 4, 100m);
        await app.UploadAsync(Camt(new Line("B-1", 150m, "RE-2026-00001")));
        JsonElement unclear = Assert.Single(await app.UnclearAsync());
        Assert.Equal(31m, unclear.GetProperty("payment").Amount("amount"));
        JsonElement invoice = await app.GetJsonAsync($"/api/invoices/{order}-invoice");
        Assert.Equal((0m, 0m), (invoice.Amount("open"), invoice.Amount("surplus")));
    }

    [Fact]
    public async Task BankLines_OfSeveralInvoicesAndOfAKnownAccount_AreMatched()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        string first = await OrderOfAsync(app, 5, 100m);
        string second = await OrderOfAsync(app, 5_000, 200m);
        await app.UploadAsync(Camt(new Line("B-1", 357m, "RE-2026-00001 und RE-2026-00002")));
        Assert.Empty(await app.UnclearAsync());

        string third = await desk.PlaceAsync(5_001, ("SP-SEAL", 1, 34.90m, true));
        string known = Payer.Replace("13000", "13001", StringComparison.Ordinal);
        await app.UploadAsync(Camt(new Line("B-2", 41.53m, "RE-2026-00003", "DE75512108001245126199")));
        await desk.PlaceAsync(5_002, ("SP-SEAL", 1, 34.90m, true));
        foreach (string order in new[] { first, second, third })
        {
            Assert.Equal("paid", (await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("status").GetString());
        }

        Assert.NotEqual(Payer, known);
        await app.UploadAsync(Camt(new Line("B-3", 41.53m, "danke", "DE75512108001245126199")));
        JsonElement unclear = Assert.Single(await app.UnclearAsync()); // the account is another customer's, so the amount alone is only a proposal
        Assert.Equal("RE-2026-00004", unclear.GetProperty("proposals")[0].GetProperty("allocations")[0].GetProperty("number").GetString());
    }

    [Fact]
    public async Task Statement_UploadedTwiceAndOverlapping_BooksEachLineOnce()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await OrderOfAsync(app, 6, 1000m);
        Line one = new("B-1", 100m, "RE-2026-00001");
        Line two = new("B-2", 200m, "RE-2026-00001");
        string id = (await app.UploadAsync(Camt(one)))[0].GetProperty("id").GetString()!;
        JsonElement again = (await app.UploadAsync(Camt(one)))[0];
        Assert.Equal((id, true), (again.GetProperty("id").GetString(), again.GetProperty("isRepeat").GetBoolean()));
        await app.UploadAsync(Camt(one, two));
        await app.UploadAsync(Camt(two));
        Assert.Equal(890m, (await app.GetJsonAsync($"/api/invoices/{order}-invoice")).Amount("open"));
    }

    [Fact]
    public async Task Return_OfABankPayment_OpensTheInvoiceAgain()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await OrderOfAsync(app, 7, 100m);
        await app.UploadAsync(Camt(new Line("B-1", 119m, "RE-2026-00001")));
        await app.UploadAsync(Camt(new Line("B-2", -122m, "RE-2026-00001 Ruecklastschrift", Return: "AC04")));
        JsonElement unclear = Assert.Single(await app.UnclearAsync()); // the bank does not say which part of 122.00 is its fee
        string movement = unclear.GetProperty("movementId").GetString()!;
        using HttpResponseMessage found = await app.SendJsonAsync(HttpMethod.Post, $"/api/movements/{movement}/return", new { invoice = "RE-2026-00001" });
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        await app.SettleAsync();
        JsonElement invoice = await app.GetJsonAsync($"/api/invoices/{order}-invoice");
        Assert.Equal((119m, "open"), (invoice.Amount("open"), invoice.GetProperty("status").GetString()));
        Assert.Contains("AC04", invoice.GetProperty("returns")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(await app.UnclearAsync());
    }

    [Fact]
    public async Task Movement_WhenUnclear_IsAllocatedWithdrawnAndPutOnAccount()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await OrderOfAsync(app, 8, 100m);
        await app.UploadAsync(Camt(new Line("B-1", 500m, "Zahlung")));
        string movement = Assert.Single(await app.UnclearAsync()).GetProperty("movementId").GetString()!;
        object wish = new { allocations = new[] { new { invoice = "RE-2026-00001", amount = new { amount = 119.00, currency = "EUR" } } } };
        foreach (int time in new[] { 1, 2 })
        {
            using HttpResponseMessage done = await app.SendJsonAsync(HttpMethod.Post, $"/api/movements/{movement}/allocations", wish);
            Assert.True(done.IsSuccessStatusCode, $"{time}: {await done.Content.ReadAsStringAsync()}");
            await app.SettleAsync();
        }

        Assert.Equal("paid", (await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("status").GetString());
        Assert.Equal(381m, Assert.Single(await app.UnclearAsync()).GetProperty("payment").Amount("amount"));
        using HttpResponseMessage tooMuch = await app.SendJsonAsync(
            HttpMethod.Post, $"/api/movements/{movement}/allocations", new { allocations = new[] { new { invoice = "RE-2026-00001", amount = new { amount = 1.00, currency = "EUR" } } } });
        Assert.Equal(HttpStatusCode.Conflict, tooMuch.StatusCode);

        using HttpResponseMessage withdrawn = await app.SendJsonAsync(HttpMethod.Post, $"/api/movements/{movement}/allocations/{movement}-1/withdrawal", new { note = "wrong invoice" });
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        await app.SettleAsync();
        Assert.Equal(119m, (await app.GetJsonAsync($"/api/invoices/{order}-invoice")).Amount("open"));
        using HttpResponseMessage kept = await app.SendJsonAsync(HttpMethod.Post, $"/api/movements/{movement}/account", new { customer = "k8@kunde.example" });
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        await app.SettleAsync();
        Assert.Empty(await app.UnclearAsync());
        JsonElement account = await app.GetJsonAsync("/api/customers/k8@kunde.example/account");
        Assert.Equal((119m, 500m), (account.GetProperty("balances")[0].Amount("owed"), account.GetProperty("balances")[0].Amount("credit")));
        Assert.Equal(-381m, account.GetProperty("entries").EnumerateArray().Sum(entry => entry.Amount("amount")));
    }

    [Fact]
    public async Task Payment_OfStripeThatNamesNothing_IsTakenUpAndAllocatedOnce()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await OrderOfAsync(app, 9, 100m);
        for (int time = 0; time < 2; time++)
        {
            using HttpResponseMessage sent = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment("evt_x" + time, "RE-1999-00001", 11_900)));
            await app.SettleAsync();
        }

        using HttpResponseMessage taken = await app.SendJsonAsync(HttpMethod.Post, "/api/payments/unmatched/pi_evt_x0/movement");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await app.SettleAsync();
        string movement = (await app.UnclearAsync()).Select(one => one.TryGetProperty("movementId", out JsonElement id) ? id.GetString() : null).First(id => id is not null)!;
        using HttpResponseMessage done = await app.SendJsonAsync(HttpMethod.Post, $"/api/movements/{movement}/allocations", new { allocations = new[] { new { invoice = "RE-2026-00001" } } });
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        await app.SettleAsync();
        Assert.Equal("paid", (await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("status").GetString());
        Assert.Single(await app.UnclearAsync()); // the other one
    }

    private static async Task<string> OrderOfAsync(LocalApp app, long id, decimal net) => await new OrderDesk(app).PlaceAsync(id, ("SP-SEAL", 1, net, true));

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
