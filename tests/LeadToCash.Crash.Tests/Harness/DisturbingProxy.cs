using System.Net;
using LeadToCash.Local.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>
/// Stands between a process and Azurite, and does to requests what networks and busy services do: slows them down, refuses them, loses them, and
/// loses or cuts short their answers after the work was done.
/// </summary>
internal sealed class DisturbingProxy : IAsyncDisposable
{
    private static readonly int[] Refusals = [500, 503, 429];
    private static readonly string[] OwnHeaders = ["Transfer-Encoding", "Connection", "Keep-Alive", "Content-Length"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Dictionary<int, Uri> _behind;
    private readonly Random _chance;
    private WebApplication _server = null!;
    private int _disturbed;

    private DisturbingProxy(Dictionary<int, Uri> behind, int seed)
    {
        _behind = behind;
        _chance = new Random(seed);
    }

    /// <summary>Leads to Azurite by way of the proxy.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Which share of the requests is disturbed.</summary>
    public double Share { get; set; } = 0.1;

    public int Disturbed => _disturbed;

    /// <summary>Stands in front of both services that a connection string leads to.</summary>
    public static async Task<DisturbingProxy> StartAsync(string connection, int seed)
    {
        StorageLocation location = StorageLocation.Parse(connection);
        (int tables, int queues) = (AppProcess.FreePort(), AppProcess.FreePort());
        Dictionary<int, Uri> behind = new() { [tables] = location.TableEndpoint!, [queues] = location.QueueEndpoint! };
        DisturbingProxy proxy = new(behind, seed) { ConnectionString = StorageLocation.EmulatorConnectionString(tables, queues) };
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, tables);
            kestrel.Listen(IPAddress.Loopback, queues);
        });
        proxy._server = builder.Build();
        proxy._server.Run(proxy.ServeAsync);
        await proxy._server.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        (Disturbance disturbance, int number) = Choose();
        switch (disturbance)
        {
            case Disturbance.Slowed:
                await Task.Delay(TimeSpan.FromMilliseconds(number % 700), http.RequestAborted);
                await AnswerAsync(http, await PassOnAsync(http));
                break;
            case Disturbance.Refused:
                http.Response.StatusCode = Refusals[number % Refusals.Length];
                break;
            case Disturbance.Lost:
                http.Abort();
                break;
            case Disturbance.FailedAfterwards:
                using (await PassOnAsync(http))
                {
                    http.Response.StatusCode = Refusals[number % Refusals.Length];
                }

                break;
            case Disturbance.AnswerLost:
                using (await PassOnAsync(http))
                {
                    http.Abort();
                }

                break;
            case Disturbance.AnswerCut:
                await AnswerAsync(http, await PassOnAsync(http), isCut: true);
                break;
            default:
                await AnswerAsync(http, await PassOnAsync(http));
                break;
        }
    }

    private (Disturbance Disturbance, int Number) Choose()
    {
        lock (_chance)
        {
            if (_chance.NextDouble() >= Share)
            {
                return (Disturbance.None, 0);
            }

            _disturbed++;
            return ((Disturbance)_chance.Next(1, Enum.GetValues<Disturbance>().Length), _chance.Next(1000));
        }
    }

    private async Task<HttpResponseMessage> PassOnAsync(HttpContext http)
    {
        Uri behind = _behind[http.Connection.LocalPort];
        string target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using HttpRequestMessage request = new(new HttpMethod(http.Request.Method), new Uri(behind.GetLeftPart(UriPartial.Authority) + target));
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        request.Content = new ByteArrayContent(body.ToArray());
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in http.Request.Headers)
        {
            if (!OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) && !request.Headers.TryAddWithoutValidation(name, (string?)values))
            {
                request.Content.Headers.TryAddWithoutValidation(name, (string?)values);
            }
        }

        return await _http.SendAsync(request, CancellationToken.None); // what was passed on is carried out, whoever still waits
    }

    private static async Task AnswerAsync(HttpContext http, HttpResponseMessage answer, bool isCut = false)
    {
        using (answer)
        {
            byte[] body = await answer.Content.ReadAsByteArrayAsync();
            http.Response.StatusCode = (int)answer.StatusCode;
            foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers))
            {
                if (!OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    http.Response.Headers[name] = values.ToArray();
                }
            }

            if (answer.StatusCode != HttpStatusCode.NoContent)
            {
                http.Response.Headers.ContentLength = body.Length;
                await http.Response.Body.WriteAsync(isCut ? body.AsMemory(0, body.Length / 2) : body);
            }

            if (isCut)
            {
                await http.Response.Body.FlushAsync();
                http.Abort();
            }
        }
    }

    private enum Disturbance
    {
        None,
        Slowed,
        Refused,
        Lost,
        FailedAfterwards,
        AnswerLost,
        AnswerCut,
    }
}
