using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>How failures travel: with their reason, their inner reasons and what the app tells of them.</summary>
public abstract class FailureConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Fact]
    public async Task Failure_ReachesTheCallerWithItsInnerFailures()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Break", _ => { throw new InvalidOperationException("outer", new FormatException("inner")); })
            .AddOrchestratorFunc("Catch", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Break");
                    return "no failure";
                }
                catch (TaskFailedException failed)
                {
                    TaskFailureDetails details = failed.FailureDetails;
                    return string.Join('|', failed.TaskName, details.ErrorType, details.ErrorMessage, details.InnerFailure!.ErrorType, details.IsCausedBy<InvalidOperationException>(), details.IsCausedBy<FormatException>());
                }
            })
            .AddOrchestratorFunc("DoNotCatch", context => context.CallActivityAsync("Break")));

        OrchestrationMetadata caught = await RunAsync(host, "Catch");
        OrchestrationMetadata failed = await RunAsync(host, "DoNotCatch");

        Assert.Equal("Break|System.InvalidOperationException|outer|System.FormatException|True|False", caught.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal(typeof(TaskFailedException).FullName, failed.FailureDetails!.ErrorType);
        Assert.Equal("outer", failed.FailureDetails.InnerFailure!.ErrorMessage);
        Assert.Equal("inner", failed.FailureDetails.InnerFailure.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Failure_PassesThroughChildrenWithTheWholeChain()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Break", _ => { throw new OrderException("first", new NotSupportedException("second", new TimeoutException("third"))); })
            .AddOrchestratorFunc("Child", context => context.CallActivityAsync("Break"))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child")));

        TaskFailureDetails parent = (await RunAsync(host, "Parent")).FailureDetails!;

        Assert.True(parent.IsCausedBy<TaskFailedException>());
        Assert.Contains("Child", parent.ErrorMessage, StringComparison.Ordinal);
        TaskFailureDetails child = parent.InnerFailure!;
        Assert.True(child.IsCausedBy<TaskFailedException>());
        Assert.Contains("Break", child.ErrorMessage, StringComparison.Ordinal);
        TaskFailureDetails first = child.InnerFailure!;
        Assert.True(first.IsCausedBy<OrderException>() && first.IsCausedBy<InvalidOperationException>());
        Assert.Equal(["first", "second", "third"], [first.ErrorMessage, first.InnerFailure!.ErrorMessage, first.InnerFailure.InnerFailure!.ErrorMessage]);
        Assert.True(first.InnerFailure.InnerFailure.IsCausedBy<TimeoutException>());
    }

    [Fact]
    public async Task Failure_OfTheOrchestratorItself_HasItsTypeMessageAndPlace()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Break", Break));

        OrchestrationMetadata done = await RunAsync(host, "Break");

        Assert.Equal(typeof(OrderException).FullName, done.FailureDetails!.ErrorType);
        Assert.Equal("no stock", done.FailureDetails.ErrorMessage);
        Assert.Contains(nameof(Break), done.FailureDetails.StackTrace, StringComparison.Ordinal);
        Assert.Equal("no stock", done.SerializedOutput);

        static void Break(TaskOrchestrationContext context) => throw new OrderException("no stock", null);
    }

    [Fact]
    public async Task Failure_NamesTheCallAndItsNumber()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Good", _ => { })
            .AddActivityFunc("Bad", _ => { throw new TimeoutException("busy"); })
            .AddOrchestratorFunc("Parent", async context =>
            {
                await context.CallActivityAsync("Good");
                try
                {
                    await context.CallActivityAsync("Bad");
                    return "";
                }
                catch (TaskFailedException failed)
                {
                    return $"{failed.TaskName} {failed.TaskId} {failed.Message}";
                }
            }));

        Assert.Equal("Bad 1 Task 'Bad' (#1) failed with an unhandled exception: busy", (await RunAsync(host, "Parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Failure_IsToldOnlyWithThePayloads()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Break", _ => { throw new TimeoutException(); }));
        OrchestrationMetadata done = await RunAsync(host, "Break");

        OrchestrationMetadata? without = await host.Client.GetInstanceAsync(done.InstanceId, Timeout);

        Assert.NotNull(done.FailureDetails);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, without!.RuntimeStatus);
        Assert.Null(without.FailureDetails);
    }

    [Fact]
    public async Task Properties_OfExceptions_TravelWithTheFailure()
    {
        await using DurableTaskTestHost host = await StartAsync(
            tasks => tasks
                .AddActivityFunc("Break", _ => { throw new OrderException("no stock", new OrderException("warehouse closed", null)); })
                .AddOrchestratorFunc("Parent", context => context.CallActivityAsync("Break")),
            services => services.AddSingleton<IExceptionPropertiesProvider, OrderProperties>());

        TaskFailureDetails failure = (await RunAsync(host, "Parent")).FailureDetails!.InnerFailure!;

        Assert.Equal("no stock", failure.Properties!["reason"]);
        Assert.Equal(42.0, failure.Properties["articles"]);
        Assert.Equal(true, failure.Properties["final"]);
        Assert.Null(failure.Properties["nothing"]);
        Assert.Equal(["a", "b"], (IEnumerable<object?>)failure.Properties["list"]!);
        Assert.Equal("warehouse closed", failure.InnerFailure!.Properties!["reason"]);
    }

    private sealed class OrderException(string message, Exception? cause) : InvalidOperationException(message, cause);

    private sealed class OrderProperties : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) => exception is not OrderException ? null : new Dictionary<string, object?>
        {
            ["reason"] = exception.Message,
            ["articles"] = 42,
            ["final"] = true,
            ["nothing"] = null,
            ["list"] = new[] { "a", "b" },
        };
    }
}
