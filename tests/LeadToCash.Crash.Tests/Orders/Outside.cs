using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace LeadToCash.Crash.Tests.Orders;

/// <summary>The world outside an app that may die under every request: it repeats what was not acknowledged, and now and then what was.</summary>
internal sealed class Outside(AppProcess app, Random chance)
{
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);

    /// <summary>Whether somebody was told that he was heard.</summary>
    public bool IsAcknowledged(string what) => _acknowledged.Contains(what);

    /// <summary>Sends something until it is acknowledged, sometimes once more; gives up for now when nobody answers.</summary>
    public async Task TellAsync(string what, Func<HttpRequestMessage> request)
    {
        while (!_acknowledged.Contains(what) && await SendAsync(request()) is { } status)
        {
            Assert.True((int)status is >= 200 and < 300, $"{what} was answered with {(int)status}.");
            if (chance.Next(4) > 0)
            {
                _acknowledged.Add(what);
            }
        }
    }

    /// <summary>Makes the back ends misbehave for a few requests: fail, be away, be slow, answer twice, lose their answer.</summary>
    public async Task TroubleBackEndsAsync()
    {
        string[] modes = ["failing", "down", "slow", "twice", "lost"];
        if (await GetAsync("/api/backends") is { } all)
        {
            JsonElement[] backEnds = [.. all.EnumerateArray()];
            string name = backEnds[chance.Next(backEnds.Length)].GetProperty("name").GetString()!;
            HttpRequestMessage request = new(HttpMethod.Put, $"/api/backends/{name}") { Content = JsonContent.Create(new { mode = modes[chance.Next(modes.Length)], times = chance.Next(1, 6) }) };
            await SendAsync(request);
        }
    }

    /// <summary>A JSON document; null while it is not there or nobody answers.</summary>
    public async Task<JsonElement?> GetAsync(string path)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Accept.ParseAdd("application/json");
            using HttpResponseMessage answer = await app.Http.SendAsync(request);
            return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()) : null;
        }
        catch (Exception failure) when (IsDeath(failure))
        {
            return null;
        }
    }

    /// <summary>All pages of a list whose answer has a cursor; what was there when nobody answered any more.</summary>
    public async IAsyncEnumerable<JsonElement> PagesAsync(string path, string items)
    {
        string? next = "";
        while (next is not null)
        {
            char join = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            if (await GetAsync(next.Length == 0 ? path : $"{path}{join}after={Uri.EscapeDataString(next)}") is not { } page)
            {
                yield break;
            }

            foreach (JsonElement item in page.GetProperty(items).EnumerateArray())
            {
                yield return item;
            }

            next = page.TryGetProperty("next", out JsonElement cursor) ? cursor.GetString() : null;
        }
    }

    /// <summary>The mails of an address; none while nobody answers.</summary>
    public async Task<IReadOnlyList<JsonElement>> MailsAsync(string to) =>
        await GetAsync($"/mailbox?to={Uri.EscapeDataString(to)}") is { } mails ? [.. mails.EnumerateArray()] : [];

    /// <summary>Null when the process died under the request; the next round tries again.</summary>
    private async Task<HttpStatusCode?> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using HttpRequestMessage sent = request;
            using HttpResponseMessage answer = await app.Http.SendAsync(sent);
            return answer.StatusCode;
        }
        catch (Exception failure) when (IsDeath(failure))
        {
            return null;
        }
    }

    private static bool IsDeath(Exception failure) => failure is HttpRequestException or IOException or SocketException or TaskCanceledException;
}
