using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Looks up whether an invoice is paid and when its reminders are due: on working days, when the office opens. Changes nothing.</summary>
public sealed class PlanRemindersActivity(InvoiceStore invoices, DunningLevels levels, BusinessCalendars calendars, IOptions<CalendarOptions> hours)
{
    [Function(nameof(PlanReminders))]
    public async Task<ReminderPlan> RunAsync([ActivityTrigger] PlanReminders input, CancellationToken cancellationToken)
    {
        Invoice invoice = (await invoices.GetAsync(input.InvoiceId, cancellationToken)).State;
        return new ReminderPlan(invoice.Open.IsZero, [.. levels.Of(invoice.Date).Select(level => new PlannedReminder(level.Level, At(invoice, level)))]);
    }

    private DateTimeOffset At(Invoice invoice, DunningLevel level) =>
        calendars.Own.At(calendars.Own.SameOrNextWorkingDay(invoice.DueDate.AddDays(level.DaysAfterDue)), hours.Value.Open);
}
