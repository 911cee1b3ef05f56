using LeadToCash.Bench.Year;
using LeadToCash.Bench.Year.Audit;

namespace LeadToCash.Functions.Tests.Year;

/// <summary>A short year of a small company, played and audited as the bench does with a long one.</summary>
public sealed class YearTests
{
    [Theory]
    [InlineData(7, 30)]
    [Trait("Scenario", "F10")]
    [Trait("Scenario", "F12")]
    [Trait("Scenario", "F13")]
    public async Task Year_WithLatePayersHolidaysAndCredits_AgreesAtItsEnd(int seed, int orders)
    {
        await using YearApp app = await YearApp.StartAsync(storage: null, year: 2025, seed);
        YearPlayer player = new(app.World, 2025, orders, _ => { });
        await player.PlayAsync();
        AuditReport report = await YearAudit.OfAsync(player);
        Assert.True(report.Agrees, string.Join(Environment.NewLine, report.Findings));
        Assert.Equal(orders, player.Shop.Orders.Count);
        Assert.Equal(13, player.Accounting.Closed); // December of the year before to December
        Assert.True(report.Invoices > orders, "Contracts are billed beside the orders.");
    }
}
