using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Pages;
using Microsoft.Extensions.Options;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>When and in what language approvers work. Somebody that the policy does not name works as our office does.</summary>
public sealed class ApproverDesks(ApprovalPolicies policies, BusinessCalendars calendars, IOptions<ApprovalOptions> options)
{
    /// <summary>Language of a person's mails.</summary>
    public CultureInfo CultureOf(string address) => Cultures.Of(policies.Find(address)?.Language ?? options.Value.Language);

    /// <summary>The deadlines of somebody who is asked now, in his own business hours.</summary>
    public ApprovalSchedule ScheduleOf(string address, DateTimeOffset now)
    {
        ApprovalOptions hours = options.Value;
        return ApprovalSchedule.From(CalendarOf(address), now, hours.ReminderAfterHours, hours.EscalationAfterHours, hours.ExpiryAfterHours);
    }

    /// <summary>A person's business calendar.</summary>
    public BusinessCalendar CalendarOf(string address) =>
        policies.Find(address) is { } person ? calendars.Of(person.State, person.TimeZone, person.Open, person.Close) : calendars.Own;
}
