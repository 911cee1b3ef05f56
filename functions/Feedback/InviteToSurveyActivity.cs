using Microsoft.Azure.Functions.Worker;
using SurveyStore = LeadToCash.Cases.CaseStore<LeadToCash.Feedback.Survey, LeadToCash.Feedback.SurveyCommand, LeadToCash.Feedback.SurveyEvent>;

namespace LeadToCash.Feedback;

/// <summary>Sends the invitation. Safe to run twice: the mail has a key, the case is opened once.</summary>
public sealed class InviteToSurveyActivity(SurveyStore surveys, SurveyMails mails)
{
    [Function(nameof(InviteToSurvey))]
    public async Task RunAsync([ActivityTrigger] InviteToSurvey input, CancellationToken cancellationToken)
    {
        Survey survey = (await surveys.ExecuteAsync(input.SurveyId, "send", new SendSurvey(), cancellationToken: cancellationToken)).Required();
        await mails.InvitationAsync(input.SurveyId, survey, cancellationToken);
    }
}
