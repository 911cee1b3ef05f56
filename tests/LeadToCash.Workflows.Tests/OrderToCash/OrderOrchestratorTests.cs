using LeadToCash.Catalog;
using LeadToCash.FieldService;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.QuoteToOrder;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class OrderOrchestratorTests
{
    private static readonly OrderDraft GoodsAndCare = Orders.Draft(
        Orders.Line(1, "P-100", ProductKind.Physical, 1, 4200m), Orders.Line(2, "SUB-CARE", ProductKind.Subscription, 1, 89m));

    [Fact]
    [Trait("Scenario", "F3")]
    public async Task Order_WhenTheVisitIsStillOpen_WaitsAndThenCompletesOnce()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        await world.RunAsync();
        Assert.Equal("in progress (2/3)", world.Order.StatusText);
        Assert.DoesNotContain("issued", world.Diary);
        await world.KeepHistoriesAsync("visit-still-open", "service");

        await world.EndVisitAsync(new VisitOutcome.Completed("v", world.Now, 3.5m));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        Assert.Equal(["issued", "sent invoice", "sent receipt"], world.Diary.TakeLast(3));
        Assert.Equal(3.5m, world.Order.Part("service")!.HoursWorked);
        Assert.Equal(OrderStatus.Completed, world.Order.Status);
        await world.KeepHistoriesAsync("all-parts-done", "physical", "subscription", "service");
        await world.KeepDunningAsync("paid-before-it-began");
    }

    [Fact]
    [Trait("Scenario", "F2b")]
    public async Task Subscription_ThatBeginsWithTheInstallation_WaitsForIt()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        world.AwaitsAcceptance = true;
        await world.RunAsync(invoicesFollowEvents: true);
        await world.AdvanceAsync(TimeSpan.FromDays(40));
        Assert.DoesNotContain(nameof(ActivateSubscription), world.Diary);
        await world.KeepHistoriesAsync("awaits-acceptance", "subscription");

        await world.RaiseAsync(FulfilPart.InstanceId(world.OrderId, "subscription"), new InstallationEnded());
        Assert.Single(world.Diary, nameof(ActivateSubscription));
        Assert.Equal(PartStatus.Completed, world.Part("subscription"));
        await world.KeepHistoriesAsync("begun-with-the-installation", "subscription");
    }

    [Fact]
    [Trait("Scenario", "F3")]
    public async Task Order_WithADeposit_BeginsWhenItIsThere()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(GoodsAndCare with { Deposit = new DepositTerms(new Percentage(30)) });
        await world.RunAsync(invoicesFollowEvents: true, awaitsDeposit: true);
        await world.AdvanceAsync(TimeSpan.FromDays(20));
        Assert.Equal(["confirmed"], world.Diary);
        await world.KeepHistoriesAsync("waits-for-its-deposit");

        OrderDeposit deposit = Assert.Single(world.Order.Deposits);
        await world.TellAsync<FulfilmentCleared>(FulfilOrder.InstanceId(world.OrderId), new NoteDeposit(deposit.InvoiceId, 2, deposit.Bill.TaxGroups, Money.Zero("EUR")));
        Assert.Contains(nameof(ReserveStock), world.Diary);
        Assert.Equal(PartStatus.Completed, world.Part("physical"));
        await world.KeepHistoriesAsync("begun-with-its-deposit", "physical", "subscription");
    }

    [Fact]
    public async Task Order_CancelledWhileItsDepositIsAwaited_ReleasesTheGoodsAndBeginsNothing()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(GoodsAndCare with { Deposit = new DepositTerms(new Percentage(30)) });
        await world.RunAsync(invoicesFollowEvents: true, awaitsDeposit: true);
        await world.TellAsync<OrderCancelled>(FulfilOrder.InstanceId(world.OrderId), new CancelOrder("quote", "q-1", "Changed my mind."));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        Assert.Equal((OrderStatus.Cancelled, PartStatus.Cancelled), (world.Order.Status, world.Part("physical")));
        Assert.Contains(nameof(ReleaseStock), world.Diary);
        Assert.DoesNotContain(nameof(ReserveStock), world.Diary);
        await world.KeepHistoriesAsync("cancelled-while-its-deposit-is-awaited", "physical");
    }

    [Fact]
    public async Task Order_WhoseDepositCameBeforeItsProcess_BeginsAtOnce()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(GoodsAndCare);
        await world.RunAsync(invoicesFollowEvents: true, awaitsDeposit: true);
        Assert.Contains(nameof(ReserveStock), world.Diary);
    }

    [Fact]
    public async Task Order_WhenTheVisitIsCancelled_CompletesWithoutIt()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        await world.RunAsync();
        await world.EndVisitAsync(new VisitOutcome.Cancelled("v", "The customer did it himself."));
        Assert.Equal((PartStatus.Cancelled, OrderStatus.Completed), (world.Part("service"), world.Order.Status));
        Assert.Single(world.Diary, "issued");
        await world.KeepHistoriesAsync("visit-cancelled", "service");
    }

    [Fact]
    [Trait("Scenario", "F2")]
    public async Task Part_WhenItsBackEndIsDownForTwoHours_IsCreatedOnceUnderTheSameKey()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(GoodsAndCare);
        DateTimeOffset back = world.Now.AddHours(2);
        world.Fails = kind => kind == nameof(ProvisionSubscription) && world.Now < back;
        await world.RunAsync();
        Assert.Equal(PartStatus.Completed, world.Part("physical"));

        await world.AdvanceAsync(TimeSpan.FromMinutes(119));
        Assert.Equal((PartStatus.Blocked, "ProvisionSubscription failed."), (world.Part("subscription"), world.Order.Part("subscription")!.Reason));
        Assert.Single(world.Diary, entry => entry.StartsWith("told operations", StringComparison.Ordinal));
        await world.KeepHistoriesAsync("blocked-by-its-back-end", "subscription");

        await world.AdvanceAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(PartStatus.Completed, world.Part("subscription"));
        Assert.Single(world.Diary, nameof(ProvisionSubscription));
        Assert.Single(world.Asked.Keys, key => key.EndsWith("/provisioned", StringComparison.Ordinal));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        await world.KeepHistoriesAsync("back-end-down-for-two-hours", "subscription");
    }

    [Fact]
    public async Task Part_WhenBlockedForLong_WaitsForStaffAloneAndGoesOnWhenResumed()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(GoodsAndCare);
        bool isBroken = true;
        world.Fails = kind => kind == nameof(ShipGoods) && isBroken;
        await world.RunAsync();
        await world.AdvanceAsync(TimeSpan.FromDays(2));
        int asked = world.Asked.Single(entry => entry.Key.EndsWith("/shipped", StringComparison.Ordinal)).Value;
        Assert.InRange(asked, 40, 45);
        Assert.Equal((PartStatus.Blocked, PartStatus.Completed), (world.Part("physical"), world.Part("subscription")));

        isBroken = false;
        await world.TellAsync<PartResumed>(FulfilPart.InstanceId(world.OrderId, "physical"), new ResumePart("physical"));
        Assert.Equal(PartStatus.Completed, world.Part("physical"));
        Assert.Equal(["reserved", "shipped", "delivered"], world.Order.Part("physical")!.Steps.Select(step => step.Name));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        await world.KeepHistoriesAsync("resumed-by-staff", "physical");
    }

    [Fact]
    public async Task Part_WhenItFailsAgainAfterBeingResumed_IsBlockedAgainAndToldAgain()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(GoodsAndCare);
        world.Fails = kind => kind == nameof(ReserveStock);
        await world.RunAsync();
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        await world.TellAsync<PartResumed>(FulfilPart.InstanceId(world.OrderId, "physical"), new ResumePart("physical"));
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal((PartStatus.Blocked, 2), (world.Part("physical"), world.Order.Part("physical")!.TimesBlocked));
        Assert.Equal(2, world.Diary.Count(entry => entry.StartsWith("told operations", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cancellation_BeforeTheGoodsLeave_TakesBackWhatWasBegunAndBillsNothing()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        world.LeadTime = TimeSpan.FromHours(6);
        await world.RunAsync();
        await CancelAsync(world);
        await world.EndVisitAsync(new VisitOutcome.Cancelled("v", "Called off."));

        Assert.Equal(OrderStatus.Cancelled, world.Order.Status);
        Assert.All(world.Order.Parts, part => Assert.Equal(PartStatus.Cancelled, part.Status));
        Assert.Contains(nameof(ReleaseStock), world.Diary);
        Assert.Contains(nameof(EndSubscription), world.Diary);
        Assert.Contains("called off quote-q-1-service", world.Diary);
        Assert.DoesNotContain("issued", world.Diary);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        await world.KeepHistoriesAsync("cancelled-before-the-goods-leave", "physical", "subscription", "service");
    }

    [Fact]
    public async Task Cancellation_WhenTheGoodsAreOnTheRoad_LetsThemArriveAndBillsThem()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, 1, 4200m)));
        world.LeadTime = TimeSpan.FromHours(6);
        await world.RunAsync();
        await world.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Contains(nameof(ShipGoods), world.Diary);
        await world.KeepHistoriesAsync("goods-on-the-road", "physical");
        await CancelAsync(world);
        await world.AdvanceAsync(TimeSpan.FromHours(6));
        Assert.Equal((PartStatus.Completed, OrderStatus.Completed), (world.Part("physical"), world.Order.Status));
        Assert.Single(world.Diary, "issued");
        await world.KeepHistoriesAsync("cancelled-too-late", "physical");
    }

    private static async Task CancelAsync(OrderWorld world)
    {
        OrderPart[] parts = [.. world.Order.Parts];
        await world.TellAsync<OrderCancelled>(FulfilPart.InstanceId(world.OrderId, parts[0].Id), new CancelOrder("quote", "q-1", "No longer needed."));
        foreach (OrderPart part in parts.Skip(1))
        {
            await world.RaiseAsync(FulfilPart.InstanceId(world.OrderId, part.Id), new OrderCancelled("quote", "q-1", "No longer needed.", world.Now));
        }
    }
}
