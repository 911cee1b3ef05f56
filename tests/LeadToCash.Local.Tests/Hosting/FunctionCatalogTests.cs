using System.Reflection;
using LeadToCash.Local.Hosting;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class FunctionCatalogTests
{
    [Theory]
    [InlineData(typeof(TwoOfOneName), "The function name Same is used 2 times")]
    [InlineData(typeof(NoTrigger), "The function Untriggered has no trigger")]
    [InlineData(typeof(TwoTriggers), "The function Doubled has 2 triggers")]
    [InlineData(typeof(BadName), "The function name '1st' is not valid")]
    [InlineData(typeof(HttpAsText), "The function AsText takes its HTTP trigger as String")]
    [InlineData(typeof(TakesHttpContext), "The function TakesContext takes context as HttpContext, which Azure does not bind")]
    [InlineData(typeof(OrchestratorAsText), "The function Orchestrates takes its orchestration trigger as String")]
    [InlineData(typeof(BadQueueName), "The function Reads names the queue 'Not_A_Queue', which is no queue name")]
    [InlineData(typeof(UnknownBinding), "The function Binds binds value with [foreign], which this host does not know")]
    [InlineData(typeof(OutputOfNothing), "The function Sends has an output binding but returns nothing")]
    [InlineData(typeof(Hidden), "The function Private is not public")]
    public void Find_WhenAFunctionIsWrong_SaysWhichAndWhy(Type type, string sentence)
    {
        HostStartException fault = Assert.Throws<HostStartException>(() => FunctionCatalog.Find([type]));
        Assert.StartsWith(sentence, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WhenSeveralAreWrong_HasALineForEach()
    {
        HostStartException fault = Assert.Throws<HostStartException>(() => FunctionCatalog.Find([typeof(NoTrigger), typeof(BadName)]));
        Assert.Equal(2, fault.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void TriggerParameter_WhenReflectionDescribesItByAnotherObject_IsStillOneOfTheParameters()
    {
        MethodInfo method = typeof(FunctionCatalogTests).GetMethod(nameof(Take), BindingFlags.NonPublic | BindingFlags.Static)!;
        FunctionMethod function = new("Takes", method, new OtherDescription(position: 1), new QueueTriggerAttribute("orders"));
        Assert.Same(function.Parameters[1], function.TriggerParameter);
    }

    [Fact]
    public void Routes_WhenTwoServeTheSame_Clash()
    {
        FunctionCatalog catalog = FunctionCatalog.Find([typeof(Clashing)]);
        HostStartException fault = Assert.Throws<HostStartException>(() => HttpRoute.Of(catalog, ""));
        Assert.Equal("The functions ById and ByNumber clash: both serve GET /orders/{id}.", fault.Message);
    }

    [Fact]
    public void Routes_WhenMethodsOrConstraintsDiffer_DoNotClash() =>
        Assert.Equal(3, HttpRoute.Of(FunctionCatalog.Find([typeof(Peaceful)]), "api").Count);

    [Fact]
    public async Task Start_WhenAQueueSettingIsMissing_NamesFunctionAndSetting()
    {
        HostStartException fault = await Assert.ThrowsAsync<HostStartException>(() => SampleApp.StartAsync(typeof(QueueFromSetting)));
        Assert.Equal("The function FromSetting needs the setting Queues:Missing, which is not there.", fault.Message);
    }

    [Fact]
    public async Task Start_WhenAScheduleIsWrong_NamesTheFunction()
    {
        HostStartException fault = await Assert.ThrowsAsync<HostStartException>(() => SampleApp.StartAsync(typeof(BadSchedule)));
        Assert.StartsWith("The function Nightly has the schedule 'at night'", fault.Message, StringComparison.Ordinal);
    }

    public static class TwoOfOneName
    {
        [Function("Same")]
        public static void A([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
        {
        }

        [Function("same")]
        public static void B([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
        {
        }
    }

    public static class NoTrigger
    {
        [Function("Untriggered")]
        public static void Run(string text)
        {
        }
    }

    public static class TwoTriggers
    {
        [Function("Doubled")]
        public static void Run([TimerTrigger("0 0 0 * * *")] TimerInfo timer, [QueueTrigger("queue")] string text)
        {
        }
    }

    public static class BadName
    {
        [Function("1st")]
        public static void Run([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
        {
        }
    }

    public static class HttpAsText
    {
        [Function("AsText")]
        public static void Run([HttpTrigger] string request)
        {
        }
    }

    public static class TakesHttpContext
    {
        [Function("TakesContext")]
        public static void Run([HttpTrigger] HttpRequest request, HttpContext context)
        {
        }
    }

    public static class OrchestratorAsText
    {
        [Function("Orchestrates")]
        public static Task Run([OrchestrationTrigger] string context) => Task.CompletedTask;
    }

    public static class BadQueueName
    {
        [Function("Reads")]
        public static void Run([QueueTrigger("Not_A_Queue")] string text)
        {
        }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ForeignAttribute : InputBindingAttribute;

    public static class UnknownBinding
    {
        [Function("Binds")]
        public static void Run([TimerTrigger("0 0 0 * * *")] TimerInfo timer, [Foreign] string value)
        {
        }
    }

    public static class OutputOfNothing
    {
        [Function("Sends")]
        [QueueOutput("queue")]
        public static Task Run([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
    }

    public static class Hidden
    {
        [Function("Private")]
        internal static void Run([TimerTrigger("0 0 0 * * *")] TimerInfo timer)
        {
        }
    }

    public static class Clashing
    {
        [Function(nameof(ById))]
        public static void ById([HttpTrigger("get", Route = "orders/{id}")] HttpRequest request)
        {
        }

        [Function(nameof(ByNumber))]
        public static void ByNumber([HttpTrigger("get", "post", Route = "orders/{number}")] HttpRequest request)
        {
        }
    }

    public static class Peaceful
    {
        [Function(nameof(ById))]
        public static void ById([HttpTrigger("get", Route = "orders/{id:int}")] HttpRequest request)
        {
        }

        [Function(nameof(ByName))]
        public static void ByName([HttpTrigger("get", Route = "orders/{name}")] HttpRequest request)
        {
        }

        [Function(nameof(Create))]
        public static void Create([HttpTrigger("post", Route = "orders/{name}")] HttpRequest request)
        {
        }
    }

    public static class QueueFromSetting
    {
        [Function("FromSetting")]
        public static void Run([QueueTrigger("%Queues:Missing%")] string text)
        {
        }
    }

    public static class BadSchedule
    {
        [Function("Nightly")]
        public static void Run([TimerTrigger("at night")] TimerInfo timer)
        {
        }
    }

    private static void Take(int count, string message) => throw new NotSupportedException($"{message} {count}");

    private sealed class OtherDescription : ParameterInfo
    {
        public OtherDescription(int position) => PositionImpl = position;
    }
}
