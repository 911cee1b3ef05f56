using Microsoft.Azure.Functions.Worker;
using SurveyStore = LeadToCash.Cases.CaseStore<LeadToCash.Feedback.Survey, LeadToCash.Feedback.SurveyCommand, LeadToCash.Feedback.SurveyEvent>;

namespace LeadToCash.Feedback;

/// <summary>Closes an unanswered survey. Safe to run twice: the case is closed once, and an answer that was there before stays.</summary>
public sealed class CloseSurveyActivity(SurveyStore surveys)
{
    [Function(nameof(CloseSurvey))]
    public async Task<SurveyClosing> RunAsync([ActivityTrigger] CloseSurvey input, CancellationToken cancellationToken)
    {
        Survey survey = (await surveys.ExecuteAsync(input.SurveyId, "close", new ExpireSurvey(), cancellationToken: cancellationToken)).Required();
        return new SurveyClosing(survey.Answer?.Score);
    }
}
