using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>
/// Says what will go out on a day if nothing happens until then: letters that go before it are reckoned with, fees and interest up to the day. By the same code as the
/// letter itself, so that it is the same to the cent and the word. Changes nothing.
/// </summary>
public sealed class LetterForecast(InvoiceStore invoices, LetterPlans plans, DunningLetters letters, DunningAgenda agenda, InvoiceClaims claims, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>More letters and holds than any claim has before it is decided by people.</summary>
    private const int MaximumSteps = 100;

    /// <summary>A page of what is to go out on a day, the longest due first: a query, and three requests for each invoice.</summary>
    /// <param name="day">Local day, today or later.</param>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many invoices are looked at, 1 to 200; a page may have fewer letters, or none.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<ForecastPage> PageAsync(DateOnly day, string? after, int limit, CancellationToken cancellationToken)
    {
        DunningList due = await agenda.DueAsync(day, after, limit, cancellationToken);
        ForecastLetter?[] found = await Task.WhenAll(due.Invoices.Select(entry => OnAsync(entry.InvoiceId, day, cancellationToken)));
        return new ForecastPage(day, [.. found.OfType<ForecastLetter>()], due.Next);
    }

    /// <summary>The letter of an invoice on a day; null when none goes out or is kept back then.</summary>
    /// <param name="invoiceId">The invoice.</param>
    /// <param name="day">Local day, today or later.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<ForecastLetter?> OnAsync(string invoiceId, DateOnly day, CancellationToken cancellationToken)
    {
        if (await invoices.FindAsync(invoiceId, cancellationToken) is not { State: { Kind: BillKind.Invoice, IsSettled: false } } file)
        {
            return null;
        }

        if (await plans.OtherwiseAsync(file.State, cancellationToken) is not null)
        {
            return null;
        }

        IReadOnlyList<LetterHold> ofCustomer = await plans.OfCustomerAsync(file.State.CustomerId, cancellationToken);
        Invoice invoice = claims.DispatchOf(file.State) == LetterDispatch.OnRelease ? file.State : Until(day, file.State, ofCustomer);
        return plans.Of(invoice, day, ofCustomer) is { Next: NextLetter.Due due } plan
            ? ForecastLetter.Of(file.Id, plan, letters.Prepare(invoice, due, day, calendars.Own.At(day, TimeOnly.MinValue)), claims.GroupOf(invoice))
            : null;
    }

    /// <summary>The invoice at the beginning of a day, with the letters that go out by themselves before it.</summary>
    private Invoice Until(DateOnly day, Invoice invoice, IReadOnlyList<LetterHold> ofCustomer)
    {
        DateOnly on = calendars.Today(time);
        for (int step = 0; step < MaximumSteps && on < day; step++)
        {
            LetterPlan plan = plans.Of(invoice, on, ofCustomer);
            (invoice, DateOnly? next) = plan switch
            {
                { Next: NextLetter.Due due, Hold: null } => (letters.Prepare(invoice, due, on, calendars.Own.At(on, TimeOnly.MinValue)).Invoice, (DateOnly?)on),
                { Next: NextLetter.Due due } => (invoice, Earlier(plan.Hold.Until, due.ReplacedOn)),
                _ => (invoice, plan.On),
            };
            if (next is not { } then)
            {
                return invoice;
            }

            on = calendars.Own.SameOrNextWorkingDay(then);
        }

        return invoice;
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}

/// <summary>Some of the letters of a day.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Letters">Those that go out or are kept back.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record ForecastPage(DateOnly Day, IReadOnlyList<ForecastLetter> Letters, string? Next);
