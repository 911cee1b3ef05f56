namespace LeadToCash.Billing;

/// <summary>A price from a day on.</summary>
/// <param name="ValidFrom">First local day.</param>
/// <param name="Amount">For a whole billing period.</param>
public sealed record RecurringPrice(DateOnly ValidFrom, Money Amount);

/// <summary>A change of price that a running contract's customer was told of.</summary>
/// <param name="NoticeOn">Local day on which the customer was told.</param>
/// <param name="From">First day on which it was announced to hold.</param>
/// <param name="Amount">New price of a whole billing period.</param>
/// <param name="NoticeDays">Days that must lie between notice and change.</param>
public sealed record PriceNotice(DateOnly NoticeOn, DateOnly From, Money Amount, int NoticeDays);
