namespace LeadToCash.Billing;

/// <summary>An amount with its tax at one rate.</summary>
/// <param name="Rate">Percent of value added tax.</param>
/// <param name="Net">Net.</param>
/// <param name="Tax">Tax.</param>
public sealed record TaxedAmount(Percentage Rate, Money Net, Money Tax)
{
    /// <summary>Net and tax.</summary>
    public Money Gross => Net + Tax;
}

/// <summary>A deposit that was invoiced and paid.</summary>
/// <param name="Number">Number of its invoice.</param>
/// <param name="Date">Local date of that invoice; older ones are set off first.</param>
/// <param name="Left">What was not set off yet.</param>
public sealed record Deposit(string Number, DateOnly Date, TaxedAmount Left);

/// <summary>
/// Sets deposits off against an invoice, rate by rate: the final invoice names the deposits and the tax on them (§ 14(5) sentence 2 UStG), else that tax would be owed twice (§ 14c UStG).
/// </summary>
/// <param name="SetOff">What was set off, by deposit; each no more than its rest, and by rate no more than the invoice.</param>
/// <param name="Payable">What is left to pay, by rate, as the invoice has them.</param>
/// <param name="Left">Deposits with what is left of them; without those that are used up.</param>
public sealed record DepositSetOff(IReadOnlyList<Deposit> SetOff, IReadOnlyList<TaxedAmount> Payable, IReadOnlyList<Deposit> Left)
{
    /// <summary>Sets off, oldest first. A deposit at a rate that the invoice does not have stays whole.</summary>
    /// <param name="invoice">Totals of the invoice, each rate once.</param>
    /// <param name="deposits">Deposits for it, in any order.</param>
    /// <exception cref="ArgumentException">A rate comes twice in the invoice, or an amount is negative.</exception>
    public static DepositSetOff Of(IReadOnlyList<TaxedAmount> invoice, IReadOnlyList<Deposit> deposits)
    {
        if (invoice.Concat(deposits.Select(deposit => deposit.Left)).Any(amount => amount.Net.IsNegative || amount.Tax.IsNegative))
        {
            throw new ArgumentException("Negative amounts can't be set off; give the credit note its own way.", nameof(invoice));
        }

        var payable = invoice.ToDictionary(amount => amount.Rate);
        List<Deposit> setOff = [];
        List<Deposit> left = [];
        foreach (Deposit deposit in deposits.OrderBy(one => one.Date).ThenBy(one => one.Number, StringComparer.Ordinal))
        {
            TaxedAmount used = payable.TryGetValue(deposit.Left.Rate, out TaxedAmount? open) ? Shared(deposit.Left, open) : Less(deposit.Left, deposit.Left);
            if (!used.Gross.IsZero)
            {
                payable[used.Rate] = Less(open!, used);
                setOff.Add(deposit with { Left = used });
            }

            if (used.Gross != deposit.Left.Gross)
            {
                left.Add(deposit with { Left = Less(deposit.Left, used) });
            }
        }

        return new DepositSetOff(setOff, [.. invoice.Select(amount => payable[amount.Rate])], left);
    }

    private static TaxedAmount Shared(TaxedAmount one, TaxedAmount other) => one with { Net = Lesser(one.Net, other.Net), Tax = Lesser(one.Tax, other.Tax) };

    private static TaxedAmount Less(TaxedAmount whole, TaxedAmount part) => whole with { Net = whole.Net - part.Net, Tax = whole.Tax - part.Tax };

    private static Money Lesser(Money one, Money other) => one < other ? one : other;
}
