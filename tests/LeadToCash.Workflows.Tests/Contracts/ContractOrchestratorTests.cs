using LeadToCash.Contracts;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Workflows.Tests.Contracts;

public sealed class ContractOrchestratorTests
{
    private static readonly DateOnly March = new(2026, 3, 2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Scenario", "D10")]
    public async Task Contract_WhenNobodyCancels_RemindsOnceATermAndRenews(bool twice)
    {
        await using ContractWorld world = await ContractWorld.StartAsync(Agreements.Begun(), twice);
        await world.KeepAsync("begun");
        await world.AdvanceToAsync(new DateOnly(2026, 6, 30));
        await world.KeepAsync("before-the-renewal");
        await world.AdvanceToAsync(new DateOnly(2027, 7, 2));
        Assert.Equal(
        [
            "2025-07-01 told TellBegun",
            "2026-03-01 ContractOwnerReminded", "2026-03-01 told RemindOwner", "2026-04-01 NoticeDayPassed", "2026-07-01 ContractRenewed",
            "2027-03-01 ContractOwnerReminded", "2027-03-01 told RemindOwner", "2027-04-01 NoticeDayPassed", "2027-07-01 ContractRenewed",
        ], world.Diary);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await world.StatusAsync());
        await world.KeepAsync("third-term");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Contract_WhenCancelled_EndsAtTheBackEndOnItsDay(bool twice)
    {
        await using ContractWorld world = await ContractWorld.StartAsync(Agreements.Begun(), twice);
        await world.AdvanceToAsync(March);
        await world.TellAsync(new ContractCommand.Cancel(ContractSide.Customer, March, null, null, March));
        await world.AdvanceToAsync(new DateOnly(2026, 6, 30));
        Assert.Empty(world.Asked);
        await world.KeepAsync("cancelled");
        await world.AdvanceToAsync(new DateOnly(2026, 7, 1));
        Assert.Equal(
            ["2026-03-02 told ConfirmCancellation", "2026-07-01 ContractEnded", "2026-07-01 noted end", "2026-07-01 told TellEnded"], world.Diary.TakeLast(4));
        Assert.Equal(["contract-C-2025-00001/end"], world.Asked.Keys);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        await world.KeepAsync("ended");
    }

    [Fact]
    public async Task Change_ForALaterDay_TakesEffectThenUnlessSomethingComesBefore()
    {
        await using ContractWorld world = await ContractWorld.StartAsync(Agreements.Begun());
        await world.AdvanceToAsync(March);
        await world.TellAsync(new ContractCommand.CarryOut("q-1", 1, Agreements.Change(world.Contract, from: new DateOnly(2026, 5, 1)), null, [Agreements.Line(3)], March));
        await world.AdvanceToAsync(new DateOnly(2026, 4, 30));
        Assert.Equal(1m, world.Contract.Lines[0].Quantity);
        await world.AdvanceToAsync(new DateOnly(2026, 5, 1));
        Assert.Equal(3m, world.Contract.Lines[0].Quantity);
        Assert.Equal(["2026-05-01 ContractChangeTookEffect", "2026-05-01 noted billing-q-1"], world.Diary.TakeLast(2));
        await world.KeepAsync("changed");
    }

    [Fact]
    public async Task Contract_WhenExtendedJustBeforeItsEnd_DoesNotRenewThen()
    {
        await using ContractWorld world = await ContractWorld.StartAsync(Agreements.Begun());
        await world.AdvanceToAsync(new DateOnly(2026, 6, 30));
        await world.TellAsync(Agreements.Extension(world.Contract, 6, today: new DateOnly(2026, 6, 30)));
        await world.AdvanceToAsync(new DateOnly(2026, 12, 31));
        Assert.DoesNotContain(world.Diary, entry => entry.EndsWith("ContractRenewed", StringComparison.Ordinal));
        await world.AdvanceToAsync(new DateOnly(2027, 1, 1));
        Assert.Equal("2027-01-01 ContractRenewed", world.Diary.Last());
        await world.KeepAsync("extended-then-renewed");
    }

    [Fact]
    public async Task Billing_ThatIsDown_IsToldUntilItTakesItAndReportedOnce()
    {
        await using ContractWorld world = await ContractWorld.StartAsync(Agreements.Begun(Agreements.Ending()));
        world.BillingFails = true;
        await world.AdvanceToAsync(new DateOnly(2026, 7, 3));
        Assert.Single(world.Diary, entry => entry.EndsWith("reported end", StringComparison.Ordinal));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await world.StatusAsync());
        await world.KeepAsync("billing-down");
        world.BillingFails = false;
        await world.AdvanceToAsync(new DateOnly(2026, 7, 4));
        Assert.Equal(["2026-07-03 noted end", "2026-07-03 told TellEnded"], world.Diary.TakeLast(2));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
        Assert.Single(world.Asked);
    }

    [Fact]
    public async Task Contract_WithoutAnyDate_WaitsForWhatComes()
    {
        await using ContractWorld world = await ContractWorld.StartAsync(Agreements.Begun(Agreements.Consumer(0)));
        await world.AdvanceToAsync(new DateOnly(2027, 1, 1));
        Assert.Equal(["2025-07-01 told TellBegun"], world.Diary);
        await world.KeepAsync("indefinite");
        await world.TellAsync(new ContractCommand.Cancel(ContractSide.Customer, world.Today, null, null, world.Today));
        await world.AdvanceToAsync(new DateOnly(2027, 2, 2));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await world.StatusAsync());
    }
}
