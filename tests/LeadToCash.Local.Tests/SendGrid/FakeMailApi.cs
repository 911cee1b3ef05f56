using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.SendGrid;

/// <summary>A server on this machine that speaks the v3 mail API: it keeps what it is sent and answers as told.</summary>
internal sealed class FakeMailApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<(int Status, string Body)> _answers = new();

    private FakeMailApi(WebApplication app) => _app = app;

    public List<ReceivedRequest> Requests { get; } = [];

    public string Host => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<FakeMailApi> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        FakeMailApi api = new(builder.Build());
        api._app.Run(api.AnswerAsync);
        await api._app.StartAsync();
        return api;
    }

    /// <summary>Answers the next requests, in order; after them 202.</summary>
    public FakeMailApi Answers(int status, string body = "")
    {
        _answers.Enqueue((status, body));
        return this;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using StreamReader reader = new(http.Request.Body);
        Requests.Add(new ReceivedRequest(
            http.Request.Method,
            http.Request.Path + http.Request.QueryString,
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync()));
        (int status, string body) = _answers.TryDequeue(out (int, string) answer) ? answer : (202, "");
        http.Response.StatusCode = status;
        if (status == 202)
        {
            http.Response.Headers["X-Message-Id"] = $"message-{Requests.Count}";
        }

        await http.Response.WriteAsync(body);
    }
}

internal sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
