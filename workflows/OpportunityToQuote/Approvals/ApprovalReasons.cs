using System.Globalization;
using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Whether a rule holds for a quote, and why.</summary>
internal static class ApprovalReasons
{
    /// <summary>One reason for each condition of the rule; none when one of them does not hold.</summary>
    public static IReadOnlyList<ApprovalReason> Of(ApprovalRule rule, ApprovalSubject subject)
    {
        IReadOnlyList<PricedLine> lines =
            [.. subject.Content.Lines.Where(line => rule.When.Where(condition => condition.IsOfLines).All(condition => Named(condition, line) is not null))];
        List<ApprovalReason> reasons = [];
        foreach (ApprovalCondition condition in rule.When)
        {
            if (lines.Count == 0 || Of(condition, subject, lines) is not { } reason)
            {
                return [];
            }

            reasons.Add(reason with { RuleId = rule.Id });
        }

        return reasons;
    }

    private static ApprovalReason? Of(ApprovalCondition condition, ApprovalSubject subject, IReadOnlyList<PricedLine> lines) => condition.Fact switch
    {
        ApprovalReasonKind.Discount => Discount(condition, subject.Content, lines),
        ApprovalReasonKind.CustomersDiscount => subject.ByCustomer ? Discount(condition, subject.Content, lines) : null,
        ApprovalReasonKind.Margin => Margin(condition, lines),
        ApprovalReasonKind.Amount => Passed(
            condition with { Above = condition.AboveIn![subject.Content.Currency] }, Money.Sum(lines.Select(line => line.Net), subject.Content.Currency).Amount, lines),
        ApprovalReasonKind.PaymentDays => Passed(condition, subject.Terms?.PaymentDays ?? 0, []),
        ApprovalReasonKind.ContractMonths => Passed(condition, subject.Terms?.ContractMonths ?? 0, []),
        ApprovalReasonKind.ExtensionMonths => Extension(condition, subject.Terms),
        ApprovalReasonKind.Country => Named(condition, subject.Address?.Country, whole: true),
        ApprovalReasonKind.Region => Named(condition, subject.Address is { } address ? $"{address.Country}-{address.PostCode}" : null, whole: false),
        ApprovalReasonKind.Currency => Named(condition, subject.Content.Currency, whole: true),
        ApprovalReasonKind.ContractChange => Named(condition, subject.Terms?.Change?.Kind.ToString(), whole: true),
        ApprovalReasonKind.ProductKind or ApprovalReasonKind.Item => Named(condition, lines[0])! with { Lines = Positions(lines) },
        _ => throw new InvalidOperationException($"Nobody looks at {condition.Fact}."),
    };

    private static ApprovalReason? Passed(ApprovalCondition condition, decimal actual, IReadOnlyList<PricedLine> lines) =>
        actual > condition.Above ? new ApprovalReason(condition.Fact, actual, condition.Above.Value, Lines: Positions(lines)) : null;

    /// <summary>By the largest of all that was given away on a line: on the quote, on the line, and in the negotiation.</summary>
    private static ApprovalReason? Discount(ApprovalCondition condition, PricedContent content, IReadOnlyList<PricedLine> lines)
    {
        IReadOnlyList<PricedLine> above = [.. lines.Where(line => ManualDiscounts.Of(line, content) > condition.Above)];
        return above.Count == 0 ? null : Passed(condition, above.Max(line => ManualDiscounts.Of(line, content)), above);
    }

    /// <summary>Names the contract as it is: what was approved of another one, or of another end, is no approval of this one.</summary>
    private static ApprovalReason? Extension(ApprovalCondition condition, QuoteTerms? terms) =>
        Passed(condition, terms?.Extension?.Months ?? 0, []) is { } reason && terms!.Change is { } change
            ? reason with { Text = string.Create(CultureInfo.InvariantCulture, $"{change.ContractId} {terms.Extension!.EndsOn:yyyy-MM-dd}") }
            : Passed(condition, terms?.Extension?.Months ?? 0, []);

    /// <summary>By the worst of the lines that are too far below their floors, which are the ones that it concerns.</summary>
    private static ApprovalReason? Margin(ApprovalCondition condition, IReadOnlyList<PricedLine> lines)
    {
        IReadOnlyList<PricedLine> below = [.. lines.Where(line => Shortfall(line) > condition.Above)];
        return below.Count == 0
            ? null
            : new ApprovalReason(
                condition.Fact, Math.Round(below.Max(Shortfall), 1, MidpointRounding.AwayFromZero), condition.Above!.Value, Lines: Positions(below));
    }

    private static decimal Shortfall(PricedLine line) => line.MarginFloor.Value - Margins.Of(line.UnitPrice, line.UnitCost);

    private static ApprovalReason? Named(ApprovalCondition condition, PricedLine line) => condition.Fact == ApprovalReasonKind.Item
        ? Named(condition, line.Sku, whole: false)
        : Named(condition, line.Kind.ToString(), whole: true);

    private static ApprovalReason? Named(ApprovalCondition condition, string? name, bool whole) =>
        name is not null && condition.In!.FirstOrDefault(named => whole
            ? string.Equals(named, name, StringComparison.OrdinalIgnoreCase)
            : name.StartsWith(named, StringComparison.OrdinalIgnoreCase)) is { } found
            ? new ApprovalReason(condition.Fact, 0, 0, Text: found)
            : null;

    private static IReadOnlyList<int> Positions(IReadOnlyList<PricedLine> lines) => [.. lines.Select(line => line.Position)];
}
