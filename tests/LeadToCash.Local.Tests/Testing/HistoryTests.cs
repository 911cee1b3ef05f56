using LeadToCash.Local.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Testing;

/// <summary>A recorded history is a stable file, and tells whether changed code still fits it.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leadtocash-histories-");

    private string File => Path.Combine(_folder.FullName, "Order", "shipped.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Recording_SavedAndLoaded_FitsTheCodeThatMadeIt()
    {
        HistoryRecording recording = await SavedAsync(ShipThenBill);

        Assert.Equal(("Order", "order-1", OrchestrationRuntimeStatus.Completed), (recording.Orchestrator, recording.InstanceId, recording.Status));
        HistoryReplay.Check(recording, Code(ShipThenBill));
    }

    [Fact]
    public async Task Recording_OfTheSameScenario_IsTheSameFile_AndReadable()
    {
        await RecordAsync(ShipThenBill, File + ".1");
        await RecordAsync(ShipThenBill, File + ".2");

        string first = await System.IO.File.ReadAllTextAsync(File + ".1");
        string second = await System.IO.File.ReadAllTextAsync(File + ".2");
        Assert.Equal(WithoutTimes(first), WithoutTimes(second));
        Assert.Contains("    {\"$\":\"task\",\"name\":\"Ship\",\"input\":{\"order\":\"Größe „L“\",\"key\":\"", first);
        Assert.DoesNotContain("stackTrace", first);
    }

    [Fact]
    public async Task Replay_OfAnInstanceUnderWay_Fits()
    {
        static async Task<object?> WaitAsync(TaskOrchestrationContext context)
        {
            await context.CallActivityAsync("Ship");
            return await context.WaitForExternalEvent<string>("Paid");
        }

        HistoryRecording recording = await SavedAsync(WaitAsync);

        Assert.Equal(OrchestrationRuntimeStatus.Running, recording.Status);
        HistoryReplay.Check(recording, Code(WaitAsync));
        Assert.Contains("went on, but after the same history the code returned", Mismatch(recording, async context =>
        {
            await context.CallActivityAsync("Ship");
            return "early";
        }));
    }

    [Fact]
    public async Task Replay_OfCodeWithAnotherActivityFirst_NamesFileEventAndBothCalls()
    {
        string message = Mismatch(await SavedAsync(ShipThenBill), async context =>
        {
            await context.CallActivityAsync("CheckStock");
            return await ShipThenBill(context);
        });

        Assert.StartsWith($"{File}, event 3 of ", message);
        Assert.Contains("expected the call of activity 'Ship' (#0), but the code made a call of activity 'CheckStock' (#0)", message);
    }

    [Fact]
    public async Task Replay_OfCodeWithSwappedActivities_NamesBoth()
    {
        string message = Mismatch(await SavedAsync(ShipThenBill), async context =>
        {
            await context.CallActivityAsync("Bill");
            await context.CallActivityAsync("Ship");
            return null;
        });

        Assert.Contains("expected the call of activity 'Ship' (#0), but the code made a call of activity 'Bill' (#0)", message);
    }

    [Fact]
    public async Task Replay_OfCodeWithAnActivityMore_NamesIt()
    {
        string message = Mismatch(await SavedAsync(ShipThenBill), async context =>
        {
            object? result = await ShipThenBill(context);
            await context.CallActivityAsync("Thank");
            return result;
        });

        Assert.Contains("the code made a call of activity 'Thank' (#2) that its history does not have", message);
    }

    [Fact]
    public async Task Replay_OfCodeWithAnActivityLess_NamesTheMissingOne()
    {
        string message = Mismatch(await SavedAsync(ShipThenBill), async context =>
        {
            await context.CallActivityAsync("Ship");
            return null;
        });

        Assert.Contains("expected the call of activity 'Bill' (#1), but the code made no such call", message);
    }

    [Fact]
    public async Task Replay_OfCodeThatThrows_SaysWhatItThrew()
    {
        string message = Mismatch(await SavedAsync(ShipThenBill), _ => throw new InvalidOperationException("The input changed."));

        Assert.Contains("The input changed.", message);
    }

    [Fact]
    public async Task Replay_OfCodeWithAnotherResult_ShowsBoth()
    {
        string message = Mismatch(await SavedAsync(ShipThenBill), async context =>
        {
            await ShipThenBill(context);
            return "lost";
        });

        Assert.Contains("returned \"billed\", but after the same history the code returned \"lost\"", message);
    }

    [Fact]
    public async Task Replay_OfARenamedOrchestrator_SaysThatItIsGone()
    {
        DurableTaskRegistry renamed = new();
        renamed.AddOrchestratorFunc("Orders", ShipThenBill);
        HistoryRecording recording = await SavedAsync(ShipThenBill);

        HistoryMismatchException gone = Assert.Throws<HistoryMismatchException>(() => HistoryReplay.Check(recording, renamed));

        Assert.Contains("there is no orchestrator 'Order' any more. Did you mean 'Orders'?", gone.Message);
    }

    [Fact]
    public async Task Replay_OfAFailedInstance_WantsTheSameFailure()
    {
        static async Task<object?> FailAsync(TaskOrchestrationContext context)
        {
            await context.CallActivityAsync("Ship");
            throw new InvalidOperationException("Nothing left.");
        }

        HistoryRecording recording = await SavedAsync(FailAsync);

        HistoryReplay.Check(recording, Code(FailAsync));
        Assert.Contains("failed with System.InvalidOperationException: Nothing left., but", Mismatch(recording, async context =>
        {
            await context.CallActivityAsync("Ship");
            return null;
        }));
    }

    [Fact]
    public async Task Recording_AfterContinueAsNew_HoldsThePresentExecution()
    {
        static async Task<object?> CountAsync(TaskOrchestrationContext context)
        {
            int n = context.GetInput<int>();
            await context.CallActivityAsync("Ship", n);
            if (n < 3)
            {
                context.ContinueAsNew(n + 1);
                return null;
            }

            return await context.WaitForExternalEvent<string>("Stop");
        }

        HistoryRecording recording = await SavedAsync(CountAsync);

        Assert.Single(await System.IO.File.ReadAllLinesAsync(File), line => line.Contains("\"task\""));
        HistoryReplay.Check(recording, Code(CountAsync));
    }

    [Fact]
    public void Load_OfANewerFormat_IsRefused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, """{ "format": 2 }""");

        FormatException refused = Assert.Throws<FormatException>(() => HistoryRecording.Load(File));

        Assert.Contains("format 2", refused.Message);
    }

    [Fact]
    public void Load_OfSomethingElse_SaysSo()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, """{ "name": "package" }""");

        Assert.Contains("is no recording", Assert.Throws<FormatException>(() => HistoryRecording.Load(File)).Message);
    }

    private static async Task<object?> ShipThenBill(TaskOrchestrationContext context)
    {
        string tracking = await context.CallActivityAsync<string>("Ship", new { order = "Größe „L“", key = context.NewGuid() });
        await context.CallActivityAsync("Bill", tracking);
        return "billed";
    }

    private static DurableTaskRegistry Code(Func<TaskOrchestrationContext, Task<object?>> order)
    {
        DurableTaskRegistry registry = new();
        registry.AddOrchestratorFunc("Order", order);
        return registry;
    }

    private static string Mismatch(HistoryRecording recording, Func<TaskOrchestrationContext, Task<object?>> order) =>
        Assert.Throws<HistoryMismatchException>(() => HistoryReplay.Check(recording, Code(order))).Message;

    private static string WithoutTimes(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\"at\":\"[^\"]*\"", "", default, TimeSpan.FromSeconds(1));

    private static async Task RecordAsync(Func<TaskOrchestrationContext, Task<object?>> order, string file)
    {
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Order", order)
            .AddActivityFunc<object, string>("Ship", (_, _) => "track-1")
            .AddActivityFunc<string>("Bill", (_, _) => { }));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Order", 1, new StartOrchestrationOptions("order-1"));
        await host.WhenIdleAsync();
        (await host.RecordHistoryAsync("order-1")).Save(file);
    }

    private async Task<HistoryRecording> SavedAsync(Func<TaskOrchestrationContext, Task<object?>> order)
    {
        await RecordAsync(order, File);
        return HistoryRecording.Load(File);
    }
}
