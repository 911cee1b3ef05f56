using LeadToCash.Cases;
using LeadToCash.Contracts;

namespace LeadToCash.Billing;

/// <summary>
/// The billing of one contract: what was billed of its schedule and its use, under the contract's id. It stays small however long the contract runs: old
/// periods are known by the days that they cover alone.
/// </summary>
public sealed record BillingAccount : ICase<BillingAccount, BillingCommand, BillingEvent>
{
    /// <summary>Days for which changes that come late are still credited or charged.</summary>
    internal const int DaysKept = 400;

    /// <summary>Periods of an item for which late use is taken.</summary>
    internal const int PeriodsKept = 24;

    /// <summary>Months of the longest billing period.</summary>
    internal const int MostMonths = 120;

    /// <inheritdoc/>
    public static string CaseType => "billingaccount";

    /// <summary>The contract.</summary>
    public required string ContractId { get; init; }

    /// <inheritdoc/>
    public string? CustomerId { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>First local day that is billed here, the order's first period included.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First local day whose use is billed.</summary>
    public required DateOnly UsageFrom { get; init; }

    /// <summary>The order that bills the first period; null if none does.</summary>
    public string? OrderId { get; init; }

    /// <summary>How its items are billed, by item number.</summary>
    public IReadOnlyDictionary<string, ItemTerms> Terms { get; init; } = new Dictionary<string, ItemTerms>();

    /// <summary>The days that were billed, by line.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BillingPeriod>> Covered { get; init; } = new Dictionary<string, IReadOnlyList<BillingPeriod>>();

    /// <summary>What was billed lately, so that it can be credited.</summary>
    public IReadOnlyList<BilledPart> Parts { get; init; } = [];

    /// <summary>What was rated lately, by item and period.</summary>
    public IReadOnlyList<RatedUsage> Rated { get; init; } = [];

    /// <summary>The last day whose use was rated, by item.</summary>
    public IReadOnlyDictionary<string, DateOnly> RatedUntil { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Ids of the use that the last decision took: it may not have been cleared yet.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];

    /// <summary>The invoices, oldest first.</summary>
    public IReadOnlyList<ContractBill> Bills { get; init; } = [];

    /// <summary>Credits that are still to be carried out.</summary>
    public IReadOnlyList<ContractCredit> Credits { get; init; } = [];

    /// <summary>How many credits there were.</summary>
    public int CreditCount { get; init; }

    /// <summary>Price changes that the customer was told of.</summary>
    public IReadOnlyList<ItemPriceNotice> Notices { get; init; } = [];

    /// <summary>The day up to which all that was due was decided; null before the first decision.</summary>
    public DateOnly? BilledUpTo { get; init; }

    /// <summary>Number of decisions so far.</summary>
    public int Decisions { get; init; }

    /// <summary>The first day that is still credited.</summary>
    internal DateOnly CreditFrom => LookFrom(0);

    /// <summary>The first day that is looked at: what is before was billed, in arrears at the end of a period of so many months at the latest.</summary>
    internal DateOnly LookFrom(int months) => BilledUpTo is { } day && day.AddDays(-DaysKept).AddMonths(-months) is var first && first > From ? first : From;

    /// <inheritdoc/>
    public static Decision<BillingEvent> Decide(BillingAccount? state, BillingCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, BillingCommand.Open open) => Decision<BillingEvent>.Accept(AccountOpening.Of(open)),
        (null, _) => Decision<BillingEvent>.Refuse("billing-account-unknown", "The contract is not billed here."),
        (_, BillingCommand.Open) => Decision<BillingEvent>.Accept(),
        (_, BillingCommand.Bill bill) => ContractBilling.Decide(state, bill),
        (_, BillingCommand.NoteIssued issued) => state.Bills.Any(bill => bill.InvoiceId == issued.InvoiceId && bill.Number is null)
            ? Decision<BillingEvent>.Accept(new ContractBillIssued(issued.InvoiceId, issued.Number, issued.IssuedAs))
            : Decision<BillingEvent>.Accept(),
        (_, BillingCommand.NoteCredit credit) => (state.Credits.Any(open => open.CreditNoteId == credit.CreditNoteId), credit.Refusal) switch
        {
            (false, _) => Decision<BillingEvent>.Accept(),
            (true, { } reason) => Decision<BillingEvent>.Accept(new ContractCreditRefused(credit.CreditNoteId, reason)),
            _ => Decision<BillingEvent>.Accept(new ContractCreditGranted(credit.CreditNoteId, credit.InvoiceId)),
        },
        (_, BillingCommand.GivePriceNotice given) => state.Notices.Contains(given.Notice)
            ? Decision<BillingEvent>.Accept()
            : given.Notice.UnitPrice.Currency != state.Currency || given.Notice.OldUnitPrice.Currency != state.Currency
                ? Decision<BillingEvent>.Refuse("price-currency", $"Contract {state.ContractId} is in {state.Currency}.")
                : Decision<BillingEvent>.Accept(new PriceNoticeGiven(given.Notice)),
        _ => throw new InvalidOperationException($"A billing account does not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static BillingAccount Apply(BillingAccount? state, BillingEvent @event) => AccountHistory.Apply(state, @event);

    /// <summary>The next local day on which something is due; null when nothing is known to be.</summary>
    public DateOnly? NextDue(Contract contract, DateOnly today) => ContractBilling.NextDue(this, contract, today);

    /// <summary>The item that a report of use is about: the named one, else the only one whose use is billed; null if it can't be told.</summary>
    public string? MeterOf(string? named)
    {
        string[] metered = [.. Terms.Where(item => item.Value.Usage.Count > 0).Select(item => item.Key)];
        return named is null ? metered.Length == 1 ? metered[0] : null : metered.FirstOrDefault(sku => string.Equals(sku, named, StringComparison.OrdinalIgnoreCase));
    }
}
