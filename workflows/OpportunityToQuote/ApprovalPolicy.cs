using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Who may have to approve a quote, in the order in which they are asked.</summary>
public enum ApprovalStep
{
    /// <summary>Head of sales.</summary>
    Manager,

    /// <summary>Managing director.</summary>
    Director,
}

/// <summary>Why a step is required.</summary>
public enum ApprovalReasonKind
{
    /// <summary>The discount in percent is above the limit.</summary>
    Discount,

    /// <summary>The margin of a line is below its floor by more percentage points than the limit.</summary>
    Margin,

    /// <summary>The net amount is above the limit.</summary>
    Amount,

    /// <summary>The customer asked for the discount himself.</summary>
    CustomersDiscount,
}

/// <summary>Why a step is required.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="Actual">The quote's figure: percent, percentage points rounded to a tenth, or an amount in major units.</param>
/// <param name="Limit">The policy's figure in the same unit.</param>
public sealed record ApprovalReason(ApprovalReasonKind Kind, decimal Actual, decimal Limit);

/// <summary>A step that a quote must pass.</summary>
/// <param name="Step">Who.</param>
/// <param name="Reasons">Why; at least one.</param>
public sealed record RequiredApproval(ApprovalStep Step, IReadOnlyList<ApprovalReason> Reasons);

/// <summary>What goes without asking for one step; each limit may be reached, not passed.</summary>
/// <param name="Discount">Highest discount.</param>
/// <param name="MarginShortfall">Most percentage points by which a line's margin may be below its floor.</param>
/// <param name="Net">Highest net amount, in major units of the policy's currency.</param>
public sealed record ApprovalLimits(Percentage Discount, Percentage MarginShortfall, decimal Net);

/// <summary>The approval limits that hold from a date on, until the next ones.</summary>
/// <param name="ValidFrom">First local date.</param>
/// <param name="Currency">ISO 4217; quotes in other currencies are not decided by it.</param>
/// <param name="Manager">Above these the manager is asked.</param>
/// <param name="Director">Above these the director is asked too; no limit is lower than the manager's.</param>
public sealed record ApprovalPolicy(DateOnly ValidFrom, string Currency, ApprovalLimits Manager, ApprovalLimits Director)
{
    /// <summary>Decides who must approve. Whoever must be asked after the manager is asked after him, so the director never decides alone.</summary>
    /// <param name="content">The priced quote.</param>
    /// <param name="byCustomer">Whether the customer asked for the discount; then the manager sees every discount.</param>
    /// <param name="policy">The policy of the day.</param>
    /// <returns>The steps in order; none when the quote may go out at once.</returns>
    /// <exception cref="ArgumentException">The quote's currency is not the policy's.</exception>
    public static IReadOnlyList<RequiredApproval> Decide(PricedContent content, bool byCustomer, ApprovalPolicy policy)
    {
        if (content.Currency != policy.Currency)
        {
            throw new ArgumentException($"The approval policy speaks {policy.Currency}, the quote {content.Currency}.", nameof(content));
        }

        List<ApprovalReason> manager = [.. Reasons(content, policy.Manager)];
        if (byCustomer && content.Discount.Value > 0)
        {
            manager.Add(new ApprovalReason(ApprovalReasonKind.CustomersDiscount, content.Discount.Value, 0));
        }

        List<ApprovalReason> director = [.. Reasons(content, policy.Director)];
        return (manager.Count, director.Count) switch
        {
            (0, 0) => [],
            (_, 0) => [new RequiredApproval(ApprovalStep.Manager, manager)],
            _ => [new RequiredApproval(ApprovalStep.Manager, manager), new RequiredApproval(ApprovalStep.Director, director)],
        };
    }

    private static IEnumerable<ApprovalReason> Reasons(PricedContent content, ApprovalLimits limits)
    {
        if (content.Discount > limits.Discount)
        {
            yield return new ApprovalReason(ApprovalReasonKind.Discount, content.Discount.Value, limits.Discount.Value);
        }

        decimal shortfall = content.Lines.Max(line => line.MarginFloor.Value - Margins.Of(line.UnitPrice, line.UnitCost));
        if (shortfall > limits.MarginShortfall.Value)
        {
            yield return new ApprovalReason(
                ApprovalReasonKind.Margin, Math.Round(shortfall, 1, MidpointRounding.AwayFromZero), limits.MarginShortfall.Value);
        }

        if (content.Net.Amount > limits.Net)
        {
            yield return new ApprovalReason(ApprovalReasonKind.Amount, content.Net.Amount, limits.Net);
        }
    }
}
