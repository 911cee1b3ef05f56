using LeadToCash.LeadToOpportunity;
using LeadToCash.Tests.ContactToLead;

namespace LeadToCash.Tests.LeadToOpportunity;

public sealed class LeadOrchestratorTests
{
    [Fact]
    [Trait("Scenario", "C3")]
    public async Task Lead_WhenNew_IsToldToSalesOnce()
    {
        await using ContactProcesses processes = await ContactProcesses.StartAsync();

        await processes.BeginAsync(nameof(LeadOrchestrator), "lead-k-1", "lead-k-1");
        await processes.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal([(0, "notify lead-k-1")], processes.Done);
        await processes.KeepHistoryAsync("told-to-sales", "lead-k-1");
    }
}
