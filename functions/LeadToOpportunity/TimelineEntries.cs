using System.Globalization;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Says the entries of a timeline for people, in English.</summary>
internal sealed class TimelineEntries(SalesProcess process, Opportunity opportunity)
{
    /// <summary>An entry.</summary>
    public TimelineEntry Of(CaseEvent @event) => @event.CaseType switch
    {
        OpportunityTimeline.MailType => Mail(@event, @event.Data.Deserialize<SentMail>(CaseJson.Options)!),
        _ when @event.CaseType == Opportunity.CaseType => Own(@event),
        _ => OfQuote(@event),
    };

    private static TimelineEntry Mail(CaseEvent @event, SentMail mail) => Entry(@event, $"Mail out: {mail.Subject}", mail.Text.Trim(), "talk");

    private TimelineEntry Own(CaseEvent @event) => @event.As<OpportunityEvent>() switch
    {
        OpportunityOpened opened => Entry(@event, $"Opened ({opened.Source.ToString().ToLowerInvariant()})", opened.Campaign is { } campaign ? $"Campaign {campaign}" : null, "fact"),
        OwnerChanged changed => Entry(@event, $"Given to {changed.To}", changed.Reason, "fact"),
        StageChanged changed => Entry(@event, $"{NameOf(changed.From)} → {NameOf(changed.To)} ({changed.Probability.ToString(CultureInfo.CurrentCulture)})", changed.Reason, "stage"),
        EstimateGiven given => Entry(@event, "Estimate given", Text(given.Value, given.CloseOn), "fact"),
        ExpectationChanged changed => Entry(
            @event, $"Expected now (from the {changed.Expected.Basis.ToString().ToLowerInvariant()})", Text(changed.Expected.Value, changed.Expected.CloseOn), "fact"),
        OpportunityWon won => Entry(@event, $"Won: {won.Value.ToString(CultureInfo.CurrentCulture)}", null, "stage"),
        OpportunityLost lost => Entry(@event, $"Lost: {process.LostReasons.FirstOrDefault(reason => reason.Id == lost.Reason)?.Name["en"] ?? lost.Reason}", lost.Comment, "stage"),
        OpportunityReopened reopened => Entry(@event, "Reopened", reopened.Reason, "stage"),
        ActivityPlanned planned => Entry(@event, $"Planned for {Date(planned.DueOn)}: {planned.Subject}", null, "activity"),
        ActivityRescheduled moved => Entry(@event, $"Moved to {Date(moved.DueOn)}: {Subject(moved.ActivityId)}", null, "activity"),
        ActivityReminded reminded => Entry(@event, $"Reminded of: {Subject(reminded.ActivityId)}", null, "activity"),
        ActivityDone done => Entry(@event, $"Done: {Subject(done.ActivityId)}", done.Outcome, "activity"),
        ActivityCancelled cancelled => Entry(@event, $"Called off: {Subject(cancelled.ActivityId)}", cancelled.Reason, "activity"),
        CommunicationRecorded { Channel: CommunicationChannel.Note } note => Entry(@event, "Note", note.Text, "talk"),
        CommunicationRecorded talk => Entry(
            @event, $"{talk.Channel} {talk.Direction.ToString().ToLowerInvariant()}{(talk.QuoteNumber is { } number ? $" on {number}" : "")}", talk.Text, "talk"),
        _ => Entry(@event, EventNames.For(@event.Name), null, "fact"),
    };

    private TimelineEntry OfQuote(CaseEvent @event)
    {
        string number = opportunity.Quotes.FirstOrDefault(quote => quote.QuoteId == @event.CaseId)?.Number ?? @event.CaseId;
        return Entry(@event, $"{number}: {EventNames.For(@event.Name)}", Said(@event.As<QuoteEvent>()), "quote");
    }

    private static string? Said(QuoteEvent @event) => @event switch
    {
        QuoteRevised revised => $"Version {revised.QuoteVersion}",
        QuotePriced priced => $"Version {priced.QuoteVersion}: {priced.Content.Net.ToString(CultureInfo.CurrentCulture)} net",
        QuoteReleased released => $"Version {released.QuoteVersion}, valid until {Date(released.Validity.ValidUntil)}",
        ApprovalRequested requested => requested.Approver,
        ApprovalGiven given => given.Comment,
        ApprovalRefused refused => refused.Comment,
        QuoteDeclined declined => declined.Reason,
        _ => null,
    };

    private static TimelineEntry Entry(CaseEvent @event, string what, string? text, string kind) => new(@event.At, what, EventNames.Actor(@event.Actor), text, kind);

    private string NameOf(string stage) => process.Stage(stage)?.Name["en"] ?? stage;

    private string Subject(string activityId) => opportunity.Activity(activityId)?.Subject ?? activityId;

    private static string Text(Money? value, DateOnly? closeOn) =>
        $"{value?.ToString(CultureInfo.CurrentCulture) ?? "no value"}, {(closeOn is { } date ? Date(date) : "no date")}";

    private static string Date(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
