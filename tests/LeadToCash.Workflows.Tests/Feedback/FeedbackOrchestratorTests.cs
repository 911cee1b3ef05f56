using LeadToCash.Customers;
using LeadToCash.Feedback;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Workflows.Tests.Feedback;

public sealed class FeedbackOrchestratorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Completed = new(2026, 3, 6, 14, 0, 0, TimeSpan.Zero); // a Friday
    private static readonly SurveySchedule Schedule = new(Completed.AddDays(3), Completed.AddDays(6), Completed.AddDays(17));

    private readonly ManualClock _clock = new(Completed);
    private readonly List<(int Day, string What)> _done = [];
    private DurableTaskTestHost _host = null!;
    private int? _scoreAtClosing;

    public async Task InitializeAsync() => _host = await DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddOrchestratorFunc<SurveyRequest, SurveyOutcome>(nameof(FeedbackOrchestrator), (context, survey) => FeedbackOrchestrator.RunAsync(context, survey!)!)
            .AddActivityFunc<ScheduleSurvey, SurveySchedule>(nameof(ScheduleSurvey), (_, _) => Schedule)
            .AddActivityFunc<InviteToSurvey>(nameof(InviteToSurvey), (_, _) => Note("invited"))
            .AddActivityFunc<RemindOfSurvey>(nameof(RemindOfSurvey), (_, _) => Note("reminded"))
            .AddActivityFunc<CloseSurvey, SurveyClosing>(nameof(CloseSurvey), (_, _) => Close())
            .AddActivityFunc<OpenFollowUp>(nameof(OpenFollowUp), (_, _) => Note("task")),
        new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(_clock) });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Feedback_WhenNobodyAnswers_RemindsOnceAndCloses()
    {
        string id = await StartAsync();
        await _host.AdvanceAsync(TimeSpan.FromDays(60));

        Assert.Equal([(3, "invited"), (6, "reminded"), (17, "closed")], _done);
        Assert.Equal(new SurveyOutcome(null, false), await OutcomeAsync(id));
        await RecordedHistories.KeepAsync(_host, "nobody-answers", id);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(8, false)]
    [Trait("Scenario", "G9")]
    public async Task Feedback_WhenAnswered_OpensATaskForALowScoreOnly(int score, bool task)
    {
        string id = await StartAsync();
        await _host.AdvanceAsync(TimeSpan.FromDays(4));
        await RecordedHistories.KeepAsync(_host, "waiting-for-the-answer", id);
        await AnswerAsync(id, score);

        Assert.Equal(task ? [(3, "invited"), (4, "task")] : [(3, "invited")], _done);
        Assert.Equal(new SurveyOutcome(score, task), await OutcomeAsync(id));
        await RecordedHistories.KeepAsync(_host, $"answered-with-{score}", id);
    }

    [Fact]
    public async Task Feedback_WhenAnsweredAfterTheReminder_IsNotClosed()
    {
        string id = await StartAsync();
        await _host.AdvanceAsync(TimeSpan.FromDays(10));
        await AnswerAsync(id, 9);
        await _host.AdvanceAsync(TimeSpan.FromDays(60));
        await RecordedHistories.KeepAsync(_host, "answered-after-the-reminder", id);

        Assert.Equal([(3, "invited"), (6, "reminded")], _done);
    }

    [Fact]
    public async Task Feedback_WhenTheAnswerMeetsTheClosing_StillOpensTheTask()
    {
        _scoreAtClosing = 2;
        string id = await StartAsync();
        await _host.AdvanceAsync(TimeSpan.FromDays(60));

        Assert.Equal((17, "task"), _done[^1]);
        Assert.Equal(new SurveyOutcome(2, true), await OutcomeAsync(id));
        await RecordedHistories.KeepAsync(_host, "answer-meets-the-closing", id);
    }

    private void Note(string what) => _done.Add(((_clock.GetUtcNow() - Completed).Days, what));

    private SurveyClosing Close()
    {
        Note("closed");
        return new SurveyClosing(_scoreAtClosing);
    }

    private async Task<string> StartAsync()
    {
        SurveyRequest survey = new("o-1-service", "o-1", new Party("Carla Kunde", "carla@example.com"), "Installation", "Jana Roth", Completed);
        string id = await _host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(FeedbackOrchestrator), survey, new StartOrchestrationOptions(FeedbackOrchestrator.InstanceId(survey.SurveyId)));
        await _host.WhenIdleAsync();
        return id;
    }

    private async Task AnswerAsync(string id, int score)
    {
        SurveyAnswered answered = new(new SurveyAnswer(score, null, "", ""), SurveyPolicy.KindOf(score), _clock.GetUtcNow());
        await _host.Client.RaiseEventAsync(id, nameof(SurveyAnswered), answered);
        await _host.WhenIdleAsync();
    }

    private async Task<SurveyOutcome> OutcomeAsync(string id) =>
        (await _host.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadOutputAs<SurveyOutcome>()!;
}
