namespace LeadToCash.Dunning;

/// <summary>What a payment was set off against, in the order of § 367(1) BGB. The four parts sum to <paramref name="Amount"/>.</summary>
/// <param name="PaymentId">The payment.</param>
/// <param name="Date">Its day.</param>
/// <param name="Amount">What came.</param>
/// <param name="Costs">Part for costs, the flat fee among them.</param>
/// <param name="Interest">Part for interest up to and with that day.</param>
/// <param name="Principal">Part for the principal.</param>
/// <param name="Surplus">Part for which nothing was open.</param>
public sealed record SetOff(string PaymentId, DateOnly Date, Money Amount, Money Costs, Money Interest, Money Principal, Money Surplus);
