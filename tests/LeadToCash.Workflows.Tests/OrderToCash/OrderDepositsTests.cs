using FsCheck;
using FsCheck.Xunit;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.Books;
using LeadToCash.Workflows.Tests.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class OrderDepositsTests
{
    private const string First = "quote-q-1-deposit-1";
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    [Trait("Scenario", "F6")]
    public void Deposit_OfTheQuote_IsAskedForWithTheOrderAndSetOffByItsFinalInvoice()
    {
        Order order = Paid(Orders.Placed(Pumps(2, 8400m) with { Deposit = new DepositTerms(new Percentage(30), 7) }));
        OrderDeposit deposit = Assert.Single(order.Deposits);
        Assert.Equal((2520.00m, 478.80m, 2998.80m, 7), (deposit.Bill.Net.Amount, deposit.Bill.Tax.Amount, deposit.Bill.Gross.Amount, deposit.Bill.PaymentDays));
        order = Delivered(order, 1, 2);
        Bill final = Assert.Single(order.Bills).Bill;
        Assert.Equal((5880.00m, 1117.20m, 6997.20m, true), (final.Net.Amount, final.Tax.Amount, final.Gross.Amount, final.IsFinal));
        InvoiceLine line = final.Lines[^1];
        Assert.Equal((-1m, 2520.00m, -2520.00m, 478.80m, "RE-1"), (line.Quantity, line.UnitPrice.Amount, line.Net.Amount, line.SetsOff!.Tax.Amount, line.SetsOff.Invoice.Number));
        Assert.Null(order.Deposits[0].Released);
    }

    [Theory]
    [InlineData(4_000_00, 4998_00, 998_00)]
    [InlineData(9_000_00, 0, 0)]
    [Trait("Scenario", "F6")]
    public void Deposit_IsSetOffByTheFirstInvoicesThatCan_NeverBeyondThem(int deposit, int paidByTheDeposit, int openOfTheFirst)
    {
        Order order = Orders.Placed(Pumps(2, 8400m)).After(new RequestDeposit(null, new Money(deposit, "EUR"), null, "staff:anna"));
        order = Delivered(Paid(order), 1, 1);
        Assert.Equal(openOfTheFirst, order.Bills[0].Bill.Gross.MinorUnits);
        order = Delivered(order, 2, 1);
        Assert.Equal(9996_00 - deposit, order.Bills.Sum(bill => bill.Bill.Gross.MinorUnits));
        Assert.Equal((false, true), (order.Bills[0].Bill.IsFinal, order.Bills[1].Bill.IsFinal));
        Assert.True(paidByTheDeposit == 0 || order.Bills[1].Bill.Gross.MinorUnits == paidByTheDeposit);
    }

    [Fact]
    public void Deposit_ThatIsNotPaid_IsReleasedWithTheLastBill()
    {
        Order order = Issued(Orders.Placed(Pumps(2, 8400m)).After(new RequestDeposit(new Percentage(50), null, null, "staff:anna")));
        order = Delivered(order, 1, 1);
        Assert.Null(order.Deposits[0].Released);
        order = Delivered(order, 2, 1);
        Assert.Equal(9996m, order.Bills.Sum(bill => bill.Bill.Gross.Amount));
        Assert.Equal(4998m, order.Deposits[0].Released!.Amounts.Sum(group => (group.Net + group.Tax).Amount));
    }

    [Fact]
    public void Deposits_OneAfterTheOther_AskForNoMoreThanIsNotBilled()
    {
        Order order = Orders.Placed(Pumps(2, 8400m)).After(new RequestDeposit(new Percentage(60), null, null, "staff:anna"));
        Refusal refusal = Order.Decide(order, new RequestDeposit(new Percentage(41), null, null, "staff:anna"), Orders.Monday).Refusal!;
        Assert.Equal("deposit-too-much", refusal.Code);
        Assert.Contains("3,998.40 EUR", refusal.Reason, StringComparison.Ordinal);
        order = order.After(new RequestDeposit(new Percentage(40), null, null, "staff:anna"));
        Assert.Equal(["quote-q-1-deposit-1", "quote-q-1-deposit-2"], order.Deposits.Select(deposit => deposit.InvoiceId));
        Assert.Equal((8400m, 1596m), (order.Deposits.Sum(deposit => deposit.Bill.Net.Amount), order.Deposits.Sum(deposit => deposit.Bill.Tax.Amount)));
    }

    [Fact]
    public void Order_WithItsDepositAwaited_SaysSoAndBeginsWhenItIsPaid()
    {
        Order order = Issued(Orders.Placed(Pumps(1, 4200m) with { Deposit = new DepositTerms(new Percentage(50)) }));
        Assert.Equal(("waits for the deposit RE-1", OrderStatus.Placed), (order.StatusText, order.Status));
        Assert.Equal("payment of 2,499.00 EUR of the deposit RE-1", order.WaitsFor[0]);
        Assert.Equal("deposit-awaited", Order.Decide(order, new BeginFulfilment(), Orders.Monday).Refusal!.Code);
        order = Noted(order, 1, 1000m);
        Assert.Equal("deposit-awaited", Order.Decide(order, new BeginFulfilment(), Orders.Monday).Refusal!.Code);
        order = Noted(order, 2, 2499m);
        Assert.Equal(("placed", null), (order.StatusText, Order.Decide(order, new BeginFulfilment(), Orders.Monday).Refusal));
        Assert.Equal("placed", Noted(order, 3, 0m).StatusText); // it went back: what has begun goes on
    }

    [Fact]
    public void Note_ThatIsOlder_ChangesNothing()
    {
        Order order = Noted(Issued(Orders.Placed(Pumps(1, 4200m)).After(new RequestDeposit(new Percentage(50), null, null, "staff:anna"))), 4, 2499m);
        Assert.Empty(Order.Decide(order, new NoteDeposit(First, 3, [], Money.Of(2499m, "EUR")), Orders.Monday).Events);
    }

    [Fact]
    public void Release_ByStaff_ClearsTheOrderAndIsCreditedOnce()
    {
        Order order = Issued(Orders.Placed(Pumps(1, 4200m) with { Deposit = new DepositTerms(new Percentage(50)) })).After(new ReleaseDeposit(1, "Agreed on the phone.", "staff:anna"));
        Assert.Equal("placed", order.StatusText);
        Assert.Equal("deposit-over", Order.Decide(order, new ReleaseDeposit(1, "Again.", "staff:anna"), Orders.Monday).Refusal!.Code);
        Assert.Equal("deposit-unknown", Order.Decide(order, new ReleaseDeposit(7, "Which?", "staff:anna"), Orders.Monday).Refusal!.Code);
        Assert.Equal(4998m, Delivered(order, 1, 1).Bills[0].Bill.Gross.Amount);
    }

    [Fact]
    public void Order_ThatIsCancelled_ReleasesWhatWasPaid()
    {
        Order order = Paid(Orders.Placed(Pumps(1, 4200m) with { Deposit = new DepositTerms(new Percentage(50)) }));
        order = order.After(new CancelOrder("quote", "q-1", "Changed my mind."), new CancelPart("physical", "cancelled"), new BillOrder(Orders.Terms(order)));
        Assert.Equal((OrderStatus.Cancelled, 2499m), (order.Status, order.Deposits[0].Released!.Amounts.Sum(group => (group.Net + group.Tax).Amount)));
    }

    [Fact]
    public void Order_IsPaidOnceItsDepositIsToo()
    {
        Order order = Delivered(Paid(Orders.Placed(Pumps(1, 4200m)).After(new RequestDeposit(new Percentage(50), null, null, "staff:anna"))), 1, 1);
        order = order.After(new CompletePart("physical"), new CompleteOrder(), new InvoiceOrder("quote-q-1-invoice", "RE-2"));
        order = Noted(order, 9, 0m).After(new SettleOrder("quote-q-1-invoice"));
        Assert.Equal((OrderStatus.Invoiced, "payment of deposit RE-1"), (order.Status, Assert.Single(order.WaitsFor)));
        order = Noted(order, 10, 2499m);
        Assert.Equal(OrderStatus.Paid, order.Status);
        Assert.Equal(OrderStatus.Invoiced, Noted(order, 11, 0m).Status);
    }

    [Fact]
    public void Credit_OfAFinalInvoice_GivesBackWhatTheDepositPaidToo()
    {
        Order order = Delivered(Paid(Orders.Placed(Pumps(2, 8400m)).After(new RequestDeposit(new Percentage(30), null, null, "staff:anna"))), 1, 2);
        Invoice final = Invoice.Apply(null, new InvoiceIssued("RE-2", order.Bills[0].Bill, Monday, Monday));
        Assert.Equal("credit-too-much", Invoice.Decide(final, new InvoiceCommand.Credit("i", "c", [new CreditWish(2, 1)], "x", "staff:anna"), Orders.Monday).Refusal!.Code);
        InvoiceCredited credited = Assert.IsType<InvoiceCredited>(Assert.Single(Invoice.Decide(final, new InvoiceCommand.Credit("i", "c", null, "Returned.", "staff:anna"), Orders.Monday).Events));
        Assert.Equal((8400m, 1596m, 2998.80m), (credited.Bill.Net.Amount, credited.Bill.Tax.Amount, credited.Surplus.Amount));
        Assert.Equal(InvoiceStatus.Cancelled, Invoice.Apply(final, credited).Status);
    }

    [Fact]
    public void Deposit_IsNeitherCreditedNorWrittenOffNorDiscountedByItself()
    {
        Order order = Orders.Placed(Pumps(1, 4200m)).After(new RequestDeposit(new Percentage(50), null, null, "staff:anna"));
        Invoice deposit = Invoice.Apply(null, new InvoiceIssued("RE-1", order.Deposits[0].Bill, Monday, Monday));
        Assert.Equal("deposit", Invoice.Decide(deposit, new InvoiceCommand.Credit("i", "c", null, "x", "staff:anna"), Orders.Monday).Refusal!.Code);
        Assert.Equal("deposit", Invoice.Decide(deposit, new InvoiceCommand.WriteOff("x", "staff:anna"), Orders.Monday).Refusal!.Code);
        InvoiceCommand.RecordPayment payment = new("p", Money.Of(2449.02m, "EUR"), Orders.Monday, Money.Of(49.98m, "EUR"));
        Assert.Equal(49.98m, Assert.IsType<PaymentReceived>(Assert.Single(Invoice.Decide(deposit, payment, Orders.Monday).Events)).Open.Amount);
    }

    [Property(MaxTest = 400)]
    [Trait("Scenario", "F6")]
    [Trait("Scenario", "F10")]
    public void Invoices_OfAnyOrderWithAnyDeposits_ComeToTheOrderByRateAndTheBooksAgree(int seed, NonNegativeInt steps)
    {
        Random random = new((seed * 1009) + steps.Get); // an order needs more steps than arrays of that size have
        DepositPlay play = new(AnyOrder(random), random);
        for (int step = random.Next(70); step > 0; step--)
        {
            Do(play, random.Next(11), random);
            CheckBooks(play);
        }

        End(play, random);
        Order order = play.Order;
        TaxGroup[] invoiced = [.. play.Invoices.Where(invoice => invoice.Kind == BillKind.Invoice).SelectMany(invoice => invoice.TaxGroups)];
        IReadOnlyList<TaxGroup> left = invoiced.Summed().Less(play.Credits.SelectMany(note => note.TaxGroups));
        IReadOnlyList<TaxGroup> supplied = order.Bills.SelectMany(bill => bill.Bill.Supplied().TaxGroups).Summed();
        Assert.All(left.Less(supplied), group => Assert.Equal((0L, 0L), (group.Net.MinorUnits, group.Tax.MinorUnits)));
        Assert.All(play.Invoices.SelectMany(invoice => invoice.TaxGroups), group => Assert.False(group.Net.IsNegative || group.Tax.IsNegative));
        if (order.Status != OrderStatus.Cancelled)
        {
            Assert.Equal((order.Net, order.Tax), (Money.Sum(supplied.Select(group => group.Net), "EUR"), Money.Sum(supplied.Select(group => group.Tax), "EUR")));
        }

        CheckBooks(play);
        Assert.Equal((0L, 0L, 0L), (play.Entries.Balance(Ledgers.Requested), play.Entries.Balance(Ledgers.Received19), play.Entries.Balance(Ledgers.Received7)));
        Assert.Equal(-supplied.Sum(group => group.Tax.MinorUnits), play.Entries.Balance(Ledgers.Tax19, Ledgers.Tax7));
        Assert.Equal(-supplied.Sum(group => group.Net.MinorUnits), play.Entries.Balance(Ledgers.Revenue));
    }

    private static void Do(DepositPlay play, int what, Random random)
    {
        Order order = play.Order;
        switch (what)
        {
            case 0: play.Tell(new RequestDeposit(new Percentage(random.Next(1, 101)), null, null, "staff:anna")); break;
            case 1: play.Tell(new RequestDeposit(null, play.Some(order.Gross!.Value), null, "staff:anna")); break;
            case 2: play.Pay(); break;
            case 3: play.PayWhole(); break;
            case 4: play.ReturnPayment(); break;
            case 5: Deliver(play, random, all: false); break;
            case 6: play.Bill(); break;
            case 7: play.Refund(); break;
            case 8 when order.Deposits.Count > 0 && random.Next(3) == 0: play.Tell(new ReleaseDeposit(random.Next(1, order.Deposits.Count + 1), "Agreed.", "staff:anna")); break;
            case 9 when order.Lines.Count > 0:
                OrderLine line = order.Lines[random.Next(order.Lines.Count)];
                play.Tell(new ChangeOrder(order.Revision, [new LineChange(line.Position, random.Next(1, 9), null, null)], "staff:anna"));
                break;
            default: play.Run(random.Next(1, 6)); break;
        }
    }

    private static void Deliver(DepositPlay play, Random random, bool all)
    {
        Order order = play.Order;
        DeliveryLine[] goods = [.. order.OpenLines(order.Part("physical")!).Select(line => new DeliveryLine(line.Position, all ? line.Quantity : Math.Min(line.Quantity, random.Next(0, 3)))).Where(line => line.Quantity > 0)];
        if (goods.Length > 0)
        {
            int sequence = order.Deliveries.Count + 1;
            play.Tell(new PlanDelivery("physical", sequence, $"L-{sequence}", null, goods, []));
            play.Tell(new ShipDelivery("physical", sequence, "T"));
            play.Tell(new NoteArrival("physical", sequence));
        }
    }

    /// <summary>Delivers and bills what is left, or cancels what never began; then everything that follows has happened.</summary>
    private static void End(DepositPlay play, Random random)
    {
        if (play.Order.Deliveries.Count == 0 && random.Next(2) == 0)
        {
            play.Tell(new CancelOrder("quote", "q-1", "Changed my mind."));
            play.Tell(new CancelPart("physical", "cancelled"));
        }
        else
        {
            Deliver(play, random, all: true);
            play.Tell(new CompletePart("physical"));
            play.Tell(new CompleteOrder());
        }

        play.Bill();
        play.Run(random.Next(20));
        play.Bill();
        play.RunAll();
        play.Bill();
        play.RunAll();
    }

    private static void CheckBooks(DepositPlay play)
    {
        Assert.Equal(play.Invoices.Sum(invoice => invoice.Open.MinorUnits) - CreditsUnderWay(play), play.Entries.Balance(Ledgers.Receivables));
        Assert.Equal(-play.Invoices.Sum(invoice => invoice.Surplus.MinorUnits), play.Entries.Balance(Ledgers.Credit));
        Assert.Equal(0, play.Entries.SelectMany(entry => entry.Lines).Sum(line => line.DebitLessCredit.MinorUnits));
        Assert.All(play.Deposits, deposit => Assert.True(deposit.Open.IsZero || deposit.Surplus.IsZero));
    }

    /// <summary>What is credited and has no credit note in the books yet.</summary>
    private static long CreditsUnderWay(DepositPlay play) =>
        play.Credits.Sum(note => note.Gross.MinorUnits) - play.Deposits.Sum(deposit => deposit.Credited.MinorUnits);

    private static OrderDraft AnyOrder(Random random)
    {
        OrderLine[] lines = [.. Enumerable.Range(1, random.Next(1, 5)).Select(position => Orders.Line(position, "X", ProductKind.Physical, random.Next(1, 6), random.Next(1, 300_000) / 100m, random.Next(3) switch { 0 => 0, 1 => 7, _ => 19 }))];
        return Orders.Draft(lines) with { Deposit = random.Next(2) == 0 ? null : new DepositTerms(new Percentage(random.Next(1, 101))) };
    }

    private static OrderDraft Pumps(decimal quantity, decimal net) => Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, quantity, net));

    private static Order Issued(Order order) => order.After(new InvoiceDeposit(First, "RE-1", Monday));

    private static Order Paid(Order order) => Noted(Issued(order), 2, order.Deposits[0].Bill.Gross.Amount);

    private static Order Noted(Order order, long version, decimal paid)
    {
        Invoice deposit = Invoice.Apply(null, new InvoiceIssued("RE-1", order.Deposits[0].Bill, Monday, Monday));
        if (paid > 0)
        {
            deposit = Invoice.Decide(deposit, new InvoiceCommand.RecordPayment("p", Money.Of(paid, "EUR"), Orders.Monday), Orders.Monday).Events.Aggregate(deposit, Invoice.Apply);
        }

        return order.After(new NoteDeposit(First, version, DepositAccount.Received(deposit), deposit.Open));
    }

    private static Order Delivered(Order order, int sequence, decimal quantity)
    {
        order = order.After(
            new PlanDelivery("physical", sequence, $"L-{sequence}", null, [new DeliveryLine(1, quantity)], []), new ShipDelivery("physical", sequence, "T"), new NoteArrival("physical", sequence));
        return order.After(new BillOrder(Orders.Terms(order)));
    }
}
