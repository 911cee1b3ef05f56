using LeadToCash.OrderToCash;

namespace LeadToCash.Dunning;

/// <summary>Says why an invoice has no letter in a run.</summary>
internal static class LetterSkips
{
    /// <summary>The reason; null if its letter only comes later.</summary>
    public static DunningSkip? Of(Invoice invoice, LetterPlan plan) => (invoice, plan.Reason) switch
    {
        ({ IsSettled: true }, _) => DunningSkip.Paid,
        ({ HandedOver: not null }, _) => DunningSkip.HandedOver,
        (_, NoLetterReason.Disputed) => DunningSkip.Disputed,
        (_, NoLetterReason.PaymentPlan) => DunningSkip.PaymentPlan,
        (_, NoLetterReason.DirectDebit) => DunningSkip.DirectDebit,
        (_, NoLetterReason.NothingToAsk) => DunningSkip.BelowMinimum,
        (_, NoLetterReason.AllSent) => DunningSkip.NotDue,
        _ => null,
    };
}
