using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Queues;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

/// <summary>A small app as somebody at its operations page sees it: a browser that is signed in, and a program with the master key.</summary>
internal sealed partial class OperationsDesk : IAsyncDisposable
{
    public const string Queue = "letters";

    private OperationsDesk(LocalApp app, HttpClient browser)
    {
        App = app;
        Browser = browser;
        Program = new HttpClient { BaseAddress = browser.BaseAddress };
        Program.DefaultRequestHeaders.Add("x-functions-key", app.MasterKey);
        Program.DefaultRequestHeaders.Add("Accept", "application/json");
    }

    public LocalApp App { get; }

    /// <summary>Keeps cookies, follows no redirects.</summary>
    public HttpClient Browser { get; }

    public HttpClient Program { get; }

    public PostOffice Office => App.Services.GetRequiredService<PostOffice>();

    public static async Task<OperationsDesk> OpenAsync(LocalAppOptions? options = null)
    {
        LocalApp app = await SampleApp.StartAsync(
            options ?? new LocalAppOptions { Clock = new ManualClock() }, builder => builder.Services.AddSingleton<PostOffice>(), typeof(Work));
        OperationsDesk desk = new(app, NewBrowser(app));
        await desk.SignInAsync();
        return desk;
    }

    public static HttpClient NewBrowser(LocalApp app) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Http.BaseAddress };

    public async Task<HttpResponseMessage> SignInAsync() =>
        await Browser.PostAsync("/ops/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = App.MasterKey, ["name"] = "Olga" }));

    public async Task StartAsync(string orchestrator, string instanceId, object? input = null)
    {
        await App.Durable.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));
        await App.SettleAsync();
    }

    public Task<string> PageAsync(string path) => Browser.GetStringAsync(path);

    public Task<JsonElement> JsonAsync(string path) => Program.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Opens the page that asks, and sends its form.</summary>
    public async Task<HttpResponseMessage> ConfirmAsync(string path, params (string Name, string Value)[] fields) =>
        await Browser.PostAsync(path, await FormAsync(path, fields));

    public async Task<FormUrlEncodedContent> FormAsync(string path, params (string Name, string Value)[] fields)
    {
        string token = Token().Match((await PageAsync(path)).Split("class=\"ask\"", 2)[1]).Groups["value"].Value;
        return new FormUrlEncodedContent(fields.Append(("token", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
    }

    public QueueClient PoisonQueue => new(App.Storage, Queue + "-poison");

    public async Task SendPoisonAsync(params string[] bodies)
    {
        await PoisonQueue.CreateIfNotExistsAsync();
        foreach (string body in bodies)
        {
            await PoisonQueue.SendMessageAsync(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(body)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        Program.Dispose();
        await App.DisposeAsync();
    }

    [GeneratedRegex("name=\"token\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    public sealed class PostOffice
    {
        public ConcurrentQueue<string> Letters { get; } = [];
    }

    public static class Work
    {
        [Function(nameof(Waits))]
        public static async Task<string?> Waits([OrchestrationTrigger] TaskOrchestrationContext context, string? input)
        {
            context.SetCustomStatus(new { step = "waiting" });
            return await context.WaitForExternalEvent<string>("Paid");
        }

        [Function(nameof(Calls))]
        public static async Task<int> Calls([OrchestrationTrigger] TaskOrchestrationContext context, int children)
        {
            await context.CallActivityAsync<string>(nameof(Stamp), "<b>bold</b>");
            Task<string>[] calls = [.. Enumerable.Range(0, children).Select(child => context.CallSubOrchestratorAsync<string>(
                nameof(Child), child, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-{child}")))];
            await Task.WhenAll(calls);
            return calls.Length;
        }

        [Function(nameof(Child))]
        public static async Task<string?> Child([OrchestrationTrigger] TaskOrchestrationContext context, int number) =>
            number == 0 ? await context.WaitForExternalEvent<string>("Go") : $"{number}";

        [Function(nameof(Sleeps))]
        public static Task Sleeps([OrchestrationTrigger] TaskOrchestrationContext context, int days) =>
            context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);

        [Function(nameof(Fails))]
        public static async Task Fails([OrchestrationTrigger] TaskOrchestrationContext context, string? input) =>
            await context.CallActivityAsync(nameof(Break), input);

        [Function(nameof(Repeats))]
        public static Task Repeats([OrchestrationTrigger] TaskOrchestrationContext context, int left)
        {
            if (left > 0)
            {
                context.ContinueAsNew(left - 1);
            }

            return Task.CompletedTask;
        }

        [Function(nameof(Stamp))]
        public static string Stamp([ActivityTrigger] string text) => text.ToUpperInvariant();

        [Function(nameof(Break))]
        public static void Break([ActivityTrigger] string? text) =>
            throw new InvalidOperationException("<script>alert(1)</script>", new ArgumentException("the cause"));

        [Function(nameof(Deliver))]
        public static void Deliver([QueueTrigger(Queue)] string letter, FunctionContext context) =>
            context.InstanceServices.GetRequiredService<PostOffice>().Letters.Enqueue(letter);

        [Function(nameof(EveryMorning))]
        public static void EveryMorning([TimerTrigger("0 30 6 * * *")] TimerInfo timer, FunctionContext context) =>
            context.InstanceServices.GetRequiredService<PostOffice>().Letters.Enqueue($"morning {timer.IsPastDue}");
    }
}
