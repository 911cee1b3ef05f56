using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Workflows.Tests.QuoteToOrder;

public sealed class OrderWatchTests
{
    private static readonly ProcessStanding Alive = new(ProcessLife.Alive);
    private static readonly ProcessStanding Failed = new(ProcessLife.Ended, "has failed: no such part");

    [Fact]
    public void Order_WithItsProcesses_IsOfNoConcern() => Assert.Empty(Concerns(Orders.Placed(), _ => Alive));

    [Fact]
    public void Part_WhoseProcessHasFailed_IsNamedWithTheReason()
    {
        Order order = Orders.Placed();
        Assert.Equal(["Nothing carries its part 'service' on: its process has failed: no such part."], Concerns(order, id => id.EndsWith("-service", StringComparison.Ordinal) ? Failed : Alive));
        Assert.Empty(Concerns(order, id => id.EndsWith("-service", StringComparison.Ordinal) ? new ProcessStanding(ProcessLife.Missing) : Alive)); // about to begin
        Assert.Equal(["Nothing carries the order on: its process is not there."], Concerns(order, _ => new ProcessStanding(ProcessLife.Missing)));
    }

    [Fact]
    public void Order_ThatIsDoneAndBilled_NeedsNoProcessWhileItWaitsForMoney()
    {
        Order order = Orders.Placed();
        order = order.After([.. order.Parts.Select(part => new AdvancePart(part.Id, "activated", null)), .. order.Parts.Select(part => new CompletePart(part.Id)), new CompleteOrder()]);
        Assert.Empty(OrderWatch.ProcessesOf(order));
        order = order.After(new BillOrder(Orders.Terms(order)));
        OrderBill[] bills = [.. order.Bills];
        Assert.Equal(bills.Select(bill => $"invoice-{bill.InvoiceId}"), OrderWatch.ProcessesOf(order));
        Assert.Equal($"Invoice {bills[0].InvoiceId} can't be issued: its process has failed: no such part.", Concerns(order, _ => Failed)[0]);
        order = order.After([.. bills.Select((bill, index) => new InvoiceOrder(bill.InvoiceId, $"RE-2026-0000{index + 1:D}"))]);
        Assert.Empty(OrderWatch.ProcessesOf(order));
    }

    [Fact]
    public void Order_ThatWasCancelledButIsNotWoundUp_NeedsItsProcess()
    {
        Order order = Orders.Placed();
        order = order.After([.. order.Parts.Select(part => new StartPart(part.Id)), new CancelOrder("shopify", "1", "customer")]);
        Assert.Equal(4, OrderWatch.ProcessesOf(order).Count);
        order = order.After([.. order.Parts.Select(part => new CancelPart(part.Id, "The order was cancelled."))]);
        Assert.Empty(OrderWatch.ProcessesOf(order));
    }

    [Fact]
    public void Return_WhoseProcessHasFailed_IsNamed()
    {
        Order order = Orders.Placed() with
        {
            CompletedAt = Orders.Monday,
            PaidAt = Orders.Monday,
            Returns = [new GoodsReturn { Sequence = 1, Number = "RT-2026-00001", Lines = [new ReturnLine(1, 1)], Reason = "leaks", AnnouncedAt = Orders.Monday, Until = Orders.Monday.AddDays(30) }],
        };
        Assert.Equal(["Return RT-2026-00001 can't be settled: its process has failed: no such part."], Concerns(order, _ => Failed));
        Assert.Empty(Concerns(order, _ => Alive));
        Assert.Empty(OrderWatch.ProcessesOf(order with { Returns = [order.Returns[0] with { EndedAt = Orders.Monday }] }));
    }

    [Fact]
    public void Concerns_ThatAreKnown_AreNotNotedAgain()
    {
        Order order = Orders.Placed().After(new FlagOrder(["a"]));
        Assert.Empty(Order.Decide(order, new FlagOrder(["a"]), Orders.Monday).Events);
        Assert.Empty(order.After(new FlagOrder([])).Concerns);
    }

    [Theory]
    [InlineData(0, "none")]
    [InlineData(120, "three-pages")]
    public async Task Watch_OfAnyNumber_LooksAtEachPageOnceAndSaysHowMany(int orders, string scenario)
    {
        int looks = 0;
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<OrderWatchRun, OrderWatchRun>(nameof(OrderWatchOrchestrator), async (context, run) => await OrderWatchOrchestrator.RunAsync(context, run!))
                .AddActivityFunc<WatchOrders, WatchedOrders>(nameof(WatchOrders), (_, page) =>
                {
                    looks++;
                    int seen = page!.After is null ? 0 : int.Parse(page.After, System.Globalization.CultureInfo.InvariantCulture);
                    int next = Math.Min(orders, seen + 50);
                    return new WatchedOrders(next - seen, 1, next < orders ? next.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
                }),
            new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(new ManualClock(Orders.Monday)) });
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(OrderWatchOrchestrator), new OrderWatchRun("2026-03-02"), new StartOrchestrationOptions(OrderWatchRun.InstanceId("2026-03-02")));
        await host.WhenIdleAsync();

        OrderWatchRun run = (await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadOutputAs<OrderWatchRun>()!;
        Assert.Equal((orders, Math.Max(1, (orders + 49) / 50), looks), (run.Orders, looks, run.Stuck));
        await RecordedHistories.KeepAsync(host, scenario, id);
    }

    private static IReadOnlyList<string> Concerns(Order order, Func<string, ProcessStanding> standing) =>
        OrderWatch.ConcernsOf(order, OrderWatch.ProcessesOf(order).ToDictionary(id => id, standing));
}
