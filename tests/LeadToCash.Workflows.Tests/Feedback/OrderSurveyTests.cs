using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Feedback;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using LeadToCash.Workflows.Tests.QuoteToOrder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Workflows.Tests.Feedback;

public sealed class OrderSurveyTests
{
    private static readonly Party Customer = new("Karla Kunde", "karla@kunde.example");

    [Fact]
    [Trait("Scenario", "E6")]
    public void Satisfaction_OfFortyOneInFifty_Is82Percent()
    {
        var figures = Satisfaction.Of(60, [2, 3, 4, 15, 26]);
        Assert.Equal((50, 41, 82.0m, 83.3m), (figures.Answers, figures.Satisfied, figures.Csat, figures.ResponseRate));
        Assert.Equal((null, (decimal?)null), (Satisfaction.Of(0, [0, 0, 0, 0, 0]).Csat, Satisfaction.Of(0, [0, 0, 0, 0, 0]).ResponseRate));
    }

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(2, true, false)]
    [InlineData(3, false, false)]
    [InlineData(4, false, true)]
    [InlineData(5, false, true)]
    public void Score_MeansWhatPeopleTakeItFor(int score, bool needsFollowUp, bool isSatisfied) =>
        Assert.Equal((needsFollowUp, isSatisfied), (OrderSurvey.NeedsFollowUp(score), OrderSurvey.IsSatisfied(score)));

    [Fact]
    public void Survey_IsAskedOnceAndAnsweredOnce()
    {
        OrderSurvey survey = After(null, new OrderSurveyCommand.Ask("A-2026-00001", Customer, null));
        Assert.Empty(OrderSurvey.Decide(survey, new OrderSurveyCommand.Ask("A-2026-00001", Customer, "unsubscribed"), Orders.Monday).Events);
        Assert.Equal("score-wrong", Refusal(survey, new OrderSurveyAnswer(6, ""), Orders.Monday));
        Assert.Equal("survey-closed", Refusal(survey, new OrderSurveyAnswer(5, ""), Orders.Monday.AddDays(OrderSurvey.OpenDays)));
        OrderSurvey answered = After(survey, new OrderSurveyCommand.Answer(new OrderSurveyAnswer(5, "")));
        Assert.Equal("survey-answered", Refusal(answered, new OrderSurveyAnswer(1, ""), Orders.Monday));
    }

    [Fact]
    public void Survey_ThatWasNotAsked_CantBeAnswered() =>
        Assert.Equal("survey-unknown", Refusal(After(null, new OrderSurveyCommand.Ask("A-2026-00001", Customer, "unsubscribed")), new OrderSurveyAnswer(5, ""), Orders.Monday));

    [Fact]
    public async Task Process_WhenTheMailFailsAtFirst_AsksUntilItIsAsked()
    {
        int attempts = 0;
        void Ask()
        {
            if (++attempts < 3)
            {
                throw new InvalidOperationException("No mail service.");
            }
        }

        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<AskAboutOrder>(nameof(OrderFeedbackOrchestrator), (context, input) => OrderFeedbackOrchestrator.RunAsync(context, input))
                .AddActivityFunc<AskAboutOrder>(nameof(AskAboutOrder), (_, _) => Ask()),
            new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(new ManualClock(Orders.Monday)) });
        string id = OrderFeedbackOrchestrator.InstanceId("shopify-1");
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(OrderFeedbackOrchestrator), new AskAboutOrder("shopify-1"), new StartOrchestrationOptions(id));
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((3, OrchestrationRuntimeStatus.Completed), (attempts, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus));
        await RecordedHistories.KeepAsync(host, "asked-at-the-third-attempt", id);
    }

    private static string? Refusal(OrderSurvey survey, OrderSurveyAnswer answer, DateTimeOffset at) => OrderSurvey.Decide(survey, new OrderSurveyCommand.Answer(answer), at).Refusal?.Code;

    private static OrderSurvey After(OrderSurvey? survey, OrderSurveyCommand command)
    {
        Decision<OrderSurveyEvent> decision = OrderSurvey.Decide(survey, command, Orders.Monday);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(survey, OrderSurvey.Apply)!;
    }
}
