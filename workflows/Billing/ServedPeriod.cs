using System.Runtime.InteropServices;

namespace LeadToCash.Billing;

/// <summary>A whole billing period and the part of it in which the service is owed.</summary>
/// <param name="Whole">The whole period: the denominator of proration.</param>
/// <param name="Served">The part; the whole one as a rule.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ServedPeriod(BillingPeriod Whole, BillingPeriod Served)
{
    /// <summary>The day on which it is billed: in advance its first one, in arrears the one after its last.</summary>
    public DateOnly BilledOn(BillingTiming timing) => timing == BillingTiming.Advance ? Served.From : Served.To.AddDays(1);
}

/// <summary>When a period is billed.</summary>
public enum BillingTiming
{
    /// <summary>When it begins.</summary>
    Advance,

    /// <summary>When it is over.</summary>
    Arrears,
}
