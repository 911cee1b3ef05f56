using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>Looks which letter of an invoice is due, or when one will be: on working days, when the office opens, and not while people keep it back. Safe to run twice.</summary>
public sealed class PlanLetterActivity(InvoiceStore invoices, LetterPlans plans, DunningAgenda agenda, BusinessCalendars calendars, IOptions<CalendarOptions> hours)
{
    [Function(nameof(PlanLetter))]
    public async Task<LetterOutlook> RunAsync([ActivityTrigger] PlanLetter input, CancellationToken cancellationToken)
    {
        CaseFile<Invoice> file = await invoices.GetAsync(input.InvoiceId, cancellationToken);
        Invoice invoice = file.State;
        DateOnly today = calendars.Own.DateOf(input.At);
        if (invoice.IsSettled)
        {
            await agenda.RemoveAsync(file, cancellationToken);
            return new LetterOutlook(IsSettled: true);
        }

        LetterPlan plan = await plans.OfAsync(invoice, today, cancellationToken);
        await agenda.PutAsync(file, plan, cancellationToken);
        return plan switch
        {
            { Next: NextLetter.Due due } when plan.Hold is not null || plan.WaitsForRelease => new LetterOutlook(false, LookAgainAt: WhenKept(due, plan)),
            { Next: NextLetter.Due due } when calendars.Own.TimeOf(input.At) >= hours.Value.Open => new LetterOutlook(false, due.Level.Level),
            { Next: NextLetter.Due } => new LetterOutlook(false, LookAgainAt: calendars.Own.At(today, hours.Value.Open)),
            { Next: NextLetter.Later later } => new LetterOutlook(false, LookAgainAt: calendars.Own.At(later.On, hours.Value.Open)),
            { Reason: NoLetterReason.PaymentPlan } => new LetterOutlook(false, LookAgainAt: calendars.Own.At(NextInstalment(invoice, today), hours.Value.Open)),
            _ => new LetterOutlook(false),
        };
    }

    /// <summary>When the hold is over, or the next level takes the letter's place, whatever is first; null when only people change anything.</summary>
    private DateTimeOffset? WhenKept(NextLetter.Due due, LetterPlan plan)
    {
        DateOnly? day = plan.Hold?.Until is { } until && (due.ReplacedOn is null || until < due.ReplacedOn) ? calendars.Own.SameOrNextWorkingDay(until) : due.ReplacedOn;
        return day is { } on ? calendars.Own.At(on, hours.Value.Open) : null;
    }

    /// <summary>The working day after the next instalment is due: only then can it have been missed.</summary>
    private DateOnly NextInstalment(Invoice invoice, DateOnly today)
    {
        DateOnly next = invoice.Plans.SelectMany(plan => plan.Instalments).Select(one => one.Date).Where(date => date >= today).DefaultIfEmpty(today).Min();
        return calendars.Own.SameOrNextWorkingDay(calendars.Own.SameOrNextWorkingDay(next).AddDays(1));
    }
}
