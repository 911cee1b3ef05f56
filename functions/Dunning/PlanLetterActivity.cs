using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>Looks which letter of an invoice is due, or when one will be: on working days, when the office opens. Safe to run twice.</summary>
public sealed class PlanLetterActivity(InvoiceStore invoices, InvoiceClaims claims, DunningAgenda agenda, IEnumerable<IDunningHold> holds, BusinessCalendars calendars, IOptions<CalendarOptions> hours)
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

        NextLetter next = await HeldAsync(invoice, cancellationToken) ?? claims.LetterOf(invoice, claims.StatementOf(invoice, today), today);
        await agenda.PutAsync(file, next, cancellationToken);
        return next switch
        {
            NextLetter.Due due when calendars.Own.TimeOf(input.At) >= hours.Value.Open => new LetterOutlook(false, due.Level.Level),
            NextLetter.Due => new LetterOutlook(false, LookAgainAt: calendars.Own.At(today, hours.Value.Open)),
            NextLetter.Later later => new LetterOutlook(false, LookAgainAt: calendars.Own.At(later.On, hours.Value.Open)),
            NextLetter.None { Reason: NoLetterReason.PaymentPlan } => new LetterOutlook(false, LookAgainAt: calendars.Own.At(NextInstalment(invoice, today), hours.Value.Open)),
            _ => new LetterOutlook(false),
        };
    }

    /// <summary>While something holds letters back, only the end of that changes anything; whoever holds them says when.</summary>
    private async Task<NextLetter?> HeldAsync(Invoice invoice, CancellationToken cancellationToken)
    {
        foreach (IDunningHold hold in holds)
        {
            if (await hold.ReasonAsync(invoice, cancellationToken) is { } reason)
            {
                return new NextLetter.None(reason);
            }
        }

        return null;
    }

    /// <summary>The working day after the next instalment is due: only then can it have been missed.</summary>
    private DateOnly NextInstalment(Invoice invoice, DateOnly today)
    {
        DateOnly next = invoice.Plans.SelectMany(plan => plan.Instalments).Select(one => one.Date).Where(date => date >= today).DefaultIfEmpty(today).Min();
        return calendars.Own.SameOrNextWorkingDay(calendars.Own.SameOrNextWorkingDay(next).AddDays(1));
    }
}
