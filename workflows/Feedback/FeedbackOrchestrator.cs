using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Feedback;

/// <summary>Asks once about a visit, recalls it once, and sees to a low score. Instance <c>feedback-{surveyId}</c>.</summary>
public static class FeedbackOrchestrator
{
    /// <summary>Instance id of a survey's process.</summary>
    public static string InstanceId(string surveyId) => $"feedback-{surveyId}";

    [Function(nameof(FeedbackOrchestrator))]
    public static async Task<SurveyOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, SurveyRequest survey)
    {
        Task<SurveyAnswered> answer = context.Next<SurveyAnswered>();
        SurveySchedule schedule = await context.ScheduleSurveyAsync(new(survey));
        await context.SleepUntilAsync(schedule.SendAt);
        await context.InviteToSurveyAsync(new(survey.SurveyId));

        int? score = await ScoreAsync(context, survey.SurveyId, schedule, answer);
        bool needsFollowUp = score is { } known && SurveyPolicy.NeedsFollowUp(known);
        if (needsFollowUp)
        {
            await context.OpenFollowUpAsync(new(survey.SurveyId));
        }

        return new SurveyOutcome(score, needsFollowUp);
    }

    private static async Task<int?> ScoreAsync(
        TaskOrchestrationContext context, string surveyId, SurveySchedule schedule, Task<SurveyAnswered> answer)
    {
        if (!await context.ArrivesByAsync(answer, schedule.RemindAt))
        {
            await context.RemindOfSurveyAsync(new(surveyId));
            if (!await context.ArrivesByAsync(answer, schedule.CloseAt))
            {
                return (await context.CloseSurveyAsync(new(surveyId))).Score;
            }
        }

        return (await answer).Answer.Score;
    }
}
