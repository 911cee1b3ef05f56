using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Billing;

public sealed class UsageBillingTests
{
    private const string Contract = "C-9";

    public static TheoryData<decimal, decimal, decimal> Hours => new() { { 260, 7.20m, 60 }, { 201.5m, 0.18m, 1.5m } };

    [Theory]
    [Trait("Scenario", "F9")]
    [MemberData(nameof(Hours))]
    public async Task Period_WithUseAboveTheAllowance_IsBilledWithTheNextOne(decimal hours, decimal charge, decimal beyond)
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await desk.TakeOverAsync(Contract, "2026-06-16", "2026-06-15");
        await desk.RunAsync("first");
        Assert.Equal([("C-9-20260616", 89.00m)], await desk.BillsAsync(Contract));
        Assert.Equal([(1m, "C62", 89.00m, "2026-06-16", "2026-07-15")], await desk.LinesAsync("C-9-20260616"));

        await desk.ReportAsync(Contract, ("a", "2026-06-20", 200), ("b", "2026-07-15", hours - 200));
        await app.AdvanceToAsync("2026-07-16T08:00Z");
        Assert.Equal([("C-9-20260616", 89.00m), ("C-9-20260716", 89.00m + charge)], await desk.BillsAsync(Contract));
        Assert.Equal([(1m, "C62", 89.00m, "2026-07-16", "2026-08-15"), (beyond, "HUR", charge, "2026-06-16", "2026-07-15")], await desk.LinesAsync("C-9-20260716"));
        JsonElement usage = (await desk.InvoiceAsync("C-9-20260716")).GetProperty("lines")[1];
        Assert.Equal(
            ["contract C-9", "usage C-9/a", "usage C-9/b"],
            usage.GetProperty("sources").EnumerateArray().Select(source => $"{source.GetProperty("kind").GetString()} {source.GetProperty("id").GetString()}"));
        await app.MailAsync("invoice/C-9-20260716/issued");
    }

    [Fact]
    [Trait("Scenario", "F9")]
    public async Task Calendar_BillsThePartUntilTheEndOfTheMonth()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await app.PutSubscriptionAsync("SUB-CAL", 89.00m, new { periodMonths = 1, alignment = "calendar", timing = "advance" });
        await desk.TakeOverAsync(Contract, "2026-06-16", "2026-06-15", "SUB-CAL");
        await desk.RunAsync("first");
        await app.AdvanceToAsync("2026-08-01T08:00Z");
        Assert.Equal([("C-9-20260616", 44.50m), ("C-9-20260701", 89.00m), ("C-9-20260801", 89.00m)], await desk.BillsAsync(Contract));
        Assert.Equal([(0.5m, "C62", 44.50m, "2026-06-16", "2026-06-30")], await desk.LinesAsync("C-9-20260616"));
    }

    [Fact]
    [Trait("Scenario", "F9")]
    public async Task Arrears_BillAPeriodWhenItIsOver()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await app.PutSubscriptionAsync("SUB-ARR", 120.00m, new { periodMonths = 3, alignment = "anniversary", timing = "arrears" });
        await desk.TakeOverAsync(Contract, "2026-06-16", "2026-06-15", "SUB-ARR", 120.00m);
        await app.AdvanceToAsync("2026-09-15T08:00Z");
        Assert.Empty(await desk.BillsAsync(Contract));
        await app.AdvanceToAsync("2026-09-16T08:00Z");
        Assert.Equal([("C-9-20260916", 120.00m)], await desk.BillsAsync(Contract));
    }

    [Fact]
    [Trait("Scenario", "F9")]
    public async Task Usage_TwiceAndLateAndOtherwise_IsCountedOnceAndSaysSo()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await desk.TakeOverAsync(Contract, "2026-06-16", "2026-06-15");
        await desk.RunAsync("first");
        JsonElement first = await desk.ImportAsync("contract,id,date,quantity,meter\nC-9,a,2026-06-20,150,SUB-CARE\nC-9,b,2026-06-21,60,\n");
        JsonElement second = await desk.ReportAsync(Contract, ("a", "2026-06-20", 150), ("b", "2026-06-21", 70));
        Assert.Equal((2, 0, 1), (first.GetProperty("counted").GetInt32(), second.GetProperty("counted").GetInt32(), second.GetProperty("repeated").GetInt32()));
        JsonElement conflict = Assert.Single((await app.GetJsonAsync("/api/usage/questions")).EnumerateArray());
        Assert.Equal(("conflict", "b"), (conflict.GetProperty("standing").GetString(), conflict.GetProperty("report").GetProperty("id").GetString()));

        await app.AdvanceToAsync("2026-07-16T08:00Z");
        await desk.ReportAsync(Contract, ("late", "2026-07-01", 100), ("own", "2026-07-20", 210));
        await app.AdvanceToAsync("2026-08-16T08:00Z");
        Assert.Equal(
            [(1m, "C62", 89.00m, "2026-08-16", "2026-09-15"), (100m, "HUR", 12.00m, "2026-06-16", "2026-07-15"), (10m, "HUR", 1.20m, "2026-07-16", "2026-08-15")],
            await desk.LinesAsync("C-9-20260816"));
        Assert.Contains("Nachgemeldet", (await desk.InvoiceAsync("C-9-20260816")).GetProperty("lines")[1].GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Empty((await app.GetJsonAsync("/api/contracts/C-9/usage")).EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "F2b")]
    public async Task Usage_BeforeTheActiveDate_IsListedAndNotBilled()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-04-13T08:00Z"));
        BillingDesk desk = new(app);
        await desk.TakeOverAsync(Contract, "2026-04-13", "2026-04-12");
        JsonElement receipt = await desk.ReportAsync(Contract, ("before", "2026-04-12", 500), ("after", "2026-04-13", 210));
        Assert.Equal(1, receipt.GetProperty("counted").GetInt32());
        Assert.Equal("notBillable", Assert.Single(receipt.GetProperty("questions").EnumerateArray()).GetProperty("standing").GetString());
        await app.AdvanceToAsync("2026-05-13T08:00Z");
        Assert.Equal([89.00m, 89.00m + 1.20m], (await desk.BillsAsync(Contract)).Select(bill => bill.Net));
    }

    [Fact]
    public async Task Usage_OfAnUnknownContract_IsCountedOnceTheContractBegins()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await desk.ReportAsync(Contract, ("a", "2026-06-16", 260));
        Assert.Equal("unknownContract", Assert.Single((await app.GetJsonAsync("/api/usage/questions")).EnumerateArray()).GetProperty("standing").GetString());
        Assert.Equal(0, (await desk.PostAsync("/api/usage/questions/redrive")).GetProperty("counted").GetInt32());
        await desk.TakeOverAsync(Contract, "2026-06-16", "2026-06-15");
        Assert.Empty((await app.GetJsonAsync("/api/usage/questions")).EnumerateArray());
        await app.AdvanceToAsync("2026-07-16T08:00Z");
        Assert.Equal([89.00m, 96.20m], (await desk.BillsAsync(Contract)).Select(bill => bill.Net));
    }
}
