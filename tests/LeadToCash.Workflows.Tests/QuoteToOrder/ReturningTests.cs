using FsCheck;
using FsCheck.Xunit;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.QuoteToOrder;

public sealed class ReturningTests
{
    [Fact]
    public void Goods_ThatWereNotBilled_CantComeBack()
    {
        Order order = Orders.Placed();
        Assert.Equal("return-too-much", Refused(order, Announce(1, (1, 1))));
        Assert.Equal(0, order.Returnable(1));
    }

    [Fact]
    public void Goods_ThatWereBilled_ComeBackOnceAndNoMore()
    {
        Order order = Billed();
        decimal all = order.Returnable(1);
        Assert.Equal(2, all);
        order = order.After(Announce(1, (1, 2)));
        Assert.Equal(0, order.Returnable(1));
        Assert.Equal("return-too-much", Refused(order, Announce(2, (1, 1))));
        order = order.After(new ReceiveReturn(1, [new ReturnedGoods(1, 1, IsSellable: false)]));
        Assert.Equal(1, order.Returnable(1)); // one of them was kept after all
        Assert.Equal("return-over", Refused(order, new ReceiveReturn(1, [new ReturnedGoods(1, 1)])));
        order = order.After(new EndReturn(1, Came: true, ["cn-1"], []));
        Assert.Equal(("settled", "cn-1"), (order.Return(1)!.Standing, order.Return(1)!.CreditNotes[0]));
    }

    [Fact]
    public void Return_ThatNeverCame_LeavesTheGoodsToComeBackLater()
    {
        Order order = Billed().After(Announce(1, (1, 2)), new EndReturn(1, Came: false, [], []));
        Assert.Equal(("never came", 2m), (order.Return(1)!.Standing, order.Returnable(1)));
        Assert.Equal("return-over", Refused(order, new ReceiveReturn(1, [new ReturnedGoods(1, 1)])));
        Assert.Equal("return-over", Refused(Billed().After(Announce(1, (1, 2)), new ReceiveReturn(1, [new ReturnedGoods(1, 2)])), new EndReturn(1, Came: false, [], [])));
    }

    [Theory]
    [InlineData(4, 1, "line-unknown")]
    [InlineData(1, 0, "return-too-much")]
    [InlineData(2, 1, "return-too-much")]
    public void Return_OfWhatIsNoGoods_IsRefused(int position, int quantity, string code) => Assert.Equal(code, Refused(Billed(), Announce(1, (position, quantity))));

    [Property(MaxTest = 300)]
    public bool Returns_InAnyOrder_NeverTakeBackMoreThanWasBilled(List<(byte What, byte Quantity)> steps)
    {
        Order order = Billed();
        decimal billed = order.Returnable(1);
        foreach ((byte what, byte quantity) in steps)
        {
            int sequence = order.Returns.Count == 0 ? 1 : (quantity % order.Returns.Count) + 1;
            OrderCommand command = (what % 4) switch
            {
                0 => Announce(order.Returns.Count + 1, (1, quantity % 4)),
                1 => new ReceiveReturn(sequence, [new ReturnedGoods(1, (quantity % 3) + 0.5m)]),
                2 => new EndReturn(sequence, Came: false, [], []),
                _ => new EndReturn(sequence, Came: order.Return(sequence)?.Received is not null, [], []),
            };
            order = Order.Decide(order, command, Orders.Monday).Events.Aggregate(order, Order.Apply);
            decimal came = order.Returns.Sum(back => (back.Received ?? []).Sum(goods => goods.Quantity));
            if (came > billed || order.Returnable(1) < 0 || order.Returnable(1) > billed - came)
            {
                return false;
            }
        }

        return true;
    }

    private static AnnounceReturn Announce(int sequence, params (int Position, int Quantity)[] lines) => new(
        sequence, $"RT-2026-{sequence:D5}", [.. lines.Select(line => new ReturnLine(line.Position, line.Quantity))], "Too small.", Orders.Monday.AddDays(30));

    private static Order Billed()
    {
        Order order = Orders.Placed();
        order = order.After([.. order.Parts.Select(part => new AdvancePart(part.Id, "activated", null)), .. order.Parts.Select(part => new CompletePart(part.Id)), new CompleteOrder()]);
        order = order.After(new BillOrder(Orders.Terms(order)));
        return order.After([.. order.Bills.Select((bill, index) => new InvoiceOrder(bill.InvoiceId, $"RE-2026-0000{index + 1:D}"))]);
    }

    private static string? Refused(Order order, OrderCommand command) => Order.Decide(order, command, Orders.Monday).Refusal?.Code;
}
