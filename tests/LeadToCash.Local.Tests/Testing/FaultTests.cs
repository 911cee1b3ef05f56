using LeadToCash.Local.Testing;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Tests.Testing;

/// <summary>What a test can let go wrong in a task hub.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private BillingHost _billing = null!;

    public async Task InitializeAsync() => _billing = await BillingHost.StartAsync();

    public async Task DisposeAsync() => await _billing.DisposeAsync();

    [Fact]
    public async Task Activity_ThatFailsOnce_IsRetriedAndRunsOnce()
    {
        Fault fault = _billing.Faults.Activity("Bill").Fails();
        await _billing.BeginAsync();
        await _billing.Host.WhenIdleAsync();
        Assert.Empty(_billing.Done);

        await _billing.Host.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["bill 100"], _billing.Done);
        Assert.Equal(1, fault.Hits);
    }

    [Fact]
    public async Task Activity_ThatFailsTooOften_EndsTheInstanceWithTheGivenException()
    {
        _billing.Faults.Activity("Bill").Fails(times: Faults.EveryTime, with: () => new InvalidOperationException("The bank is closed."));
        await _billing.BeginAsync();
        OrchestrationMetadata ended = await _billing.Host.RunToEndAsync(BillingHost.Instance, within: TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal("The bank is closed.", ended.FailureDetails!.InnerFailure!.ErrorMessage);
        Assert.Empty(_billing.Done);
    }

    [Fact]
    public async Task Activity_ThatFailsAfterTheWork_HasDoneItTwiceAfterTheRetry()
    {
        _billing.Faults.Activity("Bill").FailsAfterTheWork();
        await _billing.BeginAsync();
        await _billing.Host.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["bill 100", "bill 100"], _billing.Done);
    }

    [Fact]
    public async Task Activity_ThatRunsTwice_HasOneResult()
    {
        _billing.Faults.Activity("Bill").RunsTwice();
        await _billing.BeginAsync();
        await _billing.PayAsync(100);
        await _billing.Host.WhenIdleAsync();

        Assert.Equal(["bill 100", "bill 100", "thank for invoice over 100"], _billing.Done);
    }

    [Fact]
    public async Task Activity_ThatIsDelayed_IsIdleUntilItsTime()
    {
        _billing.Faults.Activity("Bill").IsDelayedBy(TimeSpan.FromHours(3));
        await _billing.BeginAsync();
        await _billing.Host.AdvanceAsync(TimeSpan.FromHours(2.9));
        Assert.Empty(_billing.Done);

        await _billing.Host.AdvanceAsync(TimeSpan.FromHours(0.1));
        Assert.Equal(["bill 100"], _billing.Done);
    }

    [Fact]
    public async Task Activity_OfAnotherInstanceOrInput_IsLeftAlone()
    {
        _billing.Faults.Activity("Bill").OfInstance("billing-*").When<int>(amount => amount > 100).Fails(Faults.EveryTime);
        await _billing.BeginAsync(100, "billing-1");
        await _billing.BeginAsync(500, "billing-2");
        await _billing.BeginAsync(900, "other");
        await _billing.Host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(["bill 100", "bill 900"], _billing.Done.Order());
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await _billing.InstanceAsync("billing-2")).RuntimeStatus);
    }

    [Fact]
    public async Task Event_ThatArrivesLate_ArrivesAtItsTime()
    {
        _billing.Faults.Event("Paid").ArrivesLate(by: TimeSpan.FromDays(1));
        await _billing.BeginAsync();
        await _billing.PayAsync(100);
        await _billing.Host.WhenIdleAsync();
        Assert.Single(_billing.Done);

        await _billing.Host.RunToEndAsync(BillingHost.Instance, within: TimeSpan.FromDays(2));
        Assert.Equal(24, _billing.HoursPassed);
    }

    [Fact]
    public async Task Event_ThatArrivesTwice_IsTakenTwice()
    {
        Fault twice = _billing.Faults.Event("Paid").When<int>(amount => amount == 30).ArrivesTwice();
        await _billing.BeginAsync();
        await _billing.PayAsync(40);
        await _billing.Host.WhenIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await _billing.InstanceAsync()).RuntimeStatus);
        await _billing.PayAsync(30);
        await _billing.Host.WhenIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await _billing.InstanceAsync()).RuntimeStatus);
        Assert.Equal(1, twice.Hits);
    }

    [Fact]
    public async Task Faults_WhenCleared_HappenNoMore()
    {
        _billing.Faults.Activity("Bill").Fails(Faults.EveryTime);
        _billing.Faults.Clear();
        await _billing.BeginAsync();
        await _billing.Host.WhenIdleAsync();

        Assert.Single(_billing.Done);
    }
}
