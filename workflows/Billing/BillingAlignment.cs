namespace LeadToCash.Billing;

/// <summary>What billing periods follow.</summary>
public enum BillingAlignment
{
    /// <summary>The contract's first day.</summary>
    Anniversary,

    /// <summary>The calendar: whole months, quarters, half-years or years. What is before the first of them, or after the last day, is billed to the day.</summary>
    Calendar,
}
