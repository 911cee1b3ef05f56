using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class OperationsActionsTests : IAsyncLifetime
{
    private OperationsDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await OperationsDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("suspend", "Suspended")]
    [InlineData("terminate", "Terminated")]
    public async Task Action_WhenConfirmed_IsDoneAndSaysSo(string action, string status)
    {
        await _desk.StartAsync("Waits", "w-1");

        HttpResponseMessage answer = await _desk.ConfirmAsync($"/ops/instances/w-1/{action}", ("reason", "enough"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/ops/instances/w-1?done={action}", answer.Headers.Location?.ToString());
        Assert.Contains("class=\"notice good\"", await _desk.PageAsync(answer.Headers.Location!.ToString()));
        Assert.Equal(status, await StatusAsync("w-1"));
    }

    [Fact]
    public async Task Asking_ChangesNothing()
    {
        await _desk.StartAsync("Waits", "w-1");
        foreach (string action in (string[])["raise-event", "suspend", "terminate", "restart"])
        {
            Assert.Equal(HttpStatusCode.OK, (await _desk.Browser.GetAsync($"/ops/instances/w-1/{action}")).StatusCode);
        }

        Assert.Equal("Running", await StatusAsync("w-1"));
    }

    [Fact]
    public async Task Form_WhenSentTwice_IsDoneOnceAndSaysSo()
    {
        await _desk.StartAsync("Waits", "w-1");
        FormUrlEncodedContent form = await _desk.FormAsync("/ops/instances/w-1/suspend");
        string body = await form.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync()).StatusCode);
        await _desk.App.Durable.ResumeInstanceAsync("w-1");

        HttpResponseMessage second = await SendAsync();

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("This form was sent before", await second.Content.ReadAsStringAsync());
        Assert.Equal("Running", await StatusAsync("w-1"));

        Task<HttpResponseMessage> SendAsync() => _desk.Browser.PostAsync(
            "/ops/instances/w-1/suspend", new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
    }

    [Fact]
    public async Task RaiseEvent_WhenConfirmed_ReachesTheOrchestrator()
    {
        await _desk.StartAsync("Waits", "w-1");
        Assert.Contains("/raise-event?name=Paid", await _desk.PageAsync("/ops/instances/w-1"));

        await _desk.ConfirmAsync("/ops/instances/w-1/raise-event?name=Paid", ("name", "Paid"), ("payload", "\"today\""));
        await _desk.App.SettleAsync();

        JsonElement instance = await _desk.JsonAsync("/ops/instances/w-1");
        Assert.Equal("Completed", instance.GetProperty("status").GetString());
        Assert.Equal("today", instance.GetProperty("output").GetString());
    }

    [Theory]
    [InlineData("Paid", "no json")]
    [InlineData("", "1")]
    public async Task RaiseEvent_WhenFilledInWrongly_AsksAgainWithWhatWasSent(string name, string payload)
    {
        await _desk.StartAsync("Waits", "w-1");

        HttpResponseMessage answer = await _desk.ConfirmAsync("/ops/instances/w-1/raise-event", ("name", name), ("payload", payload));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", page);
        Assert.Contains(payload, page);
    }

    [Fact]
    public async Task Resume_WhenSuspended_GoesOn()
    {
        await _desk.StartAsync("Waits", "w-1");
        await _desk.App.Durable.SuspendInstanceAsync("w-1");

        await _desk.ConfirmAsync("/ops/instances/w-1/resume");

        Assert.Equal("Running", await StatusAsync("w-1"));
    }

    [Fact]
    public async Task Terminate_WhenRecursive_EndsSubOrchestrationsToo()
    {
        await _desk.StartAsync("Calls", "c-1", 1);

        await _desk.ConfirmAsync("/ops/instances/c-1/terminate", ("recursive", "on"));
        await _desk.App.SettleAsync();

        Assert.Equal("Terminated", await StatusAsync("c-1-0"));
    }

    [Fact]
    public async Task Restart_UnderANewId_LeadsToTheNewInstance()
    {
        await _desk.StartAsync("Waits", "w-1");

        HttpResponseMessage answer = await _desk.ConfirmAsync("/ops/instances/w-1/restart", ("newInstanceId", "on"));

        Assert.NotEqual("/ops/instances/w-1?done=restart", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await _desk.Browser.GetAsync(answer.Headers.Location)).StatusCode);
        Assert.Equal("Running", await StatusAsync("w-1"));
    }

    [Fact]
    public async Task Restart_UnderItsOwnIdWhileItRuns_IsRefused()
    {
        await _desk.StartAsync("Waits", "w-1");

        HttpResponseMessage answer = await _desk.ConfirmAsync("/ops/instances/w-1/restart");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task Purge_WhenFinished_RemovesTheInstance()
    {
        await _desk.StartAsync("Fails", "f-1", "x");

        HttpResponseMessage answer = await _desk.ConfirmAsync("/ops/instances/f-1/purge");

        Assert.Equal("/ops/instances?done=purge", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Browser.GetAsync("/ops/instances/f-1")).StatusCode);
        Assert.Equal(0, (await _desk.JsonAsync("/ops")).GetProperty("failed").GetArrayLength());
    }

    [Theory]
    [InlineData("raise-event")]
    [InlineData("suspend")]
    [InlineData("resume")]
    [InlineData("terminate")]
    public async Task Action_WhenFinished_IsAConflictThatSaysWhy(string action)
    {
        await _desk.StartAsync("Repeats", "r-1", 0);

        HttpResponseMessage page = await _desk.Browser.GetAsync($"/ops/instances/r-1/{action}");
        HttpResponseMessage problem = await _desk.Program.PostAsJsonAsync($"/ops/instances/r-1/{action}", new { name = "Paid" });

        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        Assert.Contains("completed", await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/ops/instances/nobody/suspend")]
    [InlineData("/ops/instances/nobody/explode")]
    [InlineData("/ops/queues/nothing/redrive")]
    [InlineData("/ops/queues/letters/delete")]
    public async Task Action_OnWhatIsNotThere_IsNotFound(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Program.PostAsync(path, content: null)).StatusCode);

    [Fact]
    public async Task Program_WithTheKey_NeedsNoForm()
    {
        await _desk.StartAsync("Waits", "w-1");

        HttpResponseMessage answer = await _desk.Program.PostAsJsonAsync("/ops/instances/w-1/raise-event", new { name = "Paid", payload = "soon" });
        await _desk.App.SettleAsync();

        Assert.Equal("w-1", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("result").GetString());
        Assert.Equal("soon", (await _desk.JsonAsync("/ops/instances/w-1")).GetProperty("output").GetString());
    }

    [Fact]
    public async Task Redrive_OfOneMessage_PutsItBackAndLeavesTheOthers()
    {
        await _desk.SendPoisonAsync("one", "two", "<script>three</script>");
        PeekedMessage[] messages = await _desk.PoisonQueue.PeekMessagesAsync(3);
        Assert.DoesNotContain("<script", await _desk.PageAsync("/ops/queues"));

        HttpResponseMessage answer = await _desk.ConfirmAsync($"/ops/queues/letters/redrive?message={messages[1].MessageId}");
        await _desk.App.SettleAsync();

        Assert.Equal("/ops/queues?done=redrive", answer.Headers.Location?.ToString());
        Assert.Equal(["two"], _desk.Office.Letters);
        JsonElement queue = (await _desk.JsonAsync("/ops/queues"))[0];
        Assert.Equal(["one", "<script>three</script>"], queue.GetProperty("poison").EnumerateArray().Select(message => message.GetProperty("body").GetString()).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task Redrive_OfAMessageThatIsGone_SaysSo()
    {
        await _desk.SendPoisonAsync("one");
        PeekedMessage message = (await _desk.PoisonQueue.PeekMessagesAsync(1)).Value[0];
        await _desk.ConfirmAsync($"/ops/queues/letters/redrive?message={message.MessageId}");

        HttpResponseMessage again = await _desk.ConfirmAsync($"/ops/queues/letters/redrive?message={message.MessageId}");

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        await _desk.App.SettleAsync();
        Assert.Equal(["one"], _desk.Office.Letters);
    }

    [Fact]
    public async Task Redrive_OfAll_PutsAllBack()
    {
        await _desk.SendPoisonAsync([.. Enumerable.Range(0, 40).Select(number => $"{number}")]);

        HttpResponseMessage answer = await _desk.Program.PostAsync("/ops/queues/letters/redrive", content: null);
        await _desk.App.SettleAsync();

        Assert.Equal(40, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("messages").GetInt32());
        Assert.Equal(40, _desk.Office.Letters.Distinct().Count());
        Assert.Equal(0, (await _desk.JsonAsync("/ops/queues"))[0].GetProperty("poisonLength").GetInt32());
    }

    [Fact]
    public async Task Delete_OfAMessage_RemovesItAlone()
    {
        await _desk.SendPoisonAsync("one", "two");
        PeekedMessage message = (await _desk.PoisonQueue.PeekMessagesAsync(1)).Value[0];

        await _desk.ConfirmAsync($"/ops/queues/letters/delete?message={message.MessageId}");
        await _desk.App.SettleAsync();

        Assert.Empty(_desk.Office.Letters);
        Assert.Equal(1, (await _desk.JsonAsync("/ops/queues"))[0].GetProperty("poisonLength").GetInt32());
    }

    [Fact]
    public async Task Action_WhenDone_IsLoggedWithWhoDidIt()
    {
        using var log = new Log();
        await using OperationsDesk desk = await OperationsDesk.OpenAsync(new LocalAppOptions { ConfigureServices = services => services.AddSingleton<ILoggerProvider>(log) });
        await desk.StartAsync("Waits", "w\n1");

        await desk.ConfirmAsync("/ops/instances/w%0A1/suspend");

        Assert.Contains("Olga: suspend w·1", log.Lines);
    }

    private async Task<string?> StatusAsync(string id) => (await _desk.JsonAsync($"/ops/instances/{id}")).GetProperty("status").GetString();

    private sealed class Log : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
