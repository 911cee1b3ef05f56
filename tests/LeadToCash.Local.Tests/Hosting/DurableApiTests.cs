using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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

    public async Task InitializeAsync() => _app = await SampleApp.StartAsync(typeof(Waiting));

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
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Http.PostAsync(With($"{Api}/instances/w-1/raiseEvent/Name"), text)).StatusCode);
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

    [Fact]
    public async Task List_WhenAStatusIsNone_IsABadRequest() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Http.GetAsync(With($"{Api}/instances?runtimeStatus=Dreaming"))).StatusCode);

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

    private string With(string path) =>
        $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={_app.Services.GetRequiredService<HostKeys>().Durable}";

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

        [Function(nameof(Fail))]
        public static Task Fail([OrchestrationTrigger] TaskOrchestrationContext context) => throw new InvalidOperationException("on purpose");
    }
}
