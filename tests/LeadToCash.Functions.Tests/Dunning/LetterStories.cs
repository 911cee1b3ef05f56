using System.Net;
using System.Text.Json;
using FsCheck.Xunit;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Dunning;

/// <summary>
/// Whatever happens in whatever order: each level goes out at most once, never two on a day, each letter that is noted is mailed once and asks for what is owed on its day, and none goes out while it is
/// held, disputed or paid.
/// </summary>
public sealed class LetterStories
{
    private const int LongestStory = 14;

    [Property(MaxTest = 6)]
    [Trait("Scenario", "F12")]
    public void Letters_InAnyStory_GoOutOnceAndOnlyWhenTheyMay(byte[] steps, bool isAutomatic) => TellAsync(steps.Take(LongestStory), isAutomatic).GetAwaiter().GetResult();

    private static async Task TellAsync(IEnumerable<byte> steps, bool isAutomatic)
    {
        await using LocalApp app = await TestApp.StartAsync(at: DunningDesk.Start, settings: new Dictionary<string, string?> { ["Dunning:Letters"] = isAutomatic ? "Automatic" : "OnRelease" });
        DunningDesk desk = new(app);
        string id = await desk.OweAsync(9501, 1_000m);
        await app.AdvanceToAsync("2025-06-16T10:00:00Z");
        int number = 0;
        foreach (byte step in steps)
        {
            await GoAsync(app, desk, id, step, ++number);
        }

        await app.AdvanceAsync(TimeSpan.FromDays(3));
        await CheckAsync(app, desk, id);
    }

    private static async Task GoAsync(LocalApp app, DunningDesk desk, string id, byte step, int number)
    {
        switch (step % 8)
        {
            case 0:
                await TryAsync(app, $"/api/invoices/{id}/letter-holds", new { reason = "wait", level = (step % 3) + 1 });
                break;
            case 1:
                await TryAsync(app, $"/api/invoices/{id}/letter-holds/release", new { });
                break;
            case 2:
                await TryAsync(app, $"/api/invoices/{id}/disputes", new { reason = "no" });
                break;
            case 3:
                await TryAsync(app, $"/api/invoices/{id}/disputes/end", new { rejected = true });
                break;
            case 4 when (step & 64) != 0:
                await desk.PayAsync(id, step % 5 == 0 ? 2_000m : 50m, $"evt_{number}");
                break;
            default:
                await app.AdvanceAsync(TimeSpan.FromDays((step % 9) + 1));
                break;
        }

        if ((step & 32) != 0)
        {
            await TryAsync(app, "/api/dunning/runs", new { requestId = $"r{number}" });
            string run = $"/api/dunning/runs/{app.Clock.GetUtcNow():yyyyMMdd}-r{number}/release";
            await TryAsync(app, run, new { });
            await TryAsync(app, run, new { });
        }
    }

    /// <summary>What may be refused: an invoice that is paid has no disputes, and no run has a Sunday's day.</summary>
    private static async Task TryAsync(LocalApp app, string path, object document)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, path, document);
        Assert.True((int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.Forbidden, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }

    private static async Task CheckAsync(LocalApp app, DunningDesk desk, string id)
    {
        (List<int> holds, bool isDisputed, int last, string? day, decimal open) = ([], false, 0, null, 1m);
        foreach (JsonElement one in (await app.GetJsonAsync($"/api/invoices/{id}/timeline")).GetProperty("events").EnumerateArray())
        {
            JsonElement data = one.GetProperty("data");
            switch (one.GetProperty("name").GetString())
            {
                case "LettersHeld":
                    holds.Add(data.GetProperty("hold").TryGetProperty("level", out JsonElement level) ? level.GetInt32() : 0);
                    break;
                case "LettersReleased":
                    holds.Clear(); // all are released at once here
                    break;
                case "InvoiceDisputed":
                    isDisputed = true;
                    break;
                case "DisputeEnded":
                    isDisputed = false;
                    break;
                case "PaymentReceived":
                    open = DunningDesk.Amount(data, "open");
                    break;
                case "ReminderSent":
                    Assert.True(data.GetProperty("level").GetInt32() > last && data.GetProperty("on").GetString() != day);
                    (last, day) = (data.GetProperty("level").GetInt32(), data.GetProperty("on").GetString());
                    Assert.True(open > 0 && !isDisputed && holds.TrueForAll(held => last < held));
                    break;
            }
        }

        Assert.Equal((await desk.LettersAsync(id)).Select(letter => letter.Level), await desk.MailedAsync(id));
    }
}
