using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote.Approvals;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Asks the approver of a step of before there were stages by mail, with deadlines in business hours. Safe to run twice: the deadlines are those that the first
/// run set, and the mail has a key.
/// </summary>
public sealed class RequestApprovalActivity(
    QuoteStore quotes, ApprovalMails mails, BusinessCalendars calendars, IOptions<ApprovalOptions> options, TimeProvider time)
{
    [Function(nameof(RequestApproval))]
    public async Task<ApprovalSchedule?> RunAsync([ActivityTrigger] RequestApproval input, CancellationToken cancellationToken)
    {
        Quote quote = (await quotes.GetAsync(input.QuoteId, cancellationToken)).State;
        ApprovalOptions settings = options.Value;
        QuoteCommand.AskApproval command = new(
            input.QuoteVersion,
            input.Step,
            settings.ApproverOf(input.Step, quote.Requester),
            ApprovalSchedule.From(calendars.Own, time.GetUtcNow(), settings.ReminderAfterHours, settings.EscalationAfterHours, settings.ExpiryAfterHours));
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, input.Step, "ask"), command, cancellationToken: cancellationToken);
        if (outcome.Event<ApprovalRequested>() is not { } asked)
        {
            return null;
        }

        await mails.SendAsync(outcome.State!, asked, cancellationToken);
        return asked.Schedule;
    }
}
