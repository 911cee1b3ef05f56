using LeadToCash.Contracts;

namespace LeadToCash.Billing;

/// <summary>
/// Where billing by the contract begins. A contract's order bills its first period, whole and in advance, as it was sold, whatever its items' terms say of later ones. A contract that was taken
/// over was billed elsewhere for the periods that have begun.
/// </summary>
internal static class AccountOpening
{
    public static IReadOnlyList<BillingEvent> Of(BillingCommand.Open open)
    {
        Contract contract = open.Contract;
        BilledPart[] billed = contract.BilledUntil is null && contract.Origin.OrderId is not null ? [.. OrderedParts(contract)] : [];
        DateOnly from = contract.BilledUntil is { } until ? until.AddDays(1) : billed.Length > 0 ? contract.Start : FirstOwn(contract, open);
        return
        [
            new BillingAccountOpened(contract.Number, contract.CustomerId, contract.Currency, from, from, billed.Length > 0 ? contract.Origin.OrderId : null, billed),
            .. FirstLines(contract).Select(line => line.Sku).Distinct(StringComparer.Ordinal).Select(sku => new BillingTermsKept(sku, TermsOf(open, sku))),
        ];
    }

    private static IEnumerable<BilledPart> OrderedParts(Contract contract)
    {
        IReadOnlyList<ContractLine> lines = FirstLines(contract);
        IReadOnlyList<ScheduledPart> parts = ContractSchedule.Of(Beginning(contract, lines), _ => ItemTerms.Usual, contract.Start, contract.Start);
        return parts.Select(part => new BilledPart
        {
            Key = part.Key,
            Position = part.Line.Position,
            Whole = part.Period.Whole,
            Days = part.Period.Whole,
            Price = part.Line.Net,
            OrderPosition = contract.Origin.OrderPositions.ElementAtOrDefault(part.Line.Position - 1),
        });
    }

    /// <summary>The contract as it began: nothing that came later cuts the period that its order bills.</summary>
    private static Contract Beginning(Contract contract, IReadOnlyList<ContractLine> lines) =>
        contract with { Lines = lines, LinesFrom = contract.Start, PastLines = [], Scheduled = [], Cancellation = null, EndedOn = null, Terms = contract.Terms with { Renewal = RenewalKind.UntilCancelled } };

    /// <summary>The first day of the first period that has not begun.</summary>
    private static DateOnly FirstOwn(Contract contract, BillingCommand.Open open)
    {
        IReadOnlyList<ScheduledPart> begun = ContractSchedule.Of(contract, sku => TermsOf(open, sku), contract.Start, open.Today);
        return begun.Count == 0 ? contract.Start : begun.Max(part => part.Period.Whole.To).AddDays(1);
    }

    private static IReadOnlyList<ContractLine> FirstLines(Contract contract) => contract.PastLines is [{ } first, ..] ? first.Lines : contract.Lines;

    private static ItemTerms TermsOf(BillingCommand.Open open, string sku) => open.Terms.GetValueOrDefault(sku) ?? ItemTerms.Usual;
}
