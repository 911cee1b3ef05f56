namespace LeadToCash.Dunning;

/// <summary>Since when a debtor is in default (§ 286 BGB).</summary>
/// <param name="FirstDay">First day that bears interest. Default that arises in the course of a day (a reminder is read) bears interest from the next one (§ 187(1) BGB).</param>
/// <param name="Reason">Why.</param>
public sealed record Default(DateOnly FirstDay, DefaultReason Reason);

/// <summary>Why a debtor is in default; of several, the earliest counts.</summary>
public enum DefaultReason
{
    /// <summary>The agreed date passed, § 286(2) no. 1 and 2 BGB.</summary>
    AgreedDate,

    /// <summary>The debtor refused, § 286(2) no. 3 BGB.</summary>
    Refusal,

    /// <summary>A reminder came after the due date, § 286(1) BGB.</summary>
    Reminder,

    /// <summary>30 days passed after due date and receipt, § 286(3) BGB.</summary>
    ThirtyDays,
}
