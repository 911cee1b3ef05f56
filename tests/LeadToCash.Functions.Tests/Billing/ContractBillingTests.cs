using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Catalog;
using LeadToCash.Tests.OrderToCash;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.Billing;

public sealed class ContractBillingTests
{
    private const string Contract = "C-9";

    public static TheoryData<decimal, decimal> Changes => new() { { 2, 178.00m }, { 0.5m, 44.50m } };

    public static TheoryData<decimal> Prices => [95.00m, 149.00m, 71.30m];

    [Theory]
    [Trait("Scenario", "F9")]
    [MemberData(nameof(Changes))]
    public async Task Change_WithinAPeriodThatWasBilled_CreditsTheRestAndChargesTheNew(decimal quantity, decimal price)
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await desk.TakeOverAsync(Contract, "2026-06-16", "2026-06-15");
        await desk.RunAsync("first");
        await app.AdvanceToAsync("2026-07-06T08:00Z");
        await ChangeAsync(app, quantity, new DateOnly(2026, 7, 6));
        await desk.RunAsync("changed");

        decimal credit = 89.00m - Math.Round(89.00m * 20 / 30, 2, MidpointRounding.AwayFromZero);
        decimal charge = price - Math.Round(price * 20 / 30, 2, MidpointRounding.AwayFromZero);
        Assert.Equal([("C-9-20260616", 89.00m), ("C-9-20260706", charge)], await desk.BillsAsync(Contract));
        JsonElement note = await desk.InvoiceAsync("C-9-credit-1");
        Assert.Equal(("creditNote", credit), (note.GetProperty("kind").GetString(), BillingDesk.Amount(note.GetProperty("net"))));
        Assert.Equal("C-9-20260616", note.GetProperty("credits").GetProperty("id").GetString());
        JsonElement invoice = await desk.InvoiceAsync("C-9-20260616");
        Assert.Equal(89.00m * 1.19m - BillingDesk.Amount(note.GetProperty("gross")), BillingDesk.Amount(invoice.GetProperty("open")));
        await app.AdvanceToAsync("2026-07-16T08:00Z");
        Assert.Equal(("C-9-20260716", price), (await desk.BillsAsync(Contract))[^1]);
        Assert.Empty((await desk.BillingAsync(Contract)).GetProperty("account").GetProperty("credits").EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "F9")]
    public async Task Order_BillsTheFirstPeriod_AndTheContractEveryLaterOne()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        string order = await new OrderDesk(app).PlaceAsync(77, ("SUB-CARE", 1, 89.00m, false));
        JsonElement first = Assert.Single((await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("bills").EnumerateArray()).GetProperty("bill").GetProperty("lines")[0];
        Assert.Equal(("2026-06-16", "2026-07-15"), (first.GetProperty("period").GetProperty("from").GetString(), first.GetProperty("period").GetProperty("to").GetString()));
        await desk.ReportAsync("C-2026-00001", ("a", "2026-06-20", 260));
        await app.AdvanceToAsync("2026-07-15T20:00Z");
        Assert.Empty(await desk.BillsAsync("C-2026-00001"));
        await app.AdvanceToAsync("2026-08-16T08:00Z");
        Assert.Equal([("C-2026-00001-20260716", 96.20m), ("C-2026-00001-20260816", 89.00m)], await desk.BillsAsync("C-2026-00001"));
        Assert.StartsWith("RE-2026-", (await desk.InvoiceAsync("C-2026-00001-20260716")).GetProperty("number").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Scenario", "F14")]
    [MemberData(nameof(Prices))]
    public async Task Price_ThatChangesInTheCatalogue_IsReplicatedOnceAndRunningContractsKeepTheirs(decimal price)
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await desk.TakeOverAsync(Contract, "2026-06-16", "2026-06-15");
        await desk.TakeOverAsync("C-10", "2026-06-16", "2026-06-15");
        await desk.RunAsync("first");
        await new CatalogDesk(app).SetAsync(
            "/api/catalog/price-lists/EUR/prices/SUB-CARE", new { validFrom = "2026-07-01", amount = CatalogDesk.Euro(price), usage = new[] { new { above = 200, unitPrice = 0.12m } } });
        await desk.PostAsync("/api/contracts/C-10/price-notices", new { sku = "SUB-CARE", unitPrice = price, from = "2026-08-01", noticeOn = "2026-06-16", noticeDays = 30 });
        await desk.PostAsync("/api/billing/replications");
        await desk.PostAsync("/api/billing/replications");
        await app.AdvanceToAsync("2026-06-18T08:00Z");
        JsonElement replica = await app.GetJsonAsync("/api/billing/replicas?kind=price&id=EUR/SUB-CARE");
        Assert.Equal(1, replica.GetProperty("copies").GetInt32());
        Assert.Equal([89.00m, price], replica.GetProperty("content").GetProperty("prices").EnumerateArray().TakeLast(2).Select(one => BillingDesk.Amount(one.GetProperty("amount"))));
        JsonElement[] results = [.. (await app.GetJsonAsync("/api/billing/replications")).EnumerateArray()];
        Assert.Equal(1, results.Count(result => result.GetProperty("sent").GetInt32() > 0));
        Assert.All(results, result => Assert.True(result.GetProperty("isDone").GetBoolean()));

        await app.AdvanceToAsync("2026-08-16T08:00Z");
        Assert.Equal([89.00m, 89.00m, 89.00m], (await desk.BillsAsync(Contract)).Select(bill => bill.Net));
        Assert.Equal([89.00m, 89.00m, price], (await desk.BillsAsync("C-10")).Select(bill => bill.Net));
    }

    [Fact]
    [Trait("Scenario", "F14")]
    public async Task Night_WithoutWork_StartsNothing_AndTheNextChangeIsReplicated()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        await app.AdvanceToAsync("2026-06-17T08:00Z");
        Assert.Single((await app.GetJsonAsync("/api/billing/replications")).EnumerateArray()); // the first night takes the catalogue
        await app.AdvanceToAsync("2026-06-20T08:00Z");
        Assert.Single((await app.GetJsonAsync("/api/billing/replications")).EnumerateArray());

        await new CatalogDesk(app).SetAsync("/api/catalog/price-lists/EUR/prices/SUB-CARE", new { validFrom = "2026-07-01", amount = CatalogDesk.Euro(91m) });
        await app.AdvanceToAsync("2026-06-23T08:00Z");
        Assert.Equal(2, (await app.GetJsonAsync("/api/billing/replications")).GetArrayLength());
        await new OrderDesk(app).PlaceAsync(7501, ("SP-SEAL", 1, 34.90m, true)); // of a customer who was not known
        await app.AdvanceToAsync("2026-06-27T08:00Z");
        Assert.Equal(3, (await app.GetJsonAsync("/api/billing/replications")).GetArrayLength());
    }

    [Theory]
    [Trait("Scenario", "F15")]
    [MemberData(nameof(Prices))]
    public async Task PumpAsAService_ByCatalogueDataOnly_SplitsAndBillsAgainAndAgain(decimal price)
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await app.PutSubscriptionAsync("PUMP-AS-A-SERVICE", price, new { periodMonths = 1, minimumTermMonths = 24, usageUnit = "HUR" }, usage: [new { above = 0, unitPrice = 0.30m }]);
        string order = await new OrderDesk(app).PlaceAsync(78, ("PUMP-AS-A-SERVICE", 1, price, false), ("SVC-INST", 1, 780.00m, false));
        Assert.Equal(
            ["service", "subscription"],
            (await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("kind").GetString()).Order());
        await desk.ReportAsync("C-2026-00001", ("a", "2026-06-20", 10));
        await app.AdvanceToAsync("2026-08-16T08:00Z");
        Assert.Equal([price + 3.00m, price], (await desk.BillsAsync("C-2026-00001")).Select(bill => bill.Net));
    }

    [Fact]
    public async Task Contract_ThatEndsWithinAPeriod_IsCreditedForTheRest()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        await app.PutSubscriptionAsync("SUB-CAL", 90.00m, new { periodMonths = 3, alignment = "calendar" });
        await desk.TakeOverAsync(Contract, "2026-06-16", "2026-06-15", "SUB-CAL", 90.00m);
        await app.AdvanceToAsync("2026-07-02T08:00Z");
        await desk.PostAsync($"/api/contracts/{Contract}/cancellation", new { receivedOn = "2026-07-02" });
        string last = (await desk.Contracts.EndAsync(Contract))!;
        await app.AdvanceToAsync("2026-12-31T08:00Z");
        JsonElement account = (await desk.BillingAsync(Contract)).GetProperty("account");
        decimal billed = (await desk.BillsAsync(Contract)).Sum(bill => bill.Net);
        decimal credited = 0;
        for (int credit = 1; credit <= account.GetProperty("creditCount").GetInt32(); credit++)
        {
            credited += BillingDesk.Amount((await desk.InvoiceAsync($"{Contract}-credit-{credit}")).GetProperty("net"));
        }

        DateOnly end = DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Expected(end), billed - credited);
    }

    /// <summary>90.00 a calendar quarter from 16 June to the last day, each quarter to the day.</summary>
    private static decimal Expected(DateOnly end)
    {
        decimal sum = 0;
        for (DateOnly quarter = new(2026, 4, 1); quarter <= end; quarter = quarter.AddMonths(3))
        {
            DateOnly first = quarter < new DateOnly(2026, 6, 16) ? new DateOnly(2026, 6, 16) : quarter;
            DateOnly over = quarter.AddMonths(3) < end.AddDays(1) ? quarter.AddMonths(3) : end.AddDays(1);
            int days = quarter.AddMonths(3).DayNumber - quarter.DayNumber;
            decimal UpTo(DateOnly day) => Math.Round(90.00m * (day.DayNumber - quarter.DayNumber) / days, 2, MidpointRounding.AwayFromZero);
            sum += UpTo(over) - UpTo(first);
        }

        return sum;
    }

    /// <summary>The contract's case is told what an accepted quote says, as its observer does.</summary>
    private static async Task ChangeAsync(LocalApp app, decimal quantity, DateOnly today)
    {
        var store = app.Services.GetRequiredService<CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>>();
        LeadToCash.Contracts.Contract contract = (await store.GetAsync(Contract, default)).State;
        LeadToCash.Contracts.ContractLine line = contract.Lines[0] with { Quantity = quantity, Net = contract.Lines[0].UnitPrice.Times(quantity) };
        LeadToCash.OpportunityToQuote.ContractChange change = new(Contract, contract.Revision, LeadToCash.OpportunityToQuote.ContractChangeKind.Lines, today);
        (await store.ExecuteAsync(Contract, "quote/q-1", new LeadToCash.Contracts.ContractCommand.CarryOut("q-1", 1, change, null, [line], today))).Required();
        await app.SettleAsync();
    }
}
