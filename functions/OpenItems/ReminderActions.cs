using LeadToCash.Dunning;

namespace LeadToCash.OpenItems;

/// <summary>The letter that the claim says comes next; where none comes by itself, what people have to do.</summary>
public sealed class ReminderActions : INextActions
{
    /// <inheritdoc/>
    public NextAction Of(OpenItem item, DateOnly today) => item switch
    {
        { NextLevel: { } level, NextOn: { } on } => new NextAction($"Letter {level}", on),
        { NoLetter: NoLetterReason.Disputed } => new NextAction("Settle the dispute", null),
        { NoLetter: NoLetterReason.PaymentPlan } => new NextAction("Instalments are being paid", null),
        { NoLetter: NoLetterReason.DirectDebit } => new NextAction("Collected by direct debit", null),
        { NoLetter: NoLetterReason.NothingToAsk } => new NextAction("Too little for a letter", null),
        _ => new NextAction("Decide: call, hand over or write off", null),
    };
}
