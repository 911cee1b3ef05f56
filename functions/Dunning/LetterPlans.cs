using LeadToCash.OrderToCash;
using LettersStore = LeadToCash.Cases.CaseStore<LeadToCash.Dunning.CustomerLetters, LeadToCash.Dunning.CustomerLettersCommand, LeadToCash.Dunning.CustomerLettersEvent>;

namespace LeadToCash.Dunning;

/// <summary>Says which letter of an invoice comes next, and whether people keep it back: at this invoice, at its customer, or because its group waits for a run. Changes nothing.</summary>
public sealed class LetterPlans(InvoiceClaims claims, LettersStore customers, IEnumerable<IDunningHold> others)
{
    /// <summary>The plan as it stands on a local day. Two requests; none when no letter comes by itself.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="today">Local day by which the claim is reckoned.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<LetterPlan> OfAsync(Invoice invoice, DateOnly today, CancellationToken cancellationToken) => OfAsync(invoice, today, today, cancellationToken);

    /// <summary>The plan by the claim of one day and the holds of another, for letters that carry the day of their run.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="day">Local day by which the claim is reckoned.</param>
    /// <param name="holdsOn">Local day on which holds are looked at, if the letter is due before.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<LetterPlan> OfAsync(Invoice invoice, DateOnly day, DateOnly holdsOn, CancellationToken cancellationToken)
    {
        LetterPlan plan = Unheld(invoice, day);
        return plan.Level is null ? plan
            : await OtherwiseAsync(invoice, cancellationToken) is { } reason ? plan with { Next = new NextLetter.None(reason) }
            : Held(plan, invoice, holdsOn, await OfCustomerAsync(invoice.CustomerId, cancellationToken));
    }

    /// <summary>Why an invoice is collected in another way for now; null when it is not. Whoever does so tells its dunning when that ends.</summary>
    public async Task<NoLetterReason?> OtherwiseAsync(Invoice invoice, CancellationToken cancellationToken)
    {
        foreach (IDunningHold other in others)
        {
            if (await other.ReasonAsync(invoice, cancellationToken) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>The plan on a day, with the customer's holds at hand. No request.</summary>
    public LetterPlan Of(Invoice invoice, DateOnly day, IReadOnlyList<LetterHold> ofCustomer) => Held(Unheld(invoice, day), invoice, day, ofCustomer);

    /// <summary>The holds of a customer that nobody released.</summary>
    public async Task<IReadOnlyList<LetterHold>> OfCustomerAsync(string? customerId, CancellationToken cancellationToken) =>
        customerId is null ? [] : (await customers.FindAsync(customerId, cancellationToken))?.State.Holds ?? [];

    private LetterPlan Unheld(Invoice invoice, DateOnly day) =>
        new(claims.LetterOf(invoice, claims.StatementOf(invoice, day), day), WaitsForRelease: claims.DispatchOf(invoice) == LetterDispatch.OnRelease);

    private static LetterPlan Held(LetterPlan plan, Invoice invoice, DateOnly holdsOn, IReadOnlyList<LetterHold> ofCustomer) => plan.Level is { } level
        ? plan with { Hold = LetterHold.Longest([.. invoice.Holds, .. ofCustomer], level, plan.On > holdsOn ? plan.On.Value : holdsOn) }
        : plan;
}
