using System.Collections.Concurrent;
using LeadToCash.Cases;
using LeadToCash.Dunning;
using LeadToCash.FieldService;
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

/// <summary>
/// The processes of an order on virtual time, with a case in memory, back ends that fail as told, and a diary of what was done. The events that the
/// application's observers pass on are passed on here by the tests.
/// </summary>
internal sealed class OrderWorld : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly ManualClock _clock = new(Orders.Monday);
    private readonly HashSet<string> _commands = [];
    private DurableTaskTestHost _host = null!;

    private OrderWorld(Order order) => Order = order;

    /// <summary>The order's state.</summary>
    public Order Order { get; private set; }

    /// <summary>What was done, in order.</summary>
    public ConcurrentQueue<string> Diary { get; } = new();

    /// <summary>Back-end requests by key: how often each was asked.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    /// <summary>Steps that fail: the kind of request, and whether it fails now.</summary>
    public Func<string, bool> Fails { get; set; } = _ => false;

    /// <summary>When a step will have been carried out.</summary>
    public TimeSpan LeadTime { get; set; }

    /// <summary>Whether the warehouse sends goods in deliveries, as it does now; a false one is the warehouse of before.</summary>
    public bool InDeliveries { get; set; }

    /// <summary>Whether subscriptions begin when the installation is accepted.</summary>
    public bool AwaitsAcceptance { get; set; }

    /// <summary>Pieces of each line that are there.</summary>
    public Dictionary<int, decimal> There { get; } = [];

    /// <summary>When the rest is promised.</summary>
    public DateOnly RestOn { get; set; } = new(2026, 4, 10);

    /// <summary>Whether what is due and not there is told.</summary>
    public string? Late { get; set; }

    /// <summary>When reminders are due.</summary>
    public IReadOnlyList<PlannedReminder> Reminders { get; set; } = [];

    /// <summary>What a look at the claim comes to; null for the plan of before there were claims.</summary>
    public Func<LetterOutlook>? Letters { get; set; }

    /// <summary>Rules that a bill breaks when it is to be issued.</summary>
    public IReadOnlyList<string> Violations { get; set; } = [];

    /// <summary>Whether the invoice is paid when it is looked up.</summary>
    public bool IsPaid { get; set; } = true;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public string OrderId => Order.Id;

    public static async Task<OrderWorld> StartAsync(OrderDraft? draft = null)
    {
        OrderWorld world = new(Orders.Placed(draft));
        world._host = await DurableTaskTestHost.StartAsync(
            world.Register, new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(world._clock) });
        return world;
    }

    /// <summary>Starts the order's process and runs it as far as it goes without time passing.</summary>
    /// <param name="invoicesFollowEvents">Whether invoices have processes of their own, as they have now; false is the way of before.</param>
    /// <param name="awaitsDeposit">Whether a deposit is to be paid before the parts begin.</param>
    public async Task RunAsync(bool invoicesFollowEvents = false, bool awaitsDeposit = false)
    {
        FulfilOrder input = new(OrderId, [.. Order.Parts.Select(part => part.Id)], invoicesFollowEvents, awaitsDeposit);
        await _host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(OrderOrchestrator), input, new StartOrchestrationOptions(FulfilOrder.InstanceId(OrderId)));
        await _host.WhenIdleAsync();
    }

    public Task AdvanceAsync(TimeSpan by) => _host.AdvanceAsync(by);

    /// <summary>Carries a command out as the edge does, and passes its event on to a process.</summary>
    public async Task TellAsync<TEvent>(string instanceId, OrderCommand command)
        where TEvent : OrderEvent
    {
        TEvent @event = Decide(command).OfType<TEvent>().Single();
        await RaiseAsync(instanceId, @event);
    }

    /// <summary>Stock moved, or the order was changed: the process of the goods looks again.</summary>
    public Task GoodsMovedAsync() => RaiseAsync(FulfilPart.InstanceId(OrderId, "physical"), new GoodsMoved());

    /// <summary>Changes lines as the edge does, and tells the process of the goods.</summary>
    public async Task ChangeAsync(params LineChange[] lines)
    {
        Decide(new ChangeOrder(Order.Revision, lines, "staff:anna"));
        await GoodsMovedAsync();
    }

    /// <summary>Starts a process of its own and keeps its history.</summary>
    public async Task RunAloneAsync(string orchestrator, string instanceId, object input, string scenario)
    {
        await _host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));
        await _host.WhenIdleAsync();
        await KeepAsync(scenario, instanceId);
    }

    public Task KeepAsync(string scenario, string instanceId) => RecordedHistories.KeepAsync(_host, scenario, instanceId);

    /// <summary>Ends the visit of the service part.</summary>
    public async Task EndVisitAsync(VisitOutcome outcome)
    {
        await _host.Client.RaiseEventAsync(FieldServiceOrchestrator.InstanceId($"{OrderId}-service"), nameof(VisitEnded), new VisitEnded(outcome));
        await _host.WhenIdleAsync();
    }

    public async Task RaiseAsync<TEvent>(string instanceId, TEvent @event)
        where TEvent : class
    {
        await _host.Client.RaiseEventAsync(instanceId, typeof(TEvent).Name, @event);
        await _host.WhenIdleAsync();
    }

    public Task<OrchestrationRuntimeStatus> StatusAsync() => StatusAsync(FulfilOrder.InstanceId(OrderId));

    public async Task<OrchestrationRuntimeStatus> StatusAsync(string instanceId) => (await _host.Client.GetInstanceAsync(instanceId))!.RuntimeStatus;

    public PartStatus Part(string id) => Order.Part(id)!.Status;

    /// <summary>Keeps the histories of the order's process and of the named parts.</summary>
    public Task KeepHistoriesAsync(string scenario, params string[] partIds) => RecordedHistories.KeepAsync(
        _host, scenario, [FulfilOrder.InstanceId(OrderId), .. partIds.Select(partId => FulfilPart.InstanceId(OrderId, partId))]);

    /// <summary>Keeps the history of the order's dunning.</summary>
    public Task KeepDunningAsync(string scenario) => RecordedHistories.KeepAsync(_host, scenario, CollectInvoice.InstanceId(Invoice.IdOf(OrderId)));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<FulfilOrder, OrderStatus>(nameof(OrderOrchestrator), (context, input) => OrderOrchestrator.RunAsync(context, input))
            .AddOrchestratorFunc<FulfilPart>(nameof(PhysicalPartOrchestrator), (context, input) => PhysicalPartOrchestrator.RunAsync(context, input))
            .AddOrchestratorFunc<FulfilPart>(nameof(SubscriptionPartOrchestrator), (context, input) => SubscriptionPartOrchestrator.RunAsync(context, input))
            .AddOrchestratorFunc<FulfilPart>(nameof(ServicePartOrchestrator), (context, input) => ServicePartOrchestrator.RunAsync(context, input))
            .AddOrchestratorFunc<CollectInvoice>(nameof(DunningOrchestrator), (context, input) => DunningOrchestrator.RunAsync(context, input))
            .AddOrchestratorFunc<VisitRequest, VisitOutcome>(nameof(FieldServiceOrchestrator), VisitAsync)
            .AddActivityFunc<UpdateOrder, OrderUpdate>(nameof(UpdateOrder), (_, input) => Update(input))
            .AddOrchestratorFunc<ConfirmOrderChange>(nameof(OrderChangeOrchestrator), (context, input) => OrderChangeOrchestrator.RunAsync(context, input))
            .AddActivityFunc<SendChangedConfirmation>(nameof(SendChangedConfirmation), (_, input) => Note($"confirmed change {input.Version}"))
            .AddActivityFunc<LookAtGoods, GoodsOutlook>(nameof(LookAtGoods), (_, input) => Look(input))
            .AddActivityFunc<SendDelivery, BackEndAnswer>(nameof(SendDelivery), (_, input) => Send(input))
            .AddActivityFunc<SendDeliveryNotice>(nameof(SendDeliveryNotice), (_, input) => Note($"told customer of delivery {input.Sequence}"))
            .AddActivityFunc<ReserveStock, BackEndAnswer>(nameof(ReserveStock), (_, input) => Reserve(input))
            .AddActivityFunc<ShipGoods, BackEndAnswer>(nameof(ShipGoods), (_, input) => Ask(nameof(ShipGoods), input.Key))
            .AddActivityFunc<ReleaseStock, BackEndAnswer>(nameof(ReleaseStock), (_, input) => Ask(nameof(ReleaseStock), input.Key))
            .AddActivityFunc<ProvisionSubscription, BackEndAnswer>(nameof(ProvisionSubscription), (_, input) => Provision(input))
            .AddActivityFunc<ActivateSubscription, BackEndAnswer>(nameof(ActivateSubscription), (_, input) => Ask(nameof(ActivateSubscription), input.Key))
            .AddActivityFunc<EndSubscription, BackEndAnswer>(nameof(EndSubscription), (_, input) => Ask(nameof(EndSubscription), input.Key))
            .AddActivityFunc<RequestVisit, BackEndAnswer>(nameof(RequestVisit), (_, input) => Ask(nameof(RequestVisit), input.Key))
            .AddActivityFunc<PrepareVisit, VisitRequest>(
                nameof(PrepareVisit), (_, input) => new VisitRequest($"{input.OrderId}-{input.PartId}", input.OrderId, Order.Customer!, "Installation", 4, "pumps", Now))
            .AddActivityFunc<CallOffVisit>(nameof(CallOffVisit), (_, input) => Note($"called off {input.VisitId}"))
            .AddActivityFunc<SendOrderConfirmation>(nameof(SendOrderConfirmation), (_, _) => Note("confirmed"))
            .AddActivityFunc<NotifyOperations>(nameof(NotifyOperations), (_, input) => Note($"told operations of {input.PartId} ({input.Occurrence}): {input.Reason}"))
            .AddOrchestratorFunc<BillToIssue>(nameof(InvoiceOrchestrator), (context, input) => InvoiceOrchestrator.RunAsync(context, input))
            .AddActivityFunc<IssueBill, IssuedBill>(nameof(IssueBill), (_, input) => Issue(input))
            .AddActivityFunc<ReportBlockedBill>(nameof(ReportBlockedBill), (_, input) => Note($"told finance ({input.Occurrence}): {string.Join(", ", input.Violations)}"))
            .AddActivityFunc<IssueInvoice, string>(nameof(IssueInvoice), (_, _) => Issue())
            .AddActivityFunc<SendInvoice>(nameof(SendInvoice), (_, _) => Note("sent invoice"))
            .AddActivityFunc<PlanReminders, ReminderPlan>(nameof(PlanReminders), (_, _) => new ReminderPlan(IsPaid, Reminders, ByClaim: Letters is not null))
            .AddActivityFunc<PlanLetter, LetterOutlook>(nameof(PlanLetter), (_, _) => Letters!())
            .AddActivityFunc<SendLetter>(nameof(SendLetter), (_, input) => Note($"letter {input.Level}"))
            .AddActivityFunc<SendReminder>(nameof(SendReminder), (_, input) => Note($"reminded {input.Level}"))
            .AddActivityFunc<SendReceipt>(nameof(SendReceipt), (_, _) => Note("sent receipt"));
    }

    private static async Task<VisitOutcome> VisitAsync(TaskOrchestrationContext context, VisitRequest visit) =>
        (await context.WaitForExternalEvent<VisitEnded>(nameof(VisitEnded))).Outcome;

    private OrderUpdate Update(UpdateOrder input)
    {
        lock (_lock)
        {
            Refusal? refusal = null;
            if (_commands.Add(input.CommandId))
            {
                Decision<OrderEvent> decision = Order.Decide(Order, input.Command, Now);
                Order = decision.Events.Aggregate(Order, Order.Apply);
                refusal = decision.Refusal;
            }

            return new OrderUpdate(Order.Status, refusal?.Code);
        }
    }

    private IReadOnlyList<OrderEvent> Decide(OrderCommand command)
    {
        lock (_lock)
        {
            Decision<OrderEvent> decision = Order.Decide(Order, command, Now);
            Assert.Null(decision.Refusal);
            Order = decision.Events.Aggregate(Order, Order.Apply);
            return decision.Events;
        }
    }

    private BackEndAnswer Ask(string kind, string key)
    {
        Asked.AddOrUpdate(key, 1, (_, count) => count + 1);
        if (Fails(kind))
        {
            return new BackEndAnswer.Failed($"{kind} failed.");
        }

        Note(kind);
        return new BackEndAnswer.Done(kind + "-1", Now + LeadTime);
    }

    private BackEndAnswer Provision(ProvisionSubscription input)
    {
        BackEndAnswer answer = Ask(nameof(ProvisionSubscription), input.Key);
        return answer is BackEndAnswer.Done done ? done with { AwaitsAcceptance = AwaitsAcceptance } : answer;
    }

    private BackEndAnswer Reserve(ReserveStock input)
    {
        BackEndAnswer answer = Ask(nameof(ReserveStock), input.Key);
        return answer is BackEndAnswer.Done done ? done with { InDeliveries = InDeliveries } : answer;
    }

    private GoodsOutlook Look(LookAtGoods input)
    {
        lock (_lock)
        {
            Note("looked");
            OrderPart part = Order.Part(input.PartId)!;
            if (Order.Unsent(part.Id) is { } decided)
            {
                return new GoodsOutlook(decided.Sequence);
            }

            IReadOnlyList<OrderLine> open = Order.OpenLines(part);
            DeliveryLine[] ready = [.. open.Select(line => new DeliveryLine(line.Position, Math.Min(line.Quantity, There.GetValueOrDefault(line.Position)))).Where(line => line.Quantity > 0)];
            DueGoods[] due =
            [
                .. open.Select(line => new DueGoods(line.Position, line.Quantity - ready.Where(one => one.Position == line.Position).Sum(one => one.Quantity), RestOn)).Where(goods => goods.Quantity > 0),
            ];
            int sequence = Order.Deliveries.Count + 1;
            Decision<OrderEvent> decision = Order.Decide(Order, new PlanDelivery(part.Id, sequence, $"L-2026-{sequence:D5}", null, ready, due), Now);
            Order = decision.Events.Aggregate(Order, Order.Apply);
            DateTimeOffset restAt = new(RestOn, new TimeOnly(7, 0), TimeSpan.Zero);
            return Order.Unsent(part.Id) is { } delivery
                ? new GoodsOutlook(delivery.Sequence)
                : new GoodsOutlook(IsAllSent: Order.OpenLines(Order.Part(part.Id)!).Count == 0, LookAgainAt: due.Length == 0 ? null : restAt > Now ? restAt : Now.AddDays(1), Late: Late);
        }
    }

    private BackEndAnswer Send(SendDelivery input)
    {
        BackEndAnswer answer = Ask($"{nameof(SendDelivery)} {input.Sequence}", input.Key);
        if (answer is BackEndAnswer.Done)
        {
            lock (_lock)
            {
                foreach (DeliveryLine line in Order.Delivery(input.PartId, input.Sequence)!.Lines)
                {
                    There[line.Position] -= line.Quantity;
                }
            }
        }

        return answer;
    }

    private IssuedBill Issue(IssueBill input)
    {
        bool isCredit = input.Bill.Origin == BillOrigins.Invoice;
        if (Violations.Count == 0)
        {
            Note(isCredit ? "issued credit note" : "issued");
        }

        return new IssuedBill(isCredit, Violations);
    }

    private string Issue()
    {
        Note("issued");
        return Invoice.IdOf(OrderId);
    }

    private void Note(string what) => Diary.Enqueue(what);

    private sealed record VisitEnded(VisitOutcome Outcome);
}
