using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Who must approve a version, in the order in which they are asked.</summary>
/// <param name="Steps">By stage, within a stage as the policy names them; none when the quote may go out at once.</param>
public sealed record ApprovalPlan(IReadOnlyList<RequiredApproval> Steps)
{
    /// <summary>Decides who must approve.</summary>
    /// <param name="subject">The quote.</param>
    /// <param name="policy">The policy of the day.</param>
    /// <exception cref="BusinessRuleException">The policy does not know the quote's currency.</exception>
    public static ApprovalPlan Decide(ApprovalSubject subject, ApprovalPolicy policy)
    {
        string currency = subject.Content.Currency;
        if (!policy.Currencies.Contains(currency, StringComparer.Ordinal))
        {
            throw new BusinessRuleException($"The approval policy speaks {string.Join(", ", policy.Currencies)}, the quote {currency}.");
        }

        ILookup<ApprovalStep, ApprovalReason> reasons = (
            from rule in policy.Rules
            from reason in ApprovalReasons.Of(rule, subject)
            from step in rule.Steps
            select (step, reason)).ToLookup(pair => pair.step, pair => pair.reason);
        return new ApprovalPlan(
        [
            .. from step in policy.Steps
               where reasons.Contains(step.Id)
               orderby step.Stage
               select new RequiredApproval(step.Id, [.. reasons[step.Id]], step.Stage, step.Role, step.Quorum),
        ]);
    }
}
