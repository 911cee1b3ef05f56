using LeadToCash.Catalog;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.QuoteToOrder;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class DeliveriesTests
{
    private static readonly OrderDraft Pumps = Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, 2, 8400m));

    [Fact]
    [Trait("Scenario", "E9")]
    public async Task Goods_OfWhichOneIsThere_LeaveInTwoDeliveriesEachOnce()
    {
        await using OrderWorld world = await StartAsync(there: 1);
        Assert.Equal((1m, 1m), (world.Order.ShippedOf(1), Assert.Single(world.Order.DueOf(1)).Quantity));
        Assert.Equal(["physical: waits for 1 P-100, due 2026-04-10"], world.Order.WaitsFor);
        await world.KeepHistoriesAsync("one-sent-and-one-awaited", "physical");

        world.There[1] = 1;
        await world.AdvanceAsync(new DateTimeOffset(2026, 4, 10, 7, 1, 0, TimeSpan.Zero) - world.Now);
        Assert.Equal(["quote-q-1:physical:1", "quote-q-1:physical:2"], world.Asked.Keys.Where(key => key.Contains(":physical:", StringComparison.Ordinal)).Order());
        Assert.Equal(["reserved", "shipped", "delivered", "shipped", "delivered"], world.Order.Part("physical")!.Steps.Select(step => step.Name));
        Assert.Equal(["told customer of delivery 1", "told customer of delivery 2"], world.Diary.Where(entry => entry.StartsWith("told customer", StringComparison.Ordinal)));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        Assert.Single(world.Diary, "issued");
        await world.KeepHistoriesAsync("two-deliveries", "physical");
    }

    [Fact]
    public async Task Goods_WhenStockMovesBefore_LeaveAtOnce()
    {
        await using OrderWorld world = await StartAsync(there: 1);
        world.There[1] = 1;
        await world.GoodsMovedAsync();
        Assert.Equal((2m, PartStatus.Completed), (world.Order.ShippedOf(1), world.Part("physical")));
        await world.KeepHistoriesAsync("rest-sent-when-stock-moved", "physical");
    }

    [Fact]
    public async Task Goods_WhenToldInVainAndOften_AreLookedAtAndNothingElse()
    {
        await using OrderWorld world = await StartAsync(there: 1);
        for (int told = 0; told < 5; told++)
        {
            await world.GoodsMovedAsync();
        }

        Assert.Equal((1m, 7), (world.Order.ShippedOf(1), world.Diary.Count(entry => entry == "looked")));
        Assert.Single(world.Order.Deliveries);
    }

    [Fact]
    public async Task Warehouse_WhenItFailsAtFirst_SendsEachDeliveryUnderItsOneKey()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(Pumps);
        (world.InDeliveries, world.There[1]) = (true, 1);
        bool isBroken = true;
        world.Fails = kind => kind.StartsWith(nameof(SendDelivery), StringComparison.Ordinal) && isBroken;
        await world.RunAsync();
        await world.AdvanceAsync(TimeSpan.FromSeconds(20));
        isBroken = false;
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Single(world.Diary, $"{nameof(SendDelivery)} 1");
        Assert.Single(world.Order.Deliveries);
        Assert.Equal(1m, world.Order.ShippedOf(1));
    }

    [Fact]
    public async Task Goods_ThatAreLate_BlockThePartOnceUntilTheyCome()
    {
        await using OrderWorld world = await StartAsync(there: 0);
        world.Late = "2 P-100 were due on 2026-04-10 and are not there.";
        await world.AdvanceAsync(new DateTimeOffset(2026, 4, 14, 0, 0, 0, TimeSpan.Zero) - world.Now);
        Assert.Equal((PartStatus.Blocked, world.Late), (world.Part("physical"), world.Order.Part("physical")!.Reason));
        Assert.Single(world.Diary, entry => entry.StartsWith("told operations", StringComparison.Ordinal));
        await world.KeepHistoriesAsync("goods-late", "physical");

        (world.There[1], world.Late) = (2, null);
        await world.GoodsMovedAsync();
        Assert.Equal((PartStatus.Completed, 2m), (world.Part("physical"), world.Order.ShippedOf(1)));
    }

    [Fact]
    public async Task Cancellation_WhenSomeHasLeft_TakesTheRestOffTheOrderAndBillsWhatCame()
    {
        await using OrderWorld world = await StartAsync(there: 1);
        await world.TellAsync<OrderCancelled>(FulfilPart.InstanceId(world.OrderId, "physical"), new CancelOrder("quote", "q-1", "No longer needed."));
        Assert.Equal((PartStatus.Completed, OrderStatus.Completed), (world.Part("physical"), world.Order.Status));
        Assert.Equal((1m, Money.Of(4200m, "EUR"), Money.Of(4998m, "EUR")), (world.Order.Lines[0].Quantity, world.Order.Net, world.Order.Gross));
        Assert.Equal(Money.Of(4998m, "EUR"), Orders.BillOf(world.Order).Gross);
        Assert.Single(world.Diary, nameof(ReleaseStock));
        await world.KeepHistoriesAsync("cancelled-after-one-delivery", "physical");
    }

    [Fact]
    public async Task Cancellation_BeforeAnythingLeft_CancelsThePart()
    {
        await using OrderWorld world = await StartAsync(there: 0);
        await world.TellAsync<OrderCancelled>(FulfilPart.InstanceId(world.OrderId, "physical"), new CancelOrder("quote", "q-1", "No longer needed."));
        Assert.Equal((PartStatus.Cancelled, OrderStatus.Cancelled), (world.Part("physical"), world.Order.Status));
        Assert.Empty(world.Order.Deliveries);
        await world.KeepHistoriesAsync("cancelled-while-all-is-awaited", "physical");
    }

    [Fact]
    [Trait("Scenario", "E8")]
    public async Task Change_ToWhatHasLeft_EndsThePart_AndMoreIsAwaitedAgain()
    {
        await using OrderWorld less = await StartAsync(there: 1);
        await less.ChangeAsync(new LineChange(1, 1, null, null));
        Assert.Equal((PartStatus.Completed, Money.Of(4998m, "EUR")), (less.Part("physical"), less.Order.Gross));
        await less.KeepHistoriesAsync("reduced-to-what-has-left", "physical");

        await using OrderWorld more = await StartAsync(there: 1);
        await more.ChangeAsync(new LineChange(1, 4, null, null));
        Assert.Equal(["physical: waits for 3 P-100, due 2026-04-10"], more.Order.WaitsFor);
    }

    [Fact]
    public async Task Change_IsConfirmedByAProcessOfItsOwn()
    {
        await using OrderWorld world = await OrderWorld.StartAsync(Pumps);
        await world.RunAloneAsync(nameof(OrderChangeOrchestrator), ConfirmOrderChange.InstanceId(world.OrderId, 7), new ConfirmOrderChange(world.OrderId, 7), "confirmed");
        Assert.Equal(["confirmed change 7"], world.Diary);
    }

    private static async Task<OrderWorld> StartAsync(decimal there)
    {
        OrderWorld world = await OrderWorld.StartAsync(Pumps);
        (world.InDeliveries, world.There[1]) = (true, there);
        await world.RunAsync();
        return world;
    }
}
