using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.QuoteToOrder;

public sealed class OrderChangingTests
{
    private static readonly Order Waiting = Orders.Placed().After(
        new StartPart("physical"), new AdvancePart("physical", "reserved", "RES-1"), Plan(1, ready: 1, due: 1), new ShipDelivery("physical", 1, "TRK-1"));

    [Fact]
    [Trait("Scenario", "E8")]
    public void Change_OfOneLine_ComputesTotalsFromAgreedPrices()
    {
        Order order = Waiting.After(Change(Waiting, 1, 1));
        Assert.Equal((Money.Of(4200m, "EUR"), Money.Of(5069m, "EUR"), Money.Of(6032.11m, "EUR")), (order.Lines[0].Net, order.Net, order.Gross));
        Assert.Equal(Money.Of(4200m, "EUR"), order.Part("physical")!.Net);
        Assert.Equal((1, "staff:anna", Orders.Monday), (order.Revision, order.LastChange!.By, order.LastChange.At));
    }

    [Theory]
    [InlineData(1, 0, "line-shipped")]
    [InlineData(1, -1, "quantity-wrong")]
    [InlineData(1, 1.0001, "quantity-wrong")]
    [InlineData(9, 1, "line-unknown")]
    public void Change_ThatCantBe_IsRefusedWithItsLine(int position, double quantity, string code)
    {
        Refusal refusal = Order.Decide(Waiting, Change(Waiting, position, (decimal)quantity), Orders.Monday).Refusal!;
        Assert.Equal(code, refusal.Code);
        Assert.Contains(position.ToString(System.Globalization.CultureInfo.InvariantCulture), refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_OfAnOlderRevision_IsRefused()
    {
        Order changed = Waiting.After(Change(Waiting, 1, 3));
        Assert.Equal("order-changed", Order.Decide(changed, Change(Waiting, 1, 4), Orders.Monday).Refusal!.Code);
    }

    [Fact]
    public void Change_OfAServiceThatHasBegun_IsRefused_AndBeforeItIsNot()
    {
        Order begun = Waiting.After(new StartPart("service"));
        Assert.Equal("part-begun", Order.Decide(begun, Change(begun, 2, 2), Orders.Monday).Refusal!.Code);
        Assert.Equal(Money.Of(1560m, "EUR"), Waiting.After(Change(Waiting, 2, 2)).Part("service")!.Net);
        Assert.Equal("part-last-line", Order.Decide(Waiting, Change(Waiting, 2, 0), Orders.Monday).Refusal!.Code);
    }

    [Fact]
    public void Change_OfGoodsThatLeaveAsBeforeThereWereDeliveries_IsRefused()
    {
        Order order = Orders.Placed().After(new StartPart("physical"), new AdvancePart("physical", "reserved", "RES-1"));
        Assert.Equal("part-under-way", Order.Decide(order, Change(order, 1, 1), Orders.Monday).Refusal!.Code);
        Assert.Equal(2, order.After(new AdvancePart("physical", "shipped", "TRK-1")).ShippedOf(1));
    }

    [Fact]
    public void Change_ToTheSame_ChangesNothing() =>
        Assert.Empty(Order.Decide(Waiting, Change(Waiting, 1, 2), Orders.Monday).Events);

    [Fact]
    public void Change_ThatLeavesNothing_IsRefused()
    {
        Order order = Orders.Placed(Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, 2, 8400m)));
        Assert.Equal("order-empty", Order.Decide(order, Change(order, 1, 0), Orders.Monday).Refusal!.Code);
    }

