using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.QuoteToOrder;

public sealed class OrderTests
{
    private static readonly CancelOrder Cancel = new("quote", "q-1", "Not needed any more.");

    [Fact]
    [Trait("Scenario", "E5")]
    public void Placement_WhenRepeated_ChangesNothing()
    {
        Order order = Orders.Placed();
        Assert.Empty(Order.Decide(order, new PlaceOrder("A-2026-00002", Orders.Reference), Orders.Monday).Events);
        Assert.Equal("A-2026-00001", order.Number);
        Assert.Equal(OrderStatus.Placed, order.Status);
    }

    [Fact]
    public void Placement_WhenThereAreNoLines_IsRefused() =>
        Assert.Equal("order-empty", Order.Decide(null, new PlaceOrder("A-1", Orders.Draft()), Orders.Monday).Refusal?.Code);

    [Fact]
    public void Placement_WhenTheCancellationCameFirst_IsKeptAsCancelledAndStartsNothing()
    {
        Order cancelled = ((Order?)null).After(Cancel);
        OrderEvent @event = Assert.Single(Order.Decide(cancelled, new PlaceOrder("A-2026-00001", Orders.Reference), Orders.Monday).Events);
        Assert.IsType<CancelledOrderRecorded>(@event);
        Order order = Order.Apply(cancelled, @event);
        Assert.Equal((OrderStatus.Cancelled, "A-2026-00001", 3), (order.Status, order.Number, order.Lines.Count));
        Assert.Empty(order.Parts);
    }

    [Fact]
    [Trait("Scenario", "F3")]
    public void Status_WhenTwoOfThreePartsAreDone_SaysSoAndWhatIsMissing()
    {
        Order order = Orders.Placed().After(
            new StartPart("physical"), new StartPart("subscription"), new StartPart("service"), new AdvancePart("service", "requested", "JOB-1"),
            new CompletePart("physical"), new CompletePart("subscription"));
        Assert.Equal(("in progress (2/3)", OrderStatus.InProgress), (order.StatusText, order.Status));
        Assert.Equal(["service: requested, next step is under way"], order.WaitsFor);
        Assert.Equal("order-incomplete", Order.Decide(order, new CompleteOrder(), Orders.Monday).Refusal?.Code);
    }

    [Fact]
    [Trait("Scenario", "F3")]
    public void Completion_WhenAllPartsAreClosed_HappensOnce()
    {
        Order open = Orders.Placed().After(new CompletePart("physical"), new CompletePart("service", 3.5m), new CancelPart("subscription", "The customer changed his mind."));
        Assert.IsType<OrderCompleted>(Assert.Single(Order.Decide(open, new CompleteOrder(), Orders.Monday).Events));
        Order completed = open.After(new CompleteOrder());
        Assert.Equal(OrderStatus.Completed, completed.Status);
        Assert.Empty(Order.Decide(completed, new CompleteOrder(), Orders.Monday).Events);
    }

    [Fact]
    public void Completion_WhenNothingWasDone_IsACancellation()
    {
        Order order = Orders.Placed().After(
            new CancelPart("physical", "Sold out."), new CancelPart("service", "Sold out."), new CancelPart("subscription", "Sold out."), new CompleteOrder());
        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.NotNull(order.Cancellation);
    }

    [Fact]
    public void Cancellation_WhenAPartIsOnItsWay_LetsItBeBilled()
    {
        Order order = Orders.Placed().After(
            new StartPart("physical"), new AdvancePart("physical", "shipped", "TRK-1"), Cancel,
            new CompletePart("physical"), new CancelPart("service", "Cancelled."), new CancelPart("subscription", "Cancelled."), new CompleteOrder());
        Assert.Equal(OrderStatus.Completed, order.Status);
    }

    [Fact]
    public void Cancellation_WhenTheOrderIsCompleted_IsRefused()
    {
        Order order = Orders.Placed().After(new CompletePart("physical"), new CompletePart("service"), new CompletePart("subscription"), new CompleteOrder());
        Assert.Equal("order-completed", Order.Decide(order, Cancel, Orders.Monday).Refusal?.Code);
    }

    [Fact]
    public void Part_WhenTheOrderIsCancelled_DoesNotBegin() =>
        Assert.Equal("order-cancelled", Order.Decide(Orders.Placed().After(Cancel), new StartPart("physical"), Orders.Monday).Refusal?.Code);

    [Fact]
    public void Part_WhenBlocked_ShowsTheReasonAndCanBeResumedOnce()
    {
        Order blocked = Orders.Placed().After(new StartPart("physical"), new BlockPart("physical", "warehouse can't be reached."));
        Assert.Contains("physical: blocked, warehouse can't be reached.", blocked.WaitsFor);
        Assert.Equal(1, blocked.Part("physical")!.TimesBlocked);
        Order resumed = blocked.After(new ResumePart("physical"));
        Assert.Equal(PartStatus.InProgress, resumed.Part("physical")!.Status);
        Assert.Equal("part-not-blocked", Order.Decide(resumed, new ResumePart("physical"), Orders.Monday).Refusal?.Code);
    }

    [Fact]
    public void Step_WhenTakenWhileBlocked_ClearsTheBlock()
    {
        Order order = Orders.Placed().After(new StartPart("physical"), new BlockPart("physical", "Down."), new AdvancePart("physical", "reserved", "RES-1"));
        Assert.Equal((PartStatus.InProgress, null), (order.Part("physical")!.Status, order.Part("physical")!.Reason));
    }

    [Fact]
    public void Prepayment_WhenTheOrderIsBilledAndSettled_BelongsToTheInvoice()
    {
        Order order = Orders.Placed().After(new CompletePart("physical"), new CompletePart("service"), new CompletePart("subscription"), new CompleteOrder());
        order = order.After(new BillOrder(Orders.Terms(order)), new InvoiceOrder(Invoice.IdOf(order.Id), "RE-1"), new SettleOrder(Invoice.IdOf(order.Id)));
        Prepayment payment = new("p-1", Money.Of(1, "EUR"), Orders.Monday);
        Assert.Equal("order-invoiced", Order.Decide(order, new RecordPrepayment(payment), Orders.Monday).Refusal?.Code);
    }

    [Fact]
    public void State_WhenStoredAndReadBack_IsTheSame()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };
        Order order = Orders.Placed().After(new StartPart("physical"), new AdvancePart("physical", "reserved", "RES-1"));
        string json = JsonSerializer.Serialize(order, options);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Order>(json, options), options));
        OrderEvent placed = new OrderPlaced("A-1", Orders.Reference, order.Parts, Orders.Monday);
        Assert.Equal(placed.GetType(), JsonSerializer.Deserialize<OrderEvent>(JsonSerializer.Serialize(placed, options), options)!.GetType());
    }

    [Fact]
    public void Command_WhenUnknownPartIsNamed_IsRefused()
    {
        Decision<OrderEvent> decision = Order.Decide(Orders.Placed(), new CompletePart("digital"), Orders.Monday);
        Assert.Equal("part-unknown", decision.Refusal?.Code);
        Assert.Contains("physical, subscription, service", decision.Refusal!.Reason, StringComparison.Ordinal);
    }
}
