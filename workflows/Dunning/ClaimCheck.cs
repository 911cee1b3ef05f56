namespace LeadToCash.Dunning;

/// <summary>Refuses claims that contradict themselves.</summary>
internal static class ClaimCheck
{
    public static void Check(Claim claim, LatePaymentTerms terms)
    {
        Positive(claim, claim.Amount, "The claim");
        Each(claim, claim.Payments, payment => payment.Amount, payment => $"Payment {payment.Id}");
        Each(claim, claim.Credits, credit => credit.Amount, credit => $"Credit {credit.Id}");
        Each(claim, claim.Costs, cost => cost.Amount, cost => $"Cost {cost.Id}");
        foreach (Dispute dispute in claim.Disputes)
        {
            Require(claim, !(dispute.Until < dispute.From), $"The dispute from {dispute.From:yyyy-MM-dd} ends before it begins");
            Positive(claim, dispute.Amount ?? claim.Amount, $"The dispute from {dispute.From:yyyy-MM-dd}");
        }

        foreach (PaymentPlan plan in claim.Plans)
        {
            bool isInOrder = plan.Instalments.Count > 0 && plan.Instalments.Zip(plan.Instalments.Skip(1)).All(pair => pair.First.Date < pair.Second.Date);
            Require(claim, isInOrder && plan.Instalments[0].Date >= plan.From, $"The plan from {plan.From:yyyy-MM-dd} has no instalments in the order of their dates");
            Each(claim, plan.Instalments, one => one.Amount, one => $"The instalment of {one.Date:yyyy-MM-dd}");
        }

        bool flatFeeFits = claim.Debtor == DebtorKind.Consumer || claim.WaivesFlatFee || terms.FlatFee.Currency == claim.Amount.Currency;
        Require(claim, flatFeeFits, $"The flat fee is owed in {terms.FlatFee.Currency}; waive it or claim it apart");
    }

    private static void Each<T>(Claim claim, IReadOnlyList<T> items, Func<T, Money> amount, Func<T, string> name)
    {
        foreach (T item in items)
        {
            Money value = amount(item);
            if (value.MinorUnits <= 0 || value.Currency != claim.Amount.Currency)
            {
                Positive(claim, value, name(item));
            }
        }
    }

    private static void Positive(Claim claim, Money amount, string what) => Require(
        claim, amount.MinorUnits > 0 && amount.Currency == claim.Amount.Currency, $"{what} must have an amount of more than nothing in {claim.Amount.Currency}");

    private static void Require(Claim claim, bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException($"Claim {claim.Id}: {otherwise}.", nameof(claim));
        }
    }
}
