using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>
/// The world outside: it repeats what was not acknowledged until it is, and never what was. A refused connection, an answer that breaks off and a
/// 5xx acknowledge nothing.
/// </summary>
internal sealed class Driver(AppProcess app, CancellationToken ended)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>How many requests were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Sends until it is acknowledged.</summary>
    public async Task PostAsync(string path, string body = "")
    {
        while (true)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body) };
            (HttpStatusCode status, _) = await SendAsync(request);
            if ((int)status is >= 200 and < 300)
            {
                Acknowledged++;
                return;
            }

            await Task.Delay(Pause, ended);
        }
    }

    /// <summary>An instance that has ended, when it has.</summary>
    public Task<JsonElement> WaitAsync(string id) => ReadAsync($"/wait/{id}", _ => true);

    /// <summary>An instance, once it is as it should become.</summary>
    public Task<JsonElement> StateAsync(string id, Func<JsonElement, bool> becomes) => ReadAsync($"/state/{id}", becomes);

    /// <summary>Whether there is an instance.</summary>
    public async Task<bool> ExistsAsync(string id)
    {
        while (true)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri($"/state/{id}", UriKind.Relative));
            switch (await SendAsync(request))
            {
                case (HttpStatusCode.OK, _):
                    return true;
                case (HttpStatusCode.NotFound, _):
                    return false;
                default:
                    await Task.Delay(Pause, ended);
                    break;
            }
        }
    }

    private async Task<JsonElement> ReadAsync(string path, Func<JsonElement, bool> becomes)
    {
        while (true)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
            if (await SendAsync(request) is (HttpStatusCode.OK, { } body) && JsonSerializer.Deserialize<JsonElement>(body) is var state && becomes(state))
            {
                return state;
            }

            await Task.Delay(Pause, ended);
        }
    }

    private async Task<(HttpStatusCode Status, string? Body)> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using HttpResponseMessage answer = await app.Http.SendAsync(request, ended);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(ended));
        }
        catch (Exception failure) when (!ended.IsCancellationRequested && failure is HttpRequestException or IOException or SocketException or TaskCanceledException)
        {
            return (HttpStatusCode.ServiceUnavailable, null);
        }
    }
}
