using System.Net;
using System.Text.Json;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class OperationsPagesTests : IAsyncLifetime
{
    private OperationsDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await OperationsDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Overview_WhenThingsStandBadly_SaysWhatNeedsAPerson()
    {
        await _desk.StartAsync("Waits", "w-1");
        await _desk.StartAsync("Waits", "w-2");
        await _desk.App.Durable.SuspendInstanceAsync("w-2", "look");
        await _desk.StartAsync("Fails", "f-1", "x");
        await _desk.StartAsync("Sleeps", "s-1", 3);
        await _desk.SendPoisonAsync("one");

        JsonElement overview = await _desk.JsonAsync("/ops");
        Assert.Equal(2, overview.GetProperty("unfinished").GetProperty("Running").GetInt32());
        Assert.Equal(1, overview.GetProperty("unfinished").GetProperty("Suspended").GetInt32());
        Assert.Equal(1, overview.GetProperty("endedSinceStart").GetProperty("Failed").GetInt32());
        Assert.Equal("f-1", overview.GetProperty("failed")[0].GetProperty("instanceId").GetString());
        Assert.Equal(1, overview.GetProperty("queues")[0].GetProperty("poisonLength").GetInt32());
        Assert.Contains(
            Waits(overview.GetProperty("longestWithoutProgress").EnumerateArray().Single(line => line.GetProperty("instance").GetProperty("instanceId").GetString() == "w-1")),
            wait => wait is ("Event", "Paid"));

        string page = await _desk.PageAsync("/ops");
        Assert.Contains("1 instance failed since the host started", page);
        Assert.Contains("1 poison message", page);
        Assert.Contains("1 instance is suspended", page);
    }

    [Fact]
    public async Task Overview_WhenAllIsWell_SaysSo() => Assert.Contains("Nothing needs attention.", await _desk.PageAsync("/ops"));

    [Fact]
    public async Task Overview_AfterARestart_KnowsWhatIsUnfinished()
    {
        LeadToCash.Local.Testing.LocalAppOptions options = new() { Storage = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}", Clock = new LeadToCash.Local.Clock.ManualClock() };
        await using (OperationsDesk first = await OperationsDesk.OpenAsync(options))
        {
            await first.StartAsync("Waits", "w-1");
            await first.StartAsync("Sleeps", "s-1", 3);
        }

        await using OperationsDesk second = await OperationsDesk.OpenAsync(options);
        Assert.Equal(2, (await second.JsonAsync("/ops")).GetProperty("unfinished").GetProperty("Running").GetInt32());
        Assert.Equal("s-1", (await second.JsonAsync("/ops/timers")).GetProperty("durable")[0].GetProperty("instanceId").GetString());
    }

    [Fact]
    public async Task Overview_WhenManyHaveEnded_ReadsNoMoreStorage()
    {
        await _desk.JsonAsync("/ops");
        long few = await RequestsAsync();
        for (int i = 0; i < 50; i++)
        {
            await _desk.StartAsync("Repeats", $"r-{i}", 0);
        }

        Assert.Equal(few, await RequestsAsync());

        async Task<long> RequestsAsync()
        {
            LeadToCash.Local.Durable.TaskHub hub = Hub();
            long before = hub.StorageRequests;
            await _desk.JsonAsync("/ops");
            return hub.StorageRequests - before;
        }
    }

    [Fact]
    public async Task List_WhenPaged_ShowsEachInstanceOnce()
    {
        for (int i = 0; i < 60; i++)
        {
            await _desk.StartAsync("Waits", $"w-{i:00}");
        }

        JsonElement first = await _desk.JsonAsync("/ops/instances?status=open");
        JsonElement second = await _desk.JsonAsync($"/ops/instances?status=open&page={first.GetProperty("next").GetString()}");

        Assert.Equal(60, Ids(first).Concat(Ids(second)).Distinct().Count());
        Assert.False(second.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task List_WhenStorageIsSearched_GoesOnWhereItStopped()
    {
        for (int i = 0; i < 120; i++)
        {
            await _desk.StartAsync("Repeats", $"r-{i:000}", 0);
        }

        await _desk.StartAsync("Fails", "r-119x", "x");
        List<string> found = [];
        string? next = null;
        do
        {
            JsonElement page = await _desk.JsonAsync("/ops/instances?status=all&q=r-" + (next is null ? "" : "&page=" + Uri.EscapeDataString(next)));
            found.AddRange(Ids(page));
            next = page.TryGetProperty("next", out JsonElement token) ? token.GetString() : null;
        }
        while (next is not null);

        Assert.Equal(121, found.Count);
        Assert.Equal(121, found.Distinct().Count());
        Assert.Equal(["r-119x"], Ids(await _desk.JsonAsync("/ops/instances?status=failed&q=r-")));
    }

    [Fact]
    public async Task List_WhenFiltered_ShowsThoseOnly()
    {
        await _desk.StartAsync("Waits", "w-1");
        await _desk.StartAsync("Sleeps", "s-1", 3);
        await _desk.StartAsync("Repeats", "w-2", 0);

        Assert.Equal(["s-1"], Ids(await _desk.JsonAsync("/ops/instances?name=Sleeps")));
        Assert.Equal(["w-1", "w-2"], Ids(await _desk.JsonAsync("/ops/instances?q=w-")));
        Assert.Equal(HttpStatusCode.BadRequest, (await _desk.Program.GetAsync("/ops/instances?status=dreaming")).StatusCode);
    }

    [Fact]
    public async Task Instance_WhenItCalled_ShowsCallsWithTheirResultsAndTheTree()
    {
        await _desk.StartAsync("Calls", "c-1", 9);

        JsonElement instance = await _desk.JsonAsync("/ops/instances/c-1.json");
        JsonElement activity = instance.GetProperty("timeline").EnumerateArray().Single(step => step.GetProperty("kind").GetString() == "Activity");
        Assert.Equal("Stamp", activity.GetProperty("name").GetString());
        Assert.Equal("<b>bold</b>", activity.GetProperty("input").GetString());
        Assert.Equal("<B>BOLD</B>", activity.GetProperty("output").GetString());
        Assert.True(activity.TryGetProperty("milliseconds", out _));
        Assert.Equal("SubOrchestration", instance.GetProperty("waitsFor")[0].GetProperty("kind").GetString());
        Assert.Equal("c-1-0", instance.GetProperty("waitsFor")[0].GetProperty("instanceId").GetString());

        JsonElement tree = instance.GetProperty("tree");
        Assert.Equal("c-1-0", tree.GetProperty("children")[0].GetProperty("instanceId").GetString());
        Assert.Equal(6, tree.GetProperty("children").GetArrayLength());
        Assert.Equal(3, tree.GetProperty("hidden").GetProperty("Completed").GetInt32());
        Assert.Contains("3 completed", await _desk.PageAsync("/ops/instances/c-1"));
    }

    [Fact]
    public async Task Instance_WhenItWasCalled_ShowsTheTreeFromItsCaller()
    {
        await _desk.StartAsync("Calls", "c-1", 2);

        JsonElement tree = (await _desk.JsonAsync("/ops/instances/c-1-1")).GetProperty("tree");

        Assert.Equal("c-1", tree.GetProperty("instanceId").GetString());
        Assert.False(tree.GetProperty("isThis").GetBoolean());
        Assert.True(tree.GetProperty("children")[0].GetProperty("isThis").GetBoolean());
    }

    [Fact]
    public async Task Instance_WhenItFailed_ShowsWhyWithTheCause()
    {
        await _desk.StartAsync("Fails", "f-1", "x");

        JsonElement failure = (await _desk.JsonAsync("/ops/instances/f-1")).GetProperty("failure");
        string page = await _desk.PageAsync("/ops/instances/f-1");

        Assert.EndsWith("TaskFailedException", failure.GetProperty("type").GetString());
        Assert.Equal("<script>alert(1)</script>", failure.GetProperty("inner").GetProperty("message").GetString());
        Assert.Equal("the cause", failure.GetProperty("inner").GetProperty("inner").GetProperty("message").GetString());
        Assert.DoesNotContain("<script", page);
        Assert.Contains("&lt;script&gt;alert(1)", page);
    }

    [Fact]
    public async Task Instance_WhenItStartedOver_SaysThatEarlierHistoryIsGone()
    {
        await _desk.StartAsync("Repeats", "r-1", 3);

        Assert.Equal(3, (await _desk.JsonAsync("/ops/instances/r-1")).GetProperty("restarts").GetInt32());
        Assert.Contains("The history before is gone", await _desk.PageAsync("/ops/instances/r-1"));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("<img src=x onerror=alert(1)>\"'&")]
    [InlineData("x.json")]
    [InlineData("Größe 100 %?#")]
    public async Task Instance_WithAHostileId_IsShownUnderItsOwnAddressAndEscaped(string id)
    {
        await _desk.StartAsync("Waits", id, "</pre><script>1</script>");
        Assert.Equal(Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Running, (await _desk.App.Durable.GetInstanceAsync(id))?.RuntimeStatus);
        string list = await _desk.PageAsync("/ops/instances");
        string address = list.Split("class=\"id\" href=\"", 2)[1].Split('"', 2)[0];

        HttpResponseMessage answer = await _desk.Browser.GetAsync(WebUtility.HtmlDecode(address));
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"<h1>{System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(id)}</h1>", page);
        Assert.DoesNotContain("<img", list + page);
        Assert.DoesNotContain("<script", list + page);
    }

    [Fact]
    public async Task Instance_WhenUnknown_IsNotFoundAsPageAndAsProblem()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Browser.GetAsync("/ops/instances/nobody")).StatusCode);
        HttpResponseMessage problem = await _desk.Program.GetAsync("/ops/instances/nobody");
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Browser.GetAsync("/ops/nothing/there")).StatusCode);
    }

    [Fact]
    public async Task Timers_WhenSet_ShowWhenTheyAreDue()
    {
        await _desk.StartAsync("Sleeps", "s-5", 5);
        await _desk.StartAsync("Sleeps", "s-2", 2);

        JsonElement timers = await _desk.JsonAsync("/ops/timers");

        Assert.Equal(2, timers.GetProperty("total").GetInt32());
        Assert.Equal(_desk.App.Clock.GetUtcNow().AddDays(2), timers.GetProperty("durable")[0].GetProperty("dueAt").GetDateTimeOffset());
        JsonElement trigger = timers.GetProperty("triggers")[0];
        Assert.Equal("EveryMorning", trigger.GetProperty("function").GetString());
        Assert.Equal(new DateTimeOffset(2026, 1, 6, 6, 30, 0, TimeSpan.Zero), trigger.GetProperty("next").GetDateTimeOffset());
        Assert.False(trigger.GetProperty("isPastDue").GetBoolean());
    }

    [Fact]
    public async Task Clock_WhenShown_IsTheAppsClock()
    {
        JsonElement clock = await _desk.JsonAsync("/ops/clock");

        Assert.Equal(_desk.App.Clock.GetUtcNow(), clock.GetProperty("appTime").GetDateTimeOffset());
        Assert.Contains("--clock-speed", await _desk.PageAsync("/ops/clock"));
    }

    [Fact]
    public async Task Page_WhenAskedToStayFresh_RefreshesItself()
    {
        Assert.DoesNotContain("http-equiv", await _desk.PageAsync("/ops"));
        Assert.Contains("<meta http-equiv=\"refresh\" content=\"5\">", await _desk.PageAsync("/ops?live=5"));
    }

    private LeadToCash.Local.Durable.TaskHub Hub() =>
        (LeadToCash.Local.Durable.TaskHub)_desk.App.Services.GetService(typeof(LeadToCash.Local.Durable.TaskHub))!;

    private static IEnumerable<(string?, string?)> Waits(JsonElement line) => line.GetProperty("waitsFor").EnumerateArray()
        .Select(wait => (wait.GetProperty("kind").GetString(), wait.TryGetProperty("name", out JsonElement name) ? name.GetString() : null));

    private static string[] Ids(JsonElement page) => [.. page.GetProperty("instances").EnumerateArray().Select(instance => instance.GetProperty("instanceId").GetString()!)];
}
