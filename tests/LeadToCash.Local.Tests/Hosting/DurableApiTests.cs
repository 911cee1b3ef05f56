using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class DurableApiTests : IAsyncLifetime
{
    private const string Api = "/runtime/webhooks/durabletask";

    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await SampleApp.StartAsync(new LocalAppOptions { Clock = new ManualClock() }, typeof(Waiting));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("?code=wrong")]
    public async Task Call_WhenWithoutTheSystemKey_IsUnauthorised(string query) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.Http.GetAsync($"{Api}/instances{query}")).StatusCode);

    [Fact]
    public async Task Start_WhenAccepted_AnswersWithLinksThatWork()
    {
        HttpResponseMessage started = await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/WaitForName/w-1"), "Anna");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        JsonElement links = await started.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("w-1", links.GetProperty("id").GetString());
        await _app.SettleAsync();

        HttpResponseMessage running = await _app.Http.GetAsync(links.GetProperty("statusQueryGetUri").GetString());
        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), running.Headers.RetryAfter?.Delta);
        Assert.NotNull(running.Headers.Location);

        string raise = links.GetProperty("sendEventPostUri").GetString()!.Replace("{eventName}", "Name", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, (await _app.Http.PostAsJsonAsync(raise, "Berta")).StatusCode);
        await _app.SettleAsync();

        HttpResponseMessage finished = await _app.Http.GetAsync(links.GetProperty("statusQueryGetUri").GetString());
        Assert.Equal(HttpStatusCode.OK, finished.StatusCode);
        JsonElement status = await finished.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("WaitForName", status.GetProperty("name").GetString());
        Assert.Equal("Completed", status.GetProperty("runtimeStatus").GetString());
        Assert.Equal("Anna", status.GetProperty("input").GetString());
        Assert.Equal("Anna and Berta", status.GetProperty("output").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", status.GetProperty("createdTime").GetString());
    }

    [Fact]
    public async Task Start_WhenTheIdIsRunning_Conflicts()
    {
        await StartAsync("w-1");
        Assert.Equal(HttpStatusCode.Conflict, (await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/WaitForName/w-1"), "x")).StatusCode);
    }

    [Theory]
    [InlineData("terminate")]
    [InlineData("suspend")]
    [InlineData("resume")]
    [InlineData("raiseEvent/Name")]
    public async Task Command_WhenInstanceIsUnknown_IsNotFound(string command) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.PostAsync(With($"{Api}/instances/unknown/{command}"), content: null)).StatusCode);

    [Theory]
    [InlineData("terminate")]
    [InlineData("suspend")]
    [InlineData("resume")]
    [InlineData("raiseEvent/Name")]
    public async Task Command_WhenInstanceIsFinished_IsGone(string command)
    {
        await StartAsync("w-1");
        Assert.Equal(HttpStatusCode.Accepted, (await _app.Http.PostAsync(With($"{Api}/instances/w-1/terminate?reason=enough"), content: null)).StatusCode);
        await _app.SettleAsync();
        Assert.Equal(HttpStatusCode.Gone, (await _app.Http.PostAsync(With($"{Api}/instances/w-1/{command}"), content: null)).StatusCode);
    }

    [Fact]
    public async Task SuspendAndResume_WhenRunning_ChangeTheStatus()
    {
        await StartAsync("w-1");
        await _app.Http.PostAsync(With($"{Api}/instances/w-1/suspend?reason=holiday"), content: null);
        await _app.SettleAsync();
        Assert.Equal("Suspended", await StatusAsync("w-1"));
        await _app.Http.PostAsync(With($"{Api}/instances/w-1/resume"), content: null);
        await _app.SettleAsync();
        Assert.Equal("Running", await StatusAsync("w-1"));
    }

    [Fact]
    public async Task RaiseEvent_WhenNotJson_IsRefused()
    {
        await StartAsync("w-1");
        using StringContent text = new("Berta");
        await AssertErrorAsync(
            await _app.Http.PostAsync(With($"{Api}/instances/w-1/raiseEvent/Name"), text), HttpStatusCode.BadRequest, "Only application/json request content is supported");
        using StringContent broken = new("{", mediaType: new("application/json"));
        await AssertErrorAsync(await _app.Http.PostAsync(With($"{Api}/instances/w-1/raiseEvent/Name"), broken), HttpStatusCode.BadRequest, "Invalid JSON content");
    }

    [Fact]
    public async Task Start_WhenTheBodyIsNoJson_IsRefusedWithTheCause()
    {
        using StringContent broken = new("{", mediaType: new("application/json"));
        HttpResponseMessage answer = await _app.Http.PostAsync(With($"{Api}/orchestrators/WaitForName"), broken);
        await AssertErrorAsync(answer, HttpStatusCode.BadRequest, "Invalid JSON content");
        JsonElement body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEmpty(body.GetProperty("ExceptionMessage").GetString()!);
        Assert.EndsWith("Exception", body.GetProperty("ExceptionType").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenToldToWait_AnswersWithTheOutputOrTheLinks()
    {
        HttpResponseMessage done = await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/Doubled?timeout=60&pollingInterval=1"), 21);
        Assert.Equal((HttpStatusCode.OK, "42"), (done.StatusCode, await done.Content.ReadAsStringAsync()));
        HttpResponseMessage waiting = await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/WaitForName/w-9?timeout=0&pollingInterval=0"), "Anna");
        Assert.Equal(HttpStatusCode.Accepted, waiting.StatusCode);
        await AssertErrorAsync(
            await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/Doubled?timeout=1&pollingInterval=2"), 21),
            HttpStatusCode.BadRequest,
            "Total timeout 1 should be bigger than retry timeout 2");
    }

    [Fact]
    public async Task Start_WhenAVersionIsGiven_RunsThatVersion()
    {
        HttpResponseMessage answer = await _app.Http.PostAsync(With($"{Api}/orchestrators/TellVersion?version=2.5&timeout=60&pollingInterval=1"), content: null);
        Assert.Equal("\"2.5\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Links_OfAStart_NameHubConnectionAndKey()
    {
        HttpResponseMessage started = await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/WaitForName/w-1"), "Anna");
        JsonElement links = await started.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(TimeSpan.FromSeconds(10), started.Headers.RetryAfter?.Delta);
        Assert.Equal(links.GetProperty("statusQueryGetUri").GetString(), started.Headers.Location?.OriginalString);
        Assert.Equal(
            ["id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "purgeHistoryDeleteUri", "restartPostUri", "suspendPostUri", "resumePostUri"],
            links.EnumerateObject().Select(property => property.Name));
        foreach (JsonProperty link in links.EnumerateObject().Skip(1))
        {
            Assert.EndsWith($"taskHub=TestHubName&connection=Storage&code={Key}", link.Value.GetString(), StringComparison.Ordinal);
        }

        await AssertErrorAsync(
            await _app.Http.GetAsync(With($"{Api}/instances/w-1?taskHub=Other")), HttpStatusCode.BadRequest, "This host runs the task hub TestHubName only, not Other.");
    }

    [Fact]
    public async Task History_WhenAsked_HasTheShapeOfTheExtension()
    {
        await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/Everything/e-1"), 4);
        await _app.AdvanceAsync(TimeSpan.FromMinutes(1));
        JsonElement waiting = await _app.Http.GetFromJsonAsync<JsonElement>(With($"{Api}/instances/e-1?showHistory=true"));
        Assert.Equal("TimerFired", waiting.GetProperty("historyEvents").EnumerateArray().Last().GetProperty("EventType").GetString());
        using StringContent payload = new("1", mediaType: new("application/json"));
        await _app.Http.PostAsync(With($"{Api}/instances/e-1/raiseEvent/Go"), payload);
        await _app.SettleAsync();

        JsonElement bare = await _app.Http.GetFromJsonAsync<JsonElement>(With($"{Api}/instances/e-1?showHistory=true&showInput=false"));
        Assert.Equal(JsonValueKind.Null, bare.GetProperty("input").ValueKind);
        JsonElement[] events = [.. bare.GetProperty("historyEvents").EnumerateArray()];
        Assert.Equal(
            [
                "ExecutionStarted", "TaskCompleted", "TaskFailed", "SubOrchestrationInstanceCompleted", "TimerCreated", "TimerFired",
                "EventRaised", "TaskCompleted", "ExecutionCompleted",
            ],
            events.Select(entry => entry.GetProperty("EventType").GetString()));
        Assert.Equal("Everything", events[0].GetProperty("FunctionName").GetString());
        Assert.Equal(["EventType", "Timestamp", "ScheduledTime", "FunctionName"], events[1].EnumerateObject().Select(property => property.Name));
        Assert.Equal(("Twice", "Break", "on purpose"), (Name(events[1]), Name(events[2]), events[2].GetProperty("Reason").GetString()));
        Assert.Equal("Doubled", Name(events[3]));
        Assert.Equal(events[4].GetProperty("FireAt").GetString(), events[5].GetProperty("FireAt").GetString());
        Assert.Equal(("Go", "Twice", "Completed"), (events[6].GetProperty("Name").GetString(), Name(events[7]), events[8].GetProperty("OrchestrationStatus").GetString()));

        JsonElement full = await _app.Http.GetFromJsonAsync<JsonElement>(With($"{Api}/instances/e-1?showHistory=true&showHistoryOutput=true"));
        JsonElement[] outputs = [.. full.GetProperty("historyEvents").EnumerateArray()];
        Assert.Equal((8, 8, "done"), (outputs[1].GetProperty("Result").GetInt32(), outputs[3].GetProperty("Result").GetInt32(), outputs[8].GetProperty("Result").GetString()));
        Assert.False((await _app.Http.GetFromJsonAsync<JsonElement>(With($"{Api}/instances/e-1"))).TryGetProperty("historyEvents", out _));
    }

    [Fact]
    public async Task Rewind_WhenNotPossible_SaysWhy()
    {
        HttpResponseMessage unknown = await _app.Http.PostAsync(With($"{Api}/instances/none/rewind"), content: null);
        Assert.Equal((HttpStatusCode.NotFound, "\"No orchestration with instance ID \\\"$none\\\" found.\""), (unknown.StatusCode, await unknown.Content.ReadAsStringAsync()));
        await StartAsync("w-1");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _app.Http.PostAsync(With($"{Api}/instances/w-1/rewind"), content: null)).StatusCode);
    }

    [Fact]
    public async Task Purge_WhenRunning_IsRefused()
    {
        await StartAsync("w-1");
        HttpResponseMessage answer = await _app.Http.DeleteAsync(With($"{Api}/instances/w-1"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal(
            "\"Only orchestrations in a terminal state can be purged, but the orchestration with instance ID w-1 has status Running\"",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task PurgeMany_NeedsATime_AndSaysHowManyWereDeleted()
    {
        HttpResponseMessage without = await _app.Http.DeleteAsync(With($"{Api}/instances"));
        Assert.Equal((HttpStatusCode.BadRequest, "\"Please provide value for 'createdTimeFrom' parameter.\""), (without.StatusCode, await without.Content.ReadAsStringAsync()));
        string since = $"{Api}/instances?createdTimeFrom=2000-01-01T00:00:00Z";
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.DeleteAsync(With(since))).StatusCode);
        await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/Doubled/d-1"), 1);
        await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/Fail/d-2"), 1);
        await _app.SettleAsync();
        HttpResponseMessage purged = await _app.Http.DeleteAsync(With($"{since}&runtimeStatus=Completed"));
        Assert.Equal("""{"instancesDeleted":1}""", await purged.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await _app.Http.GetAsync(With($"{Api}/instances/d-2"))).StatusCode);
    }

    [Fact]
    public async Task Restart_WhenUnknownOrRunning_IsRefusedAsInAzure()
    {
        await AssertErrorAsync(
            await _app.Http.PostAsync(With($"{Api}/instances/none/restart"), content: null),
            HttpStatusCode.BadRequest,
            "InstanceId does not match a valid orchestration instance.");
        await StartAsync("w-1");
        await AssertErrorAsync(
            await _app.Http.PostAsync(With($"{Api}/instances/w-1/restart?restartWithNewInstanceId=false"), content: null),
            HttpStatusCode.Conflict,
            "A non-terminal instance with this instance ID already exists.");
    }

    [Theory]
    [InlineData("PUT", "instances/w-1")]
    [InlineData("GET", "instances/w-1/terminate")]
    [InlineData("POST", "instances/w-1/dance")]
    [InlineData("GET", "entities/counter/1")]
    public async Task Call_WhenThereIsNoSuchOne_IsNotFound(string method, string path)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), With($"{Api}/{path}"));
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Failure_WhenAsked_IsAnInternalServerError()
    {
        await _app.Http.PostAsync(With($"{Api}/orchestrators/Fail/f-1"), content: null);
        await _app.SettleAsync();
        Assert.Equal(HttpStatusCode.OK, (await _app.Http.GetAsync(With($"{Api}/instances/f-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await _app.Http.GetAsync(With($"{Api}/instances/f-1?returnInternalServerErrorOnFailure=true"))).StatusCode);
    }

    [Fact]
    public async Task List_WhenFilteredAndPaged_ShowsEachInstanceOnce()
    {
        foreach (string id in new[] { "a-1", "a-2", "a-3", "b-1" })
        {
            await StartAsync(id);
        }

        HttpResponseMessage first = await _app.Http.GetAsync(With($"{Api}/instances?instanceIdPrefix=a-&runtimeStatus=Running,Pending&top=2"));
        using HttpRequestMessage next = new(HttpMethod.Get, With($"{Api}/instances?instanceIdPrefix=a-&runtimeStatus=Running,Pending&top=2"));
        next.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token").Single());
        HttpResponseMessage second = await _app.Http.SendAsync(next);
        string[] ids = [.. await IdsAsync(first), .. await IdsAsync(second)];
        Assert.Equal(["a-1", "a-2", "a-3"], ids.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("runtimeStatus=Dreaming")]
    [InlineData("runtimeStatus=running")]
    [InlineData("createdTimeFrom=yesterday&top=many")]
    public async Task List_WhenAParameterCantBeRead_TakesNoNoticeOfItAsInAzure(string query)
    {
        await StartAsync("w-1");
        HttpResponseMessage answer = await _app.Http.GetAsync(With($"{Api}/instances?{query}"));
        Assert.Equal(["w-1"], await IdsAsync(answer));
        Assert.Equal("", answer.Headers.GetValues("x-ms-continuation-token").Single());
    }

    [Fact]
    public async Task Purge_WhenFinished_DeletesTheInstance()
    {
        await StartAsync("w-1");
        await _app.Http.PostAsync(With($"{Api}/instances/w-1/terminate"), content: null);
        await _app.SettleAsync();
        HttpResponseMessage purged = await _app.Http.DeleteAsync(With($"{Api}/instances/w-1"));
        Assert.Equal(1, (await purged.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("instancesDeleted").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.GetAsync(With($"{Api}/instances/w-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.DeleteAsync(With($"{Api}/instances/w-1"))).StatusCode);
    }

    [Fact]
    public async Task Restart_WhenFinished_RunsAgainUnderANewId()
    {
        await StartAsync("w-1");
        await _app.Http.PostAsync(With($"{Api}/instances/w-1/terminate"), content: null);
        await _app.SettleAsync();
        HttpResponseMessage restarted = await _app.Http.PostAsync(With($"{Api}/instances/w-1/restart"), content: null);
        string id = (await restarted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await _app.SettleAsync();
        Assert.NotEqual("w-1", id);
        Assert.Equal("Running", await StatusAsync(id));
    }

    private string Key => _app.Services.GetRequiredService<HostKeys>().Durable;

    private string With(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={Key}";

    private static string? Name(JsonElement entry) => entry.GetProperty("FunctionName").GetString();

    private static async Task AssertErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string message)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(message, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("Message").GetString());
    }

    private async Task StartAsync(string id)
    {
        (await _app.Http.PostAsJsonAsync(With($"{Api}/orchestrators/WaitForName/{id}"), "Anna")).EnsureSuccessStatusCode();
        await _app.SettleAsync();
    }

    private async Task<string?> StatusAsync(string id) =>
        (await _app.Http.GetFromJsonAsync<JsonElement>(With($"{Api}/instances/{id}"))).GetProperty("runtimeStatus").GetString();

    private static async Task<IEnumerable<string>> IdsAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(instance => instance.GetProperty("instanceId").GetString()!);

    public static class Waiting
    {
        [Function(nameof(WaitForName))]
        public static async Task<string> WaitForName([OrchestrationTrigger] TaskOrchestrationContext context, string name) =>
            $"{name} and {await context.WaitForExternalEvent<string>("Name")}";

        [Function(nameof(Doubled))]
        public static Task<int> Doubled([OrchestrationTrigger] TaskOrchestrationContext context, int number) => Task.FromResult(number * 2);

        [Function(nameof(TellVersion))]
        public static string TellVersion([OrchestrationTrigger] TaskOrchestrationContext context) => context.Version;

        [Function(nameof(Everything))]
        public static async Task<string> Everything([OrchestrationTrigger] TaskOrchestrationContext context, int number)
        {
            await context.CallActivityAsync<int>(nameof(Twice), number);
            await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync(nameof(Break), number));
            await context.CallSubOrchestratorAsync<int>(nameof(Doubled), number);
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            await context.WaitForExternalEvent<int>("Go");
            await context.CallActivityAsync<int>(nameof(Twice), number);
            return "done";
        }

        [Function(nameof(Twice))]
        public static int Twice([ActivityTrigger] int number) => number * 2;

        [Function(nameof(Break))]
        public static void Break([ActivityTrigger] int number) => throw new InvalidOperationException("on purpose");

        [Function(nameof(Fail))]
        public static Task Fail([OrchestrationTrigger] TaskOrchestrationContext context) => throw new InvalidOperationException("on purpose");
    }
}
