namespace LeadToCash.Dunning;

/// <summary>What the law says about claims that arose from a day on; dated data, not code.</summary>
/// <param name="ValidFrom">First day of obligations for which it holds.</param>
/// <param name="ConsumerPoints">Percentage points above the base rate, § 288(1) BGB.</param>
/// <param name="BusinessPoints">Percentage points above the base rate where no consumer takes part, § 288(2) BGB.</param>
/// <param name="FlatFee">Flat fee for default, once for each claim, not of consumers, § 288(5) BGB.</param>
/// <param name="DaysUntilDefault">Days after due date and receipt, § 286(3) BGB.</param>
/// <param name="Source">Where it is written.</param>
public sealed record LatePaymentTerms(DateOnly ValidFrom, decimal ConsumerPoints, decimal BusinessPoints, Money FlatFee, int DaysUntilDefault, string Source)
{
    /// <summary>The points above the base rate for a debtor.</summary>
    public decimal Points(DebtorKind debtor) => debtor == DebtorKind.Consumer ? ConsumerPoints : BusinessPoints;
}

/// <summary>The base rate of one half-year (§ 247 BGB).</summary>
/// <param name="ValidFrom">1 January or 1 July.</param>
/// <param name="Rate">Percent per year; may be negative.</param>
/// <param name="Source">Where it was announced.</param>
public sealed record BaseRate(DateOnly ValidFrom, Percentage Rate, string Source);
