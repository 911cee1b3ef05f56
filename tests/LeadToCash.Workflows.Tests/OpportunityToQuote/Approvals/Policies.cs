using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote;

/// <summary>Policies that tests decide by.</summary>
internal static class Policies
{
    /// <summary>The one that ships, without contracts.</summary>
    public static ApprovalPolicy ManagerAndDirector { get; } = new(
        new DateOnly(2026, 1, 1),
        ["EUR"],
        [new(ApprovalStep.Manager, "manager"), new(ApprovalStep.Director, "director", Stage: 2)],
        [
            Above("discount", ApprovalReasonKind.Discount, 5, ApprovalStep.Manager),
            Above("margin", ApprovalReasonKind.Margin, 0, ApprovalStep.Manager),
            Amount("amount", 50_000, ApprovalStep.Manager),
            Above("customers-discount", ApprovalReasonKind.CustomersDiscount, 0, ApprovalStep.Manager),
            Above("high-discount", ApprovalReasonKind.Discount, 15, ApprovalStep.Director),
            Above("low-margin", ApprovalReasonKind.Margin, 5, ApprovalStep.Director),
            Amount("high-amount", 250_000, ApprovalStep.Director),
        ]);

    public static ApprovalRule Above(string id, ApprovalReasonKind fact, decimal limit, params ApprovalStep[] steps) => new(id, [new(fact, limit)], steps);

    public static ApprovalRule Amount(string id, decimal limit, params ApprovalStep[] steps) =>
        new(id, [new(ApprovalReasonKind.Amount, AboveIn: new Dictionary<string, decimal> { ["EUR"] = limit })], steps);

    /// <summary>A reason without the rule that it comes from.</summary>
    public static ApprovalReason Bare(ApprovalReason reason) => new(reason.Kind, reason.Actual, reason.Limit);
}
