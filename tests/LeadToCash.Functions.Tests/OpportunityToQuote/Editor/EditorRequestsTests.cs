using LeadToCash.Local.Testing;
using Xunit.Abstractions;

namespace LeadToCash.Tests.OpportunityToQuote.Editor;

/// <summary>What the editor costs in requests to storage, as docs/quotes.md says.</summary>
public sealed class EditorRequestsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Editor_StepByStep_StaysWithinItsRequests()
    {
        await using LocalApp app = await TestApp.StartAsync();
        EditorDesk desk = new(app);
        object draft = EditorDesk.Draft(new { sku = "P-100", quantity = 2 }, new { sku = "P-100", quantity = 1 }, new { sku = "SP-SEAL", quantity = 1 }, new { sku = "SVC-INST", quantity = 1 });
        await desk.PreviewAsync(draft);
        (string first, string tag) = await desk.BeginAsync(draft); // tables and queues are there from here on
        await desk.SubmittedAsync(first, tag);
        await app.Http.GetAsync(new Uri($"/staff/quotes/{first}", UriKind.Relative));

        Assert.Equal(5, Tables(await CountAsync(app, "preview of two goods in two warehouses", () => desk.PreviewAsync(draft))));
        (string id, string seen) = ("", "");
        StorageRequests begun = await CountAsync(app, "begun", async () => (id, seen) = await desk.BeginAsync(draft));
        StorageRequests saved = await CountAsync(app, "saved", async () =>
        {
            using HttpResponseMessage answer = await desk.PutAsync(id, EditorDesk.With(EditorDesk.Draft(), "discountPercent", 1), seen);
            seen = answer.Headers.ETag!.Tag;
        });
        StorageRequests edited = await CountAsync(app, "editor opened", async () => (await app.Http.GetAsync(new Uri($"/staff/quotes/{id}/edit", UriKind.Relative))).Dispose());
        StorageRequests submitted = await CountAsync(app, "submitted", async () => (await desk.SubmitAsync(id, seen)).Dispose());
        StorageRequests again = await CountAsync(app, "submitted again", async () => (await desk.SubmitAsync(id, seen)).Dispose());
        StorageRequests looked = await CountAsync(app, "quote's page", async () => (await app.Http.GetAsync(new Uri($"/staff/quotes/{id}", UriKind.Relative))).Dispose());

        Assert.InRange(Tables(edited), 4, 30);
        Assert.InRange(Tables(looked), 2, 300);
        Assert.Equal(1, new[] { begun, saved, edited, submitted, again, looked }.Sum(requests => requests.Queries)); // who looked at it
        Assert.InRange(Tables(begun), 1, 30); // with what observers do meanwhile
        Assert.InRange(Tables(saved), 1, 30);
        Assert.InRange(Tables(submitted), 1, 300); // with prices, release, opportunity and mail, as far as they have happened
        Assert.InRange(Tables(again), 1, 300);
    }

    private async Task<StorageRequests> CountAsync(LocalApp app, string what, Func<Task> action)
    {
        StorageRequests requests = await app.CountRequestsAsync(action);
        output.WriteLine($"{what}: {requests.Total - requests.QueueRequests} to tables\n{requests}\n");
        return requests;
    }

    private static int Tables(StorageRequests requests) => requests.Total - requests.QueueRequests;
}
