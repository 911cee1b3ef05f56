using LeadToCash.FieldService;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class InvoiceOrchestratorTests
{
    private static readonly BillToIssue Bill = new("quote-q-1-invoice-1", BillOrigins.Order, "quote-q-1");

    [Fact]
    public async Task Invoice_IsIssuedSentCollectedAndThankedFor()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        await world.RunAloneAsync(nameof(InvoiceOrchestrator), BillToIssue.InstanceId(Bill.InvoiceId), Bill, "paid-at-once");
        Assert.Equal(["issued", "sent invoice", "sent receipt"], world.Diary);
    }

    [Fact]
    public async Task CreditNote_IsIssuedAndSentAndNothingIsCollected()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        await world.RunAloneAsync(nameof(InvoiceOrchestrator), BillToIssue.InstanceId("c-1"), new BillToIssue("c-1", BillOrigins.Invoice, "i-1"), "credit-note");
        Assert.Equal(["issued credit note", "sent invoice"], world.Diary);
    }

    [Fact]
    public async Task Invoice_ThatBreaksARule_WaitsUntilItIsMendedAndIsTriedEveryDay()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        world.Violations = ["BR-DE-9 at BG-8"];
        string instance = BillToIssue.InstanceId(Bill.InvoiceId);
        await world.RunAloneAsync(nameof(InvoiceOrchestrator), instance, Bill, "blocked");
        await world.AdvanceAsync(TimeSpan.FromHours(25));
        Assert.Equal(["told finance (1): BR-DE-9 at BG-8", "told finance (2): BR-DE-9 at BG-8"], world.Diary);

        world.Violations = [];
        await world.RaiseAsync(instance, new BillMended());
        Assert.Equal(["issued", "sent invoice", "sent receipt"], world.Diary.TakeLast(3));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync(instance));
        await world.KeepAsync("mended", instance);
    }

    [Fact]
    public async Task Order_WhoseInvoicesHaveProcesses_EndsWhenItIsPaid()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        await world.RunAsync(invoicesFollowEvents: true);
        await world.EndVisitAsync(new VisitOutcome.Completed("v", world.Now, 3.5m));
        Assert.Equal((OrchestrationRuntimeStatus.Running, OrderStatus.Completed), (await world.StatusAsync(), world.Order.Status));
        Assert.DoesNotContain("issued", world.Diary);
        await world.KeepHistoriesAsync("invoices-under-way");

        await world.RaiseAsync(FulfilOrder.InstanceId(world.OrderId), new OrderPaid(world.Now));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        await world.KeepHistoriesAsync("all-invoices-paid");
    }
}
