using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.LeadToOpportunity;

/// <summary>What the steps of an opportunity ask of tables, the engine's own left aside, as docs/opportunities.md says.</summary>
public sealed class OpportunityCostTests : IAsyncLifetime
{
    private static readonly string[] Tables =
        ["caseopportunity", "casecustomer", "customertimeline", "opportunitylist", "opportunitytimeline", "salesrecords", "mailbox", "standins", "caseapprover", "caselead", "numbers"];

    private LocalApp _app = null!;
    private SalesDesk _anna = null!;
    private string _id = "";

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(settings: SalesDesk.Team);
        _anna = new SalesDesk(_app, SalesDesk.Anna);
        _id = await _anna.OpenAsync();
        using HttpResponseMessage warm = await _anna.PlanAsync(_id, "2026-03-05", "warm", "call");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Steps_TakeNoMoreThanStated()
    {
        int open = await CountAsync(() => _anna.OpenAsync("Another"));
        string tag = await _anna.TagAsync(_id);
        int move = await CountAsync(() => _anna.ChangeAsync(HttpMethod.Post, _id, "stage", new { stage = "needs" }, tag));
        int plan = await CountAsync(() => _anna.PlanAsync(_id, "2026-03-12"));
        int talk = await CountAsync(() => _anna.CommunicateAsync(_id, "c-1", "call", "Hello"));
        int remind = await CountAsync(() => _app.AdvanceToAsync("2026-03-05T12:00+01:00"));

        Assert.All(new[] { (open, 11), (move, 12), (plan, 14), (talk, 9), (remind, 11) }, one => Assert.InRange(one.Item1, 1, one.Item2)); // fewer when one look serves two messages
    }

    private async Task<int> CountAsync(Func<Task> step)
    {
        StorageRequests requests = await StorageRequests.CountAsync(_app.Storage, step);
        return Tables.Sum(table => requests.To(table).Total);
    }
}
