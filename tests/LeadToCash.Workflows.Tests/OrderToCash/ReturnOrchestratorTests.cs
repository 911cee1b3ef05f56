using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.Histories;
using LeadToCash.Workflows.Tests.QuoteToOrder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class ReturnOrchestratorTests : IAsyncLifetime
{
    private static readonly HandleReturn Input = new("shopify-1", 1, Orders.Monday.AddDays(30));
    private static readonly ReturnReceived Came = new(1, [new ReturnedGoods(1, 1)], Orders.Monday.AddDays(3));

    private readonly ManualClock _clock = new(Orders.Monday);
    private readonly List<string> _steps = [];
    private bool _cameMeanwhile;
    private DurableTaskTestHost _host = null!;

    public async Task InitializeAsync() => _host = await DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddOrchestratorFunc<HandleReturn>(nameof(ReturnOrchestrator), async (context, input) => await ReturnOrchestrator.RunAsync(context, input))
            .AddActivityFunc<SendReturnSlip, string>(nameof(SendReturnSlip), (_, _) => Note("slip"))
            .AddActivityFunc<RestockGoods, string>(nameof(RestockGoods), (_, _) => Note("restock"))
            .AddActivityFunc<PlanReturnCredits, IReadOnlyList<ReturnCredit>>(nameof(PlanReturnCredits), (_, _) =>
                [new ReturnCredit("i-1", [new CreditWish(1, 0.5m)]), new ReturnCredit("i-2", [new CreditWish(1, 0.5m)])])
            .AddActivityFunc<CreditReturn, ReturnCredited>(nameof(CreditReturn), (_, credit) =>
                credit!.Credit.InvoiceId == "i-1" ? new ReturnCredited("i-1-credit-1", null) : new ReturnCredited(null, "i-2: it was written off."))
            .AddActivityFunc<UpdateOrder, OrderUpdate>(nameof(UpdateOrder), (_, update) => End((EndReturn)update!.Command)),
        new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(_clock) });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Goods_ThatCome_AreTakenInCreditedAndSettled()
    {
        string id = await StartAsync();
        await _host.AdvanceAsync(TimeSpan.FromDays(3));
        await RaiseAsync(id);
        Assert.Equal(["slip", "restock", "came True: i-1-credit-1 | i-2: it was written off."], _steps);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await _host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await RecordedHistories.KeepAsync(_host, "settled", id);
    }

    [Fact]
    public async Task Goods_ThatNeverCome_EndTheReturn()
    {
        string id = await StartAsync();
        await _host.AdvanceAsync(TimeSpan.FromDays(31));
        Assert.Equal(["slip", "came False:  | "], _steps);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await _host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await RecordedHistories.KeepAsync(_host, "given-up", id);
    }

    [Fact]
    public async Task Goods_ThatComeAtTheLastMoment_AreTakenIn()
    {
        _cameMeanwhile = true;
        string id = await StartAsync();
        await _host.AdvanceAsync(TimeSpan.FromDays(31));
        await RaiseAsync(id);
        Assert.Equal(["slip", "restock", "came True: i-1-credit-1 | i-2: it was written off."], _steps);
        await RecordedHistories.KeepAsync(_host, "last-moment", id);
    }

    private async Task<string> StartAsync()
    {
        string id = await _host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ReturnOrchestrator), Input, new StartOrchestrationOptions(HandleReturn.InstanceId(Input.OrderId, Input.Sequence)));
        await _host.WhenIdleAsync();
        return id;
    }

    private async Task RaiseAsync(string id)
    {
        await _host.Client.RaiseEventAsync(id, nameof(ReturnReceived), Came);
        await _host.WhenIdleAsync();
    }

    private string Note(string step)
    {
        _steps.Add(step);
        return step;
    }

    private OrderUpdate End(EndReturn end)
    {
        if (_cameMeanwhile && !end.Came)
        {
            return new OrderUpdate(OrderStatus.Paid, "return-over");
        }

        Note($"came {end.Came}: {string.Join(", ", end.CreditNotes)} | {string.Join(", ", end.Remarks)}");
        return new OrderUpdate(OrderStatus.Paid, null);
    }
}
