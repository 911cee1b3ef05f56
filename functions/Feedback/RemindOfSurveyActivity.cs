using Microsoft.Azure.Functions.Worker;
using SurveyStore = LeadToCash.Cases.CaseStore<LeadToCash.Feedback.Survey, LeadToCash.Feedback.SurveyCommand, LeadToCash.Feedback.SurveyEvent>;

namespace LeadToCash.Feedback;

/// <summary>Sends the one reminder unless the survey was answered meanwhile. Safe to run twice: the mail has a key.</summary>
public sealed class RemindOfSurveyActivity(SurveyStore surveys, SurveyMails mails)
{
    [Function(nameof(RemindOfSurvey))]
    public async Task RunAsync([ActivityTrigger] RemindOfSurvey input, CancellationToken cancellationToken)
    {
        Survey survey = (await surveys.ExecuteAsync(input.SurveyId, "recall", new RecallSurvey(), cancellationToken: cancellationToken)).Required();
        if (survey is { Status: SurveyStatus.Open, Reminded: true })
        {
            await mails.ReminderAsync(input.SurveyId, survey, cancellationToken);
        }
    }
}
