using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class HttpTriggerTests : IAsyncLifetime
{
    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await SampleApp.StartAsync(typeof(Orders));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Route_WhenNoneIsGiven_IsPrefixAndFunctionName()
    {
        Assert.Equal("default route", await _app.Http.GetStringAsync("/api/DefaultRoute"));
    }

    [Fact]
    public async Task Parameters_WhenInRouteAndQuery_AreBoundByNameAndRouteWins()
    {
        Assert.Equal("42 detail=True note=hello", await _app.Http.GetStringAsync("/api/orders/42?detail=true&note=hello&id=7"));
        Assert.Equal("42 detail= note=", await _app.Http.GetStringAsync("/api/orders/42"));
    }

    [Fact]
    public async Task Route_WhenConstraintFails_IsNotFound()
    {
        HttpResponseMessage answer = await _app.Http.GetAsync("/api/orders/abc");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Route_WhenCatchAll_TakesTheRest() =>
        Assert.Equal("a/b/c.txt", await _app.Http.GetStringAsync("/api/files/a/b/c.txt"));

    [Theory]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task Method_WhenNoFunctionListsIt_IsNotFoundAsInAzure(string method)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), "/api/orders/42");
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Body_WhenMarkedFromBody_IsReadByMvc()
    {
        HttpResponseMessage answer = await _app.Http.PostAsJsonAsync("/api/orders", new { number = "O-1", quantity = 2 });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/orders/O-1", answer.Headers.Location?.ToString());
        JsonElement body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, body.GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task Body_WhenItIsNoJson_FailsTheInvocation()
    {
        using StringContent broken = new("{", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.InternalServerError, (await _app.Http.PostAsync("/api/orders", broken)).StatusCode);
    }

    [Fact]
    public async Task Body_WhenLargerThanOneMegabyte_IsRefused()
    {
        using ByteArrayContent large = new(new byte[(1024 * 1024) + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _app.Http.PostAsync("/api/echo", large)).StatusCode);
    }

    [Fact]
    public async Task Result_WhenInAPropertyMarkedHttpResult_IsTheResponse()
    {
        HttpResponseMessage answer = await _app.Http.GetAsync("/api/several");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Result_WhenAPlainObject_WritesNothingAsInAzure()
    {
        HttpResponseMessage answer = await _app.Http.GetAsync("/api/plain");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Function_WhenItThrows_AnswersAProblemWithoutInternals()
    {
        HttpResponseMessage answer = await _app.Http.GetAsync("/api/fails");
        string body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_WhenMissingOrWrong_IsUnauthorised()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.Http.GetAsync("/api/guarded")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.Http.GetAsync("/api/guarded?code=wrong")).StatusCode);
    }

    [Fact]
    public async Task Key_WhenInHeaderOrQuery_Opens()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/guarded");
        request.Headers.Add("x-functions-key", _app.MasterKey);
        Assert.Equal(HttpStatusCode.OK, (await _app.Http.SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _app.Http.GetAsync($"/api/guarded?code={_app.MasterKey}")).StatusCode);
    }

    [Fact]
    public async Task Path_WhenNobodyServesIt_IsAProblem()
    {
        HttpResponseMessage answer = await _app.Http.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    public sealed record NewOrder(string Number, int Quantity);

    public sealed class Several
    {
        [HttpResult]
        public required IActionResult Answer { get; init; }
    }

    public sealed class Orders
    {
        [Function(nameof(DefaultRoute))]
        public static IResult DefaultRoute([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text("default route");

        [Function(nameof(Show))]
        public static IResult Show(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id:int}")] HttpRequest request, int id, bool? detail, string? note) =>
            Results.Text($"{id} detail={detail} note={note}");

        [Function(nameof(Create))]
        public static async Task<IActionResult> Create(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders")] HttpRequest request,
            [Microsoft.Azure.Functions.Worker.Http.FromBody] NewOrder order,
            CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return new CreatedResult($"/orders/{order.Number}", order);
        }

        [Function(nameof(File))]
        public static IResult File([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request, string path) => Results.Text(path);

        [Function(nameof(Echo))]
        public static async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request)
        {
            using StreamReader reader = new(request.Body);
            return Results.Text(await reader.ReadToEndAsync());
        }

        [Function(nameof(SeveralOutputs))]
        public static Several SeveralOutputs([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "several")] HttpRequest request) =>
            new() { Answer = new AcceptedResult() };

        [Function(nameof(Plain))]
        public static NewOrder Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain")] HttpRequest request) => new("O-1", 1);

        [Function(nameof(Fails))]
        public static IResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails")] HttpRequest request) =>
            throw new InvalidOperationException("a secret detail");

        [Function(nameof(Guarded))]
        public static IResult Guarded([HttpTrigger(AuthorizationLevel.Function, "get", Route = "guarded")] HttpRequest request) => Results.Ok();
    }
}
