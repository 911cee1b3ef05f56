using System.Text.Json;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>The mixed load: what the world outside does with each kind of orchestration.</summary>
/// <param name="driver">Sends.</param>
/// <param name="closing">Completes when everything else has ended, so that whatever comes twice has come.</param>
internal sealed class Cases(Driver driver, Task closing)
{
    /// <summary>The kind that ends last: it collects what comes until the run closes.</summary>
    public const string Collected = "collected";

    private const int Senders = 5;

    /// <summary>Begins one case of each kind.</summary>
    public IEnumerable<Case> Begin(int wave)
    {
        yield return Of("chain", id => RunAsync("Chain", id));
        yield return Of("fan-out", id => RunAsync("FanOut", id));
        yield return Of("large", id => RunAsync("Large", id, Long));
        yield return Of("timers", id => RunAsync("Timers", id));
        yield return Of("failing", id => RunAsync("Failing", id));
        yield return Of("family", id => RunAsync("Family", id));
        yield return Of("delayed", id => RunAsync("Chain", id, delay: 20));
        yield return Of("queued", QueuedAsync);
        yield return Of("events", EventsAsync);
        yield return Of("suspended", SuspendedAsync);
        yield return Of("terminated", TerminatedAsync);
        yield return Of(Collected, CollectedAsync);
        yield return Of("looped", LoopedAsync);
        yield return Of("purged", PurgedAsync);
        yield return Of("restarted", RestartedAsync);

        Case Of(string kind, Func<string, Task<CaseEnd>> run)
        {
            string id = $"{kind}-{wave}";
            return new Case(kind, id, run(id));
        }
    }

    private static string Long { get; } = new('z', 350 * 1024);

    private async Task<CaseEnd> RunAsync(string orchestrator, string id, string input = "", int delay = 0)
    {
        await StartAsync(orchestrator, id, input, delay);
        return await EndAsync(id);
    }

    private Task StartAsync(string orchestrator, string id, string input = "", int delay = 0) =>
        driver.PostAsync($"/start/{orchestrator}/{id}?delay={delay}", input);

    private async Task<CaseEnd> EndAsync(string id) => CaseEnd.Of(await driver.WaitAsync(id));

    private async Task<CaseEnd> QueuedAsync(string id)
    {
        await driver.PostAsync($"/enqueue/{id}");
        return await EndAsync(id);
    }

    private async Task<CaseEnd> EventsAsync(string id)
    {
        await StartAsync("Waiting", id);
        await driver.PostAsync($"/raise/{id}/second");
        await driver.PostAsync($"/raise/{id}/first");
        return await EndAsync(id);
    }

    private async Task<CaseEnd> SuspendedAsync(string id)
    {
        await StartAsync("Waiting", id);
        await driver.PostAsync($"/command/{id}/suspend");
        await driver.PostAsync($"/raise/{id}/first");
        await driver.PostAsync($"/raise/{id}/second");
        JsonElement meanwhile = await driver.StateAsync(id, _ => true);
        await driver.PostAsync($"/command/{id}/resume");
        return CaseEnd.Of(meanwhile).And(await EndAsync(id));
    }

    private async Task<CaseEnd> TerminatedAsync(string id)
    {
        await StartAsync("Tree", id);
        await driver.StateAsync(id + ".a", IsWaiting);
        await driver.StateAsync(id + ".b", IsWaiting);
        await driver.PostAsync($"/command/{id}/terminate");
        return (await EndAsync(id)).And(await EndAsync(id + ".a")).And(await EndAsync(id + ".b"));
    }

    private static bool IsWaiting(JsonElement state) => state.GetProperty("custom").GetString() is "\"waits\"";

    private async Task<CaseEnd> CollectedAsync(string id)
    {
        await StartAsync("Collector", id);
        string[] senders = [.. Enumerable.Range(0, Senders).Select(number => $"{id}.{number}")];
        await Task.WhenAll(senders.Select((sender, number) => StartAsync("Sender", sender, $"{id} {number}")));
        await driver.StateAsync(id, state => state.GetProperty("custom").GetString() is { } count && int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) >= Senders);
        CaseEnd[] sent = await Task.WhenAll(senders.Select(async sender =>
        {
            await driver.PostAsync($"/raise/{sender}/release");
            return await EndAsync(sender);
        }));
        await closing;
        await driver.PostAsync($"/raise/{id}/close");
        return sent.Aggregate(await EndAsync(id), (all, one) => all.And(one));
    }

    private async Task<CaseEnd> LoopedAsync(string id)
    {
        await StartAsync("Loop", id);
        CaseEnd fed = await RunAsync("Feeder", id + ".feeder", id);
        return (await EndAsync(id)).And(fed);
    }

    private async Task<CaseEnd> PurgedAsync(string id)
    {
        CaseEnd end = await RunAsync("Large", id, Long);
        await driver.PostAsync($"/command/{id}/purge");
        return end.And(await driver.ExistsAsync(id) ? "is still there" : "is gone");
    }

    private async Task<CaseEnd> RestartedAsync(string id)
    {
        CaseEnd first = await RunAsync("Chain", id);
        await driver.PostAsync($"/command/{id}/restart");
        CaseEnd second = await EndAsync(id);
        return second.And(first.Effects.Intersect(second.Effects).Any() ? "did not run again" : "ran again");
    }
}
