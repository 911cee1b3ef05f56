using LeadToCash.Calendar;
using LeadToCash.OrderToCash;

namespace LeadToCash.OpenItems;

/// <summary>The reminders that are planned by <see cref="DunningLevels"/>; after the last one people decide.</summary>
public sealed class ReminderActions(DunningLevels levels, BusinessCalendars calendars) : INextActions
{
    /// <inheritdoc/>
    public NextAction Of(OpenItem item, DateOnly today) =>
        levels.Of(item.Date).FirstOrDefault(level => level.Level > item.Level) is { } next
            ? new NextAction($"Reminder {next.Level}", calendars.Own.SameOrNextWorkingDay(item.DueDate.AddDays(next.DaysAfterDue)))
            : new NextAction("Decide: call, hand over or write off", null);
}
