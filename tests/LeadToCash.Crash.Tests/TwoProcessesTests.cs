using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using LeadToCash.Crash.Tests.Harness;

namespace LeadToCash.Crash.Tests;

/// <summary>One process runs a task hub. Another is refused, and one that lost the hub writes nothing more.</summary>
public sealed class TwoProcessesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Embedded_WhenAnotherProcessHasTheDataFolder_EndsWithASentence()
    {
        await using Ground ground = await Ground.TakeAsync(onAzurite: false);
        await using SubjectApp subject = ground.NewSubject("hub");
        await subject.App.StartAsync();
        await using AppProcess second = subject.NewProcess(subject.Data, connection: null);
        second.Launch();

        Assert.Equal(1, await second.ExitAsync(Patience));
        Assert.Contains("is used by another process", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Azurite_WhenAProcessLosesItsHub_WritesNothingMoreAndEndsWith1()
    {
        await using Ground ground = await Ground.TakeAsync(onAzurite: true);
        await using SubjectApp subject = ground.NewSubject("hub");
        await subject.App.StartAsync();
        await using AppProcess second = subject.NewProcess(subject.Data + "-2", ground.Connection);
        second.Launch();
        Assert.Equal(1, await second.ExitAsync(Patience));
        Assert.Contains("Only one process may run a task hub", second.Output, StringComparison.Ordinal);

        Task<HttpResponseMessage> unanswered = await StopInTheMiddleAsync(subject);
        await StartUntilTakenOverAsync(second);
        await new Driver(second, CancellationToken.None).WaitAsync("early");
        Dictionary<string, string> taken = await CommitsAsync(subject);
        subject.App.Send(Signal.Continue);

        Assert.Equal(1, await subject.App.ExitAsync(Patience));
        Assert.Contains("another process took the task hub over", subject.App.Output, StringComparison.Ordinal);
        Assert.False(await IsAcknowledgedAsync(unanswered));
        Assert.Equal(taken, await CommitsAsync(subject));
    }

    /// <summary>Stops the process with a case running and a request on the way, which it reads only when it goes on.</summary>
    private static async Task<Task<HttpResponseMessage>> StopInTheMiddleAsync(SubjectApp subject)
    {
        await new Driver(subject.App, CancellationToken.None).PostAsync("/start/Timers/early");
        subject.App.Send(Signal.Stop);
        return subject.App.Http.PostAsync(new Uri("/start/Chain/late", UriKind.Relative), new StringContent(""));
    }

    /// <summary>Until the lease has run out, the other process is refused.</summary>
    private static async Task StartUntilTakenOverAsync(AppProcess second)
    {
        do
        {
            second.Launch();
        }
        while (!await second.IsUpAsync(Patience));
    }

    private static async Task<bool> IsAcknowledgedAsync(Task<HttpResponseMessage> request)
    {
        try
        {
            using HttpResponseMessage answer = await request;
            return answer.StatusCode < HttpStatusCode.BadRequest;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Who wrote which instance last, and when.</summary>
    private static async Task<Dictionary<string, string>> CommitsAsync(SubjectApp subject)
    {
        Dictionary<string, string> commits = new(StringComparer.Ordinal);
        await foreach (TableEntity row in new TableClient(subject.Connection, subject.Hub + "Instances").QueryAsync<TableEntity>("RowKey ge 'state:' and RowKey lt 'state;'"))
        {
            commits.Add(row.PartitionKey, $"{row.GetString("Owner")} {row.GetInt64("Commit")}");
        }

        return commits;
    }
}
