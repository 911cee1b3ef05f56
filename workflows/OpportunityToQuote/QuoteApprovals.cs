using Microsoft.DurableTask;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Gets all approvals of a version, stage by stage.</summary>
internal static class QuoteApprovals
{
    /// <summary>How the version ended for want of an approval; null when it has them all. What was priced before there were stages goes step by step as it did then.</summary>
    public static async Task<QuoteOutcome?> ApproveAsync(this TaskOrchestrationContext context, QuoteVersionRef quote, QuoteAssessment assessment)
    {
        foreach (IReadOnlyList<ApprovalStep> stage in assessment.Stages ?? [.. assessment.Approvals.Select(step => new[] { step })])
        {
            ApprovalOutcome[] outcomes = await Task.WhenAll(stage.Select(step => assessment.Stages is null
                ? context.ApproveAsync(new ApprovalTask(quote.QuoteId, quote.QuoteVersion, step))
                : context.ApproveAsync(new ApprovalStepRef(quote.QuoteId, quote.QuoteVersion, step))));
            if (Array.FindIndex(outcomes, outcome => outcome is ApprovalOutcome.Refused or ApprovalOutcome.Expired) is >= 0 and var ending)
            {
                await context.ReportApprovalAsync(new(quote.QuoteId, quote.QuoteVersion, stage[ending]));
                return new QuoteOutcome.NotApproved(stage[ending]);
            }

            if (outcomes.Any(outcome => outcome is not ApprovalOutcome.Approved))
            {
                return new QuoteOutcome.Superseded();
            }
        }

        return null;
    }
}
