using System.Net;
using System.Text.Json;
using LeadToCash.Dunning;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Dunning;

/// <summary>Runs over letters that wait for a release.</summary>
public sealed class DunningRunTests
{
    private const int Invoices = 5;
    private const string Id = "20250617-r";
    private const string Path = "/api/dunning/runs/" + Id;

    private static readonly Dictionary<string, string?> OnRelease = new() { ["Dunning:Letters"] = "OnRelease", ["Dunning:PageSize"] = "2" };

    [Theory]
    [Trait("Scenario", "F12")]
    [InlineData("straight")]
    [InlineData("twice")]
    [InlineData("stopped")]
    [InlineData("stopped while gathering")]
    [InlineData("killed")]
    [InlineData("activities repeated")]
    public async Task Run_HoweverItGoes_SendsEachLetterOnceAsItWasShown(string way)
    {
        string? storage = way == "killed" ? $"EmbeddedStorage=:memory:{Guid.NewGuid():N}" : null;
        await using LocalApp first = await TestApp.StartAsync(at: DunningDesk.Start, storage: storage, settings: OnRelease);
        DunningDesk desk = new(first);
        string[] ids = await OweAsync(desk);
        await first.AdvanceToAsync("2025-06-17T10:00:00Z");
        Assert.All(await Task.WhenAll(ids.Select(desk.MailedAsync)), Assert.Empty);

        LocalApp app = await GoAsync(first, desk, way);
        await using IAsyncDisposable second = app == first ? new Nothing() : app;
        desk = new DunningDesk(app);
        JsonElement run = await desk.RunAsync(Id);
        Assert.Equal(("finished", Invoices, 0, 0), (run.GetProperty("status").GetString(), Count(run, "sent"), Count(run, "ready"), Count(run, "failed")));
        Assert.Equal(run.GetProperty("planned").GetRawText(), run.GetProperty("sent").GetRawText());
        IReadOnlyList<JsonElement> items = await desk.ItemsAsync(Id);
        Assert.Equal(ids.Order(StringComparer.Ordinal), items.Select(item => item.GetProperty("invoiceId").GetString()));
        foreach (JsonElement item in items)
        {
            string id = item.GetProperty("invoiceId").GetString()!;
            JsonElement letter = Assert.Single((await desk.InvoiceAsync(id)).GetProperty("letters").EnumerateArray());
            Assert.Equal((item.GetProperty("asks").GetRawText(), "2025-06-17", Id), (letter.GetProperty("asked").GetRawText(), letter.GetProperty("on").GetString(), letter.GetProperty("runId").GetString()));
            Assert.Equal([1], await desk.MailedAsync(id));
        }

        Assert.All((await app.GetJsonAsync("/dunning")).GetProperty("invoices").EnumerateArray(), entry => Assert.Equal("2025-07-01", entry.GetProperty("on").GetString()));
        string page = WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri($"/dunning/runs/{Id}", UriKind.Relative)));
        Assert.Contains($"{Invoices} letters: {Invoices} sent", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "F12")]
    public async Task Run_LeavesOutWhatChangedSinceItWasShown_AndSaysWhy()
    {
        await using LocalApp app = await TestApp.StartAsync(at: DunningDesk.Start, settings: OnRelease);
        DunningDesk desk = new(app);
        string[] ids = [.. await OweAsync(desk), await desk.OweAsync(9410, 8m)];
        await app.AdvanceToAsync("2025-06-17T10:00:00Z");
        await desk.PostAsync($"/api/invoices/{ids[0]}/letter-holds", new { reason = "Held before." });
        JsonElement run = await desk.GatherAsync("r", new { minimum = "100.00" });
        Assert.Equal(("ready", 4, 1, 1), (run.GetProperty("status").GetString(), Count(run, "ready"), Count(run, "held"), Count(run, "skipped")));
        Assert.All(await Task.WhenAll(ids.Select(desk.MailedAsync)), Assert.Empty);

        await desk.PayAsync(ids[1], 119m + 10, "evt_1"); // all of it
        await desk.PostAsync($"/api/invoices/{ids[2]}/disputes", new { reason = "One pump leaks." });
        await desk.PayAsync(ids[3], 10m, "evt_2");
        await desk.PostAsync($"{Path}/letters/{ids[4]}/exclude", new { reason = "I call them." });
        await desk.PostAsync($"{Path}/release");
        Dictionary<string, string> became = (await desk.ItemsAsync(Id)).ToDictionary(
            item => item.GetProperty("invoiceId").GetString()!, item => item.TryGetProperty("reason", out JsonElement reason) ? reason.GetString()! : item.GetProperty("status").GetString()!);
        Assert.Equal(["held", "paid", "disputed", "changed", "excluded", "belowMinimum"], ids.Select(id => became[id]));
        Assert.All(await Task.WhenAll(ids.Select(desk.MailedAsync)), Assert.Empty);

        await desk.PostAsync($"/api/invoices/{ids[0]}/letter-holds/release");
        Assert.Empty(await desk.MailedAsync(ids[0])); // it waits for a run
        JsonElement next = await desk.GatherAsync("again");
        Assert.Equal(4, Count(next, "ready")); // held, changed, excluded, below the minimum
        await desk.PostAsync("/api/dunning/runs/20250617-again/release");
        Assert.Equal([1], await desk.MailedAsync(ids[3]));
        Assert.Equal(4, Count(await desk.RunAsync("20250617-again"), "sent"));
    }

    [Fact]
    public async Task Letter_ThatFails_IsListedAndTriedAgain()
    {
        await using LocalApp app = await TestApp.StartAsync(at: DunningDesk.Start, settings: OnRelease);
        DunningDesk desk = new(app);
        string[] ids = await OweAsync(desk);
        await app.AdvanceToAsync("2025-06-17T10:00:00Z");
        await desk.GatherAsync("r");
        app.Faults.Activity(nameof(SendRunLetter)).When<SendRunLetter>(input => input.Item.InvoiceId == ids[2]).Fails(Faults.EveryTime);
        await desk.PostAsync($"{Path}/release");
        await app.AdvanceAsync(TimeSpan.FromMinutes(5));
        JsonElement run = await desk.RunAsync(Id);
        Assert.Equal(("finished", Invoices - 1, 1), (run.GetProperty("status").GetString(), Count(run, "sent"), Count(run, "failed")));
        Assert.Equal(ids[2], Assert.Single(await desk.ItemsAsync(Id, "?status=failed")).GetProperty("invoiceId").GetString());

        app.Faults.Clear();
        await desk.PostAsync($"{Path}/retry");
        await desk.PostAsync($"{Path}/retry");
        run = await desk.RunAsync(Id);
        Assert.Equal((Invoices, 0), (Count(run, "sent"), Count(run, "failed")));
        Assert.All(await Task.WhenAll(ids.Select(desk.MailedAsync)), levels => Assert.Equal([1], levels));
    }

    [Fact]
    public async Task Run_KnowsItsDay()
    {
        await using LocalApp app = await TestApp.StartAsync(at: DunningDesk.Start, settings: OnRelease);
        DunningDesk desk = new(app);
        string id = await desk.OweAsync(9401, 10_000m);
        JsonElement ahead = await desk.GatherAsync("r", new { day = "2025-06-17" });
        Assert.Equal(1, Count(ahead, "ready"));
        Assert.EndsWith("dunning-run-early", await desk.RefusedAsync($"{Path}/release"), StringComparison.Ordinal);
        using (HttpResponseMessage sunday = await app.SendJsonAsync(HttpMethod.Post, "/api/dunning/runs", new { day = "2025-06-15" }))
        {
            Assert.Equal(HttpStatusCode.BadRequest, sunday.StatusCode);
        }

        await app.AdvanceToAsync("2025-06-20T10:00:00Z");
        await desk.PostAsync($"{Path}/release");
        Assert.Equal([("2025-06-17", 1)], await desk.LettersAsync(id)); // it carries the run's day
        Assert.Equal([1], await desk.MailedAsync(id));

        await app.AdvanceToAsync("2025-07-20T10:00:00Z");
        Assert.Equal([1], await desk.MailedAsync(id)); // the next levels wait
        JsonElement entry = Assert.Single((await app.GetJsonAsync("/dunning")).GetProperty("invoices").EnumerateArray());
        Assert.Equal((3, true), (entry.GetProperty("level").GetInt32(), entry.GetProperty("waitsForRelease").GetBoolean()));
        await desk.GatherAsync("old", new { day = "2025-07-14" });
        await app.AdvanceToAsync("2025-07-22T10:00:00Z");
        Assert.EndsWith("dunning-run-late", await desk.RefusedAsync("/api/dunning/runs/20250714-old/release"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_HaveTheirOwnWay()
    {
        await using LocalApp app = await TestApp.StartAsync(at: DunningDesk.Start, settings: new Dictionary<string, string?> { ["Dunning:LettersByGroup:key-account"] = "OnRelease" });
        DunningDesk desk = new(app);
        string id = await desk.OweAsync(9402, 10_000m);
        await app.AdvanceToAsync("2025-06-17T10:00:00Z");
        Assert.Equal([1], await desk.MailedAsync(id)); // of the standard group
        JsonElement run = await desk.GatherAsync("none", new { groups = "key-account" });
        Assert.Equal(("ready", 0), (run.GetProperty("status").GetString(), Count(run, "ready")));
    }

    private static async Task<string[]> OweAsync(DunningDesk desk)
    {
        List<string> ids = [];
        for (int i = 0; i < Invoices; i++)
        {
            ids.Add(await desk.OweAsync(9400 + i, 100m + i));
        }

        return [.. ids];
    }

    private static async Task<LocalApp> GoAsync(LocalApp app, DunningDesk desk, string way)
    {
        if (way == "stopped while gathering")
        {
            app.Faults.Activity(nameof(GatherLetters)).IsDelayedBy(TimeSpan.FromMinutes(1));
            Assert.Equal("working", (await desk.GatherAsync("r")).GetProperty("status").GetString());
            await desk.PostAsync($"{Path}/stop");
            await app.AdvanceAsync(TimeSpan.FromMinutes(2));
            Assert.Equal("stopped", (await desk.RunAsync(Id)).GetProperty("status").GetString());
            await desk.PostAsync($"{Path}/resume");
        }
        else if (way == "activities repeated")
        {
            app.Faults.Activity(nameof(GatherLetters)).RunsTwice(Faults.EveryTime);
            app.Faults.Activity(nameof(SendRunLetter)).RunsTwice(Faults.EveryTime);
            app.Faults.Activity(nameof(NoteLetters)).RunsTwice(Faults.EveryTime);
        }

        JsonElement ready = await desk.GatherAsync("r");
        Assert.Equal(("ready", Invoices), (ready.GetProperty("status").GetString(), Count(ready, "ready")));
        switch (way)
        {
            case "twice":
                await desk.GatherAsync("r");
                await Task.WhenAll(desk.PostAsync($"{Path}/release"), desk.PostAsync($"{Path}/release"));
                break;
            case "stopped":
                app.Faults.Activity(nameof(SendRunLetter)).IsDelayedBy(TimeSpan.FromMinutes(1));
                await desk.PostAsync($"{Path}/release");
                await desk.PostAsync($"{Path}/stop");
                await app.AdvanceAsync(TimeSpan.FromMinutes(2));
                JsonElement stopped = await desk.RunAsync(Id);
                Assert.Equal(("stopped", 2, Invoices - 2), (stopped.GetProperty("status").GetString(), Count(stopped, "sent"), Count(stopped, "ready")));
                await desk.PostAsync($"{Path}/resume");
                break;
            case "killed":
                app.Faults.Activity(nameof(NoteLetters)).IsDelayedBy(TimeSpan.FromMinutes(1)); // two letters are out, and nobody has noted it
                await desk.PostAsync($"{Path}/release");
                await app.KillAsync();
                LocalApp again = await LocalApp.StartAsync(typeof(Registration).Assembly, app.Options);
                await again.AdvanceAsync(TimeSpan.FromMinutes(10));
                return again;
            default:
                await desk.PostAsync($"{Path}/release");
                break;
        }

        return app;
    }

    private static int Count(JsonElement run, string name) => run.GetProperty("counts").GetProperty(name).GetInt32();

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => default;
    }
}
