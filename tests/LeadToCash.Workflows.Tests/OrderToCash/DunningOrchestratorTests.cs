using LeadToCash.Catalog;
using LeadToCash.Dunning;
using LeadToCash.OrderToCash;
using LeadToCash.Workflows.Tests.QuoteToOrder;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class DunningOrchestratorTests
{
    [Fact]
    [Trait("Scenario", "F11")]
    public async Task Dunning_WhenNothingIsPaid_RemindsAtEachLevelAndKeepsWaiting()
    {
        await using OrderWorld world = await BilledAsync();
        await world.AdvanceAsync(TimeSpan.FromDays(60));
        Assert.Equal(["reminded 1", "reminded 2", "reminded 3"], Reminders(world));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await world.StatusAsync());
        await world.KeepDunningAsync("all-reminders-sent");

        await PayAsync(world, open: 0);
        Assert.Equal("sent receipt", world.Diary.Last());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        await world.KeepDunningAsync("paid-after-all-reminders");
    }

    [Fact]
    [Trait("Scenario", "F13")]
    public async Task Dunning_WhenPaid_Stops()
    {
        await using OrderWorld world = await BilledAsync();
        await world.AdvanceAsync(TimeSpan.FromDays(22));
        await PayAsync(world, open: 0);
        await world.AdvanceAsync(TimeSpan.FromDays(60));
        Assert.Equal(["reminded 1"], Reminders(world));
        await world.KeepDunningAsync("paid-after-the-first-reminder");
    }

    [Fact]
    public async Task Dunning_WhenPaidInPart_GoesOnUntilTheRestComes()
    {
        await using OrderWorld world = await BilledAsync();
        await PayAsync(world, open: 500);
        await PayAsync(world, open: 100);
        await world.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal(["reminded 1", "reminded 2"], Reminders(world));
        await PayAsync(world, open: 0);
        await world.AdvanceAsync(TimeSpan.FromDays(60));
        Assert.Equal(2, Reminders(world).Count());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        await world.KeepDunningAsync("paid-in-parts");
    }

    [Fact]
    [Trait("Scenario", "F12")]
    public async Task Dunning_ByClaim_SendsWhatIsDueLooksAgainAfterWhateverHappensAndEndsWhenItIsSettled()
    {
        await using OrderWorld world = await OrderWorld.StartAsync();
        (int sent, bool isSettled, bool isDisputed) = (0, false, false);
        world.IsPaid = false;
        DateTimeOffset due = world.Now.AddDays(21);
        world.Letters = () => new LetterOutlook(
            isSettled,
            !isSettled && !isDisputed && sent < 3 && world.Now >= due.AddDays(14 * sent) ? ++sent : null,
            isDisputed || sent == 3 ? null : due.AddDays(14 * sent));
        string dunning = CollectInvoice.InstanceId("i-1");
        await world.RunAloneAsync(nameof(DunningOrchestrator), dunning, new CollectInvoice("i-1"), "waits-for-the-first-letter");
        await world.AdvanceAsync(TimeSpan.FromDays(22));
        Assert.Equal(["letter 1"], world.Diary);

        isDisputed = true;
        await world.RaiseAsync(dunning, new ClaimChanged());
        await world.AdvanceAsync(TimeSpan.FromDays(60));
        Assert.Equal(["letter 1"], world.Diary);
        await world.KeepAsync("disputed", dunning);

        isDisputed = false;
        await world.RaiseAsync(dunning, new ClaimChanged());
        Assert.Equal(["letter 1", "letter 2", "letter 3"], world.Diary); // the world's claim knows no least distance between letters
        isSettled = true;
        await world.RaiseAsync(dunning, new PaymentReceived("p-1", Money.Of(1, "EUR"), Money.Zero("EUR"), Money.Zero("EUR"), world.Now));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync(dunning));
        await world.KeepAsync("settled-after-a-dispute", dunning);
    }

    private static async Task<OrderWorld> BilledAsync()
    {
        OrderWorld world = await OrderWorld.StartAsync(Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, 1, 1000m)));
        world.IsPaid = false;
        world.Reminders = [new(1, world.Now.AddDays(21)), new(2, world.Now.AddDays(28)), new(3, world.Now.AddDays(42))];
        await world.RunAsync();
        return world;
    }

    private static Task PayAsync(OrderWorld world, long open) => world.RaiseAsync(
        CollectInvoice.InstanceId(Invoice.IdOf(world.OrderId)),
        new PaymentReceived($"p-{open}", Money.Of(1, "EUR"), Money.Zero("EUR"), Money.Of(open, "EUR"), world.Now));

    private static IEnumerable<string> Reminders(OrderWorld world) => world.Diary.Where(entry => entry.StartsWith("reminded", StringComparison.Ordinal));
}
