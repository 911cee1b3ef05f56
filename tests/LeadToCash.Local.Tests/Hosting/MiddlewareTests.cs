using System.Collections.Concurrent;
using System.Net;
using Azure.Storage.Queues;
using LeadToCash.Local.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class MiddlewareTests : IAsyncLifetime
{
    private LocalApp _app = null!;

    public async Task InitializeAsync() =>
        _app = await SampleApp.StartAsync(
            new LocalAppOptions(),
            builder =>
            {
                builder.Services.AddSingleton<Trail>().AddScoped<ScopeMark>();
                builder.UseMiddleware<Outer>();
                builder.UseMiddleware((context, next) =>
                {
                    context.InstanceServices.GetRequiredService<Trail>().Add($"inner {context.FunctionDefinition.Name}");
                    return next();
                });
                builder.UseWhen<Refusing>(context => context.GetHttpContext()?.Request.Headers.ContainsKey("x-refuse") == true);
            },
            typeof(Steps));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Middleware_WhenSeveral_RunsInItsOrderAroundTheFunctionInOneScope()
    {
        string scope = await _app.Http.GetStringAsync("/api/Http");
        Assert.Equal(["outer Http", "inner Http", $"function {scope}", $"after Http {scope}"], Lines);
    }

    [Fact]
    public async Task Middleware_WhenItDoesNotGoOn_AnswersInstead()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/Http");
        request.Headers.Add("x-refuse", "1");
        Assert.Equal(HttpStatusCode.Conflict, (await _app.Http.SendAsync(request)).StatusCode);
        Assert.DoesNotContain(Lines, line => line.StartsWith("function", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Middleware_WhenOtherTriggersFire_RunsAroundThemToo()
    {
        await new QueueClient(_app.Storage, "steps", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync("go");
        await _app.SettleAsync();
        Assert.Contains("outer Queue", Lines);
        Assert.Contains("outer Orchestrator", Lines);
        Assert.Contains("outer Activity", Lines);
    }

    [Fact]
    public async Task Middleware_WhenItReplacesABoundInput_ChangesWhatTheFunctionGets()
    {
        await using LocalApp app = await SampleApp.StartAsync(
            new LocalAppOptions(),
            builder => builder.UseMiddleware(async (context, next) =>
            {
                InputBindingData<string> input = await context.BindInputAsync<string>(context.FunctionDefinition.InputBindings["text"]);
                input.Value = $"{input.Value} and more";
                Assert.Equal(input.Value, (await context.BindInputAsync<string>(context.FunctionDefinition.InputBindings["text"])).Value);
                await next();
            }),
            typeof(Echo));
        await new QueueClient(app.Storage, "echo", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync("this");
        Assert.Equal("this and more", await Echo.Heard.Task);
    }

    [Fact]
    public async Task Scope_WhenInvokedTwice_IsAnother() =>
        Assert.NotEqual(await _app.Http.GetStringAsync("/api/Http"), await _app.Http.GetStringAsync("/api/Http"));

    private ConcurrentQueue<string> Lines => _app.Services.GetRequiredService<Trail>().Lines;

    public static class Echo
    {
        public static TaskCompletionSource<string> Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [Function(nameof(Echo))]
        public static void Run([QueueTrigger("echo")] string text) => Heard.TrySetResult(text);
    }

    public sealed class Trail
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void Add(string line) => Lines.Enqueue(line);
    }

    public sealed class ScopeMark
    {
        public string Id { get; } = Guid.NewGuid().ToString();
    }

    public sealed class Outer(Trail trail, ScopeMark scope) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            trail.Add($"outer {context.FunctionDefinition.Name}");
            await next(context);
            trail.Add($"after {context.FunctionDefinition.Name} {scope.Id}");
        }
    }

    public sealed class Refusing : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.GetInvocationResult().Value = Results.Conflict();
            return Task.CompletedTask;
        }
    }

    public sealed class Steps(Trail trail, ScopeMark scope)
    {
        [Function(nameof(Http))]
        public IResult Http([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            trail.Add($"function {scope.Id}");
            return Results.Text(request.HttpContext.RequestServices.GetRequiredService<ScopeMark>().Id);
        }

        [Function(nameof(Queue))]
        public static async Task Queue([QueueTrigger("steps")] string text, [DurableClient] DurableTaskClient client) =>
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(Orchestrator), text);

        [Function(nameof(Orchestrator))]
        public static Task<string> Orchestrator([OrchestrationTrigger] TaskOrchestrationContext context, string text) =>
            context.CallActivityAsync<string>(nameof(Activity), text);

        [Function(nameof(Activity))]
        public static string Activity([ActivityTrigger] string text) => text;
    }
}