    [Property]
    public void Change_ThereAndBack_EndsAtTheAgreedPrice(PositiveInt quantity, PositiveInt cents, PositiveInt other)
    {
        decimal agreed = (quantity.Get % 50) + 1;
        Order order = Orders.Placed(Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, agreed, cents.Get / 100m), Orders.Line(2, "SP-SEAL", ProductKind.Physical, 3, 104.70m)));
        Order away = order.After(Change(order, 1, (other.Get % 60) + 1));
        Order back = away.After(Change(away, 1, agreed));
        Assert.Equal((order.Net, order.Tax, order.Gross), (back.Net, back.Tax, back.Gross));
        Assert.Equal(away.Net, Money.Sum(away.Lines.Select(line => line.Net), "EUR"));
        Assert.Equal(away.Net, Money.Sum(away.Parts.Select(part => part.Net), "EUR"));
        Assert.Equal(away.Gross, away.Net!.Value + away.Tax!.Value);
    }

    /// <summary>Whatever is planned, shipped, changed, repeated and stopped in any order: no more leaves than was ordered, and nothing that left is taken off.</summary>
    [Property(MaxTest = 300)]
    public Property Deliveries_InAnyOrderOfCommands_NeverSendMoreThanIsOrdered() => Prop.ForAll(
        Gen.Choose(0, 29).ListOf().ToArbitrary(),
        numbers =>
        {
            Order order = Orders.Placed(Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, 4, 400m), Orders.Line(2, "SP-SEAL", ProductKind.Physical, 3, 30m)))
                .After(new StartPart("physical"), new AdvancePart("physical", "reserved", null));
            foreach (int number in numbers)
            {
                decimal[] before = [order.SentOf(1), order.SentOf(2)];
                Decision<OrderEvent> decision = Order.Decide(order, CommandOf(order, number), Orders.Monday);
                order = decision.Events.Aggregate(order, Order.Apply);
                Assert.All(order.Lines, line => Assert.InRange(order.SentOf(line.Position), before[line.Position - 1], line.Quantity));
                Assert.All(order.Deliveries.SelectMany(delivery => delivery.Lines), line => Assert.NotNull(order.Line(line.Position)));
                Assert.True(order.Deliveries.Count(delivery => !delivery.IsShipped) <= 1);
                Assert.Equal(order.Net, Money.Sum(order.Lines.Select(line => line.Net), "EUR"));
            }
        });

    private static OrderCommand CommandOf(Order order, int number) => (number % 6) switch
    {
        0 => new PlanDelivery("physical", order.Deliveries.Count + 1, "L-2026-00001", null, [new DeliveryLine((number % 2) + 1, (number / 6) + 1)], []),
        1 => new PlanDelivery("physical", number / 6, "L-2026-00001", null, [new DeliveryLine(1, 1), new DeliveryLine(2, 1)], []),
        2 => new ShipDelivery("physical", Math.Max(1, order.Deliveries.Count - (number / 18)), "TRK-1"),
        3 => new NoteArrival("physical", (number / 6) + 1),
        4 => new ChangeOrder(order.Revision, [new LineChange((number % 2) + 1, number / 6, null, null)], "staff:anna"),
        _ => number == 29 ? new StopDeliveries("physical", "Enough.") : new CompletePart("physical"),
    };

    [Fact]
    public void Part_WithGoodsThatHaveNotLeft_RefusesToBeCompleted() =>
        Assert.Equal("part-open", Order.Decide(Waiting, new CompletePart("physical"), Orders.Monday).Refusal!.Code);

    [Fact]
    public void Order_StoredBeforeThereWereDeliveries_ReadsAsItWas()
    {
        Order placed = Orders.Placed().After(
            new StartPart("physical"), new AdvancePart("physical", "reserved", "RES-1"), new AdvancePart("physical", "shipped", "TRK-1"), new CompletePart("physical"));
        JsonObject stored = JsonSerializer.SerializeToNode(placed, Json)!.AsObject();
        Remove(stored, "deliveries", "removedLines", "revision", "lastChange");
        Remove(stored["lines"]![0]!.AsObject(), "requestedOn", "deliveryText", "agreed");
        Remove(stored["parts"]![0]!.AsObject(), "due");

        Order order = stored.Deserialize<Order>(Json)!;
        Assert.Equal((2m, 0, 0), (order.ShippedOf(1), order.Deliveries.Count, order.Revision));
        Assert.Null(order.Parts[0].Due);
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static void Remove(JsonObject document, params string[] members) => Assert.All(members, member => Assert.True(document.Remove(member), member));

    [Fact]
    public void Goods_ThatCantBeHad_AreSubstitutedAtTheSamePrice_AndWhatLeftStays()
    {
        Order order = Orders.Placed();
        Money gross = order.Gross!.Value;
        order = order.After(new StartPart("physical"), new PlanDelivery("physical", 1, "L-2026-00001", "NUE", [new DeliveryLine(1, 1)], [new DueGoods(1, 1, new DateOnly(2026, 4, 10), true)]));
        ChangeOrder instead = new(order.Revision, [new LineChange(1, 2, null, null, new Substitute("P-101", "Pump 101"))], "staff:anna");
        order = order.After(instead);

        OrderLine added = order.Lines[^1];
        Assert.Equal((4, "P-101", 1m, 1, 4200m), (added.Position, added.Sku, added.Quantity, added.SubstituteFor, added.Net.Amount));
        Assert.Equal((1m, 4200m), (order.Line(1)!.Quantity, order.Line(1)!.Net.Amount));
        Assert.Equal(gross, order.Gross);
        OrderPart part = order.Part("physical")!;
        Assert.Equal([1, 4], part.Positions);
        Assert.Equal(8400m, part.Net.Amount);
        Assert.Equal([(4, 1m)], order.OpenLines(part).Select(line => (line.Position, line.Quantity)));
        Assert.Equal("substitute-wrong", Order.Decide(order, new ChangeOrder(1, [new LineChange(4, 1, null, null, new Substitute("P-101", "x"))], "staff:anna"), Orders.Monday).Refusal?.Code);
        Assert.Equal("line-shipped", Order.Decide(order, new ChangeOrder(1, [new LineChange(1, 1, null, null, new Substitute("P-101", "x"))], "staff:anna"), Orders.Monday).Refusal?.Code);
        Assert.Equal("substitute-wrong", Order.Decide(order, new ChangeOrder(1, [new LineChange(2, 1, null, null, new Substitute("P-101", "x"))], "staff:anna"), Orders.Monday).Refusal?.Code);
    }

    private static ChangeOrder Change(Order order, int position, decimal quantity) => new(order.Revision, [new LineChange(position, quantity, null, null)], "staff:anna");

    private static PlanDelivery Plan(int sequence, decimal ready, decimal due) => new(
        "physical", sequence, $"L-2026-{sequence:D5}", "NUE", [new DeliveryLine(1, ready)], [new DueGoods(1, due, new DateOnly(2026, 4, 10))]);
}
