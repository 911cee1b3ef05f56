using LeadToCash.Local.Testing;
using Xunit.Abstractions;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

/// <summary>What an approval costs in requests to storage, mails, the engine's own and the opportunity that follows included; the triggers' looks for messages are not counted.</summary>
public sealed class ApprovalRequestsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Approval_StepByStep_StaysWithinItsRequests()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-05-22T08:00Z"));
        QuoteDesk desk = new(app);
        await desk.AskAsync(discount: 0); // tables and queues are there from here on
        string id = "";
        StorageRequests asked = await CountAsync(app, "asked for, priced, approver asked", async () => id = await desk.AskAsync(discount: 12));
        Uri link = await desk.ApprovalLinkAsync(id);
        StorageRequests looked = await CountAsync(app, "looked at", async () => (await app.Http.GetAsync(link)).Dispose());
        await app.AdvanceToAsync("2026-05-28T05:00Z"); // the nights have runs of their own
        StorageRequests reminded = await CountAsync(app, "reminded", () => app.AdvanceToAsync("2026-05-28T08:00Z"));
        StorageRequests decided = await CountAsync(app, "decided and released", async () =>
        {
            (await desk.ApproveAsync(link)).Dispose();
            await app.SettleAsync();
        });
        Assert.Equal(1, Tables(looked));
        Assert.Equal(0, new[] { asked, looked, reminded, decided }.Sum(requests => requests.Queries));
        Assert.InRange(Tables(asked), 1, 110); // as it is measured (docs/approvals.md) and a quarter: writers that meet try again
        Assert.InRange(Tables(reminded), 1, 27);
        Assert.InRange(Tables(decided), 1, 85); // the release with its look for stock, the letter and its mail, the opportunity
    }

    private async Task<StorageRequests> CountAsync(LocalApp app, string what, Func<Task> action)
    {
        StorageRequests requests = await app.CountRequestsAsync(action);
        output.WriteLine($"{what}: {Tables(requests)} to tables\n{requests}\n");
        return requests;
    }

    private static int Tables(StorageRequests requests) => requests.Total - requests.QueueRequests;
}
