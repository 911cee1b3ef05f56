using LeadToCash.Cases;
using LeadToCash.ContactToLead;
using LeadToCash.LeadToOpportunity;

namespace LeadToCash.Tests.LeadToOpportunity;

public sealed class LeadTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CreateLead Create = new("k-1", 55, [new ScoreReason("request", 1, 30)], "spring", Monday);

    [Fact]
    [Trait("Scenario", "B13")]
    public void Create_Twice_MakesOneLead()
    {
        Lead lead = Lead.Apply(null, Assert.Single(Lead.Decide(null, Create, Monday).Events));

        Assert.Equal((55, "spring", "k-1"), (lead.Score, lead.Campaign, lead.CustomerId));
        Assert.Empty(Lead.Decide(lead, Create with { Score = 90 }, Monday.AddDays(1)).Events);
    }

    [Fact]
    [Trait("Scenario", "C3")]
    public void NotifySales_Twice_IsNotedOnce()
    {
        Lead lead = Lead.Apply(null, Assert.Single(Lead.Decide(null, Create, Monday).Events));
        lead = Lead.Apply(lead, Assert.Single(Lead.Decide(lead, new RecordSalesNotified(), Monday.AddMinutes(1)).Events));

        Assert.Equal(Monday.AddMinutes(1), lead.SalesNotifiedAt);
        Assert.Empty(Lead.Decide(lead, new RecordSalesNotified(), Monday.AddDays(1)).Events);
    }

    [Fact]
    [Trait("Scenario", "C6")]
    public void Convert_Twice_NotesTheFirstOpportunity()
    {
        Lead lead = Lead.Apply(null, Assert.Single(Lead.Decide(null, Create, Monday).Events));
        lead = Lead.Apply(lead, Assert.Single(Lead.Decide(lead, new ConvertLead("opp-1"), Monday.AddMinutes(1)).Events));

        Assert.Equal(("opp-1", Monday.AddMinutes(1)), (lead.OpportunityId, lead.ConvertedAt));
        Assert.Empty(Lead.Decide(lead, new ConvertLead("opp-2"), Monday.AddDays(1)).Events);
    }

    [Fact]
    public void NotifySales_WhenUnknown_IsRefused() =>
        Assert.Equal("lead-unknown", Lead.Decide(null, new RecordSalesNotified(), Monday).Refusal?.Code);
}
