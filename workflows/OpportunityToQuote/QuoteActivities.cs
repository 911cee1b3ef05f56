using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The steps of the quote process, as its orchestrators call them.</summary>
internal static class QuoteActivities
{
    public static Task<QuoteAssessment?> PriceQuoteAsync(this TaskOrchestrationContext context, PriceQuote input) =>
        context.CallActivityAsync<QuoteAssessment?>(nameof(PriceQuote), input, Retries.Transient);

    public static Task<ApprovalOutcome> ApproveAsync(this TaskOrchestrationContext context, ApprovalTask input) =>
        context.CallSubOrchestratorAsync<ApprovalOutcome>(
            nameof(QuoteApprovalOrchestrator), input, new SubOrchestrationOptions(instanceId: input.InstanceId));

    public static Task<ApprovalOutcome> ApproveAsync(this TaskOrchestrationContext context, ApprovalStepRef input) =>
        context.CallSubOrchestratorAsync<ApprovalOutcome>(
            nameof(ApprovalStepOrchestrator), input, new SubOrchestrationOptions(instanceId: input.InstanceId));

    public static Task<ApprovalProgress> PursueApprovalAsync(this TaskOrchestrationContext context, PursueApproval input) =>
        context.CallActivityAsync<ApprovalProgress>(nameof(PursueApproval), input, Retries.Transient);

    public static Task<ApprovalSchedule?> RequestApprovalAsync(this TaskOrchestrationContext context, RequestApproval input) =>
        context.CallActivityAsync<ApprovalSchedule?>(nameof(RequestApproval), input, Retries.Transient);

    public static Task RemindApproverAsync(this TaskOrchestrationContext context, RemindApprover input) =>
        context.CallActivityAsync(nameof(RemindApprover), input, Retries.Transient);

    public static Task EscalateApprovalAsync(this TaskOrchestrationContext context, EscalateApproval input) =>
        context.CallActivityAsync(nameof(EscalateApproval), input, Retries.Transient);

    public static Task<bool> ExpireApprovalAsync(this TaskOrchestrationContext context, ExpireApproval input) =>
        context.CallActivityAsync<bool>(nameof(ExpireApproval), input, Retries.Transient);

    public static Task ReportApprovalAsync(this TaskOrchestrationContext context, ReportApproval input) =>
        context.CallActivityAsync(nameof(ReportApproval), input, Retries.Transient);

    public static Task<QuoteValidity?> ReleaseQuoteAsync(this TaskOrchestrationContext context, ReleaseQuote input) =>
        context.CallActivityAsync<QuoteValidity?>(nameof(ReleaseQuote), input, Retries.Transient);

    public static Task PresentQuoteAsync(this TaskOrchestrationContext context, PresentQuote input) =>
        context.CallActivityAsync(nameof(PresentQuote), input, Retries.Transient);

    public static Task ReportAnswerAsync(this TaskOrchestrationContext context, ReportAnswer input) =>
        context.CallActivityAsync(nameof(ReportAnswer), input, Retries.Transient);

    public static Task TellOfTurnAsync(this TaskOrchestrationContext context, TellOfTurn input) =>
        context.CallActivityAsync(nameof(TellOfTurn), input, Retries.Transient);

    public static Task RemindCustomerAsync(this TaskOrchestrationContext context, RemindCustomer input) =>
        context.CallActivityAsync(nameof(RemindCustomer), input, Retries.Transient);

    public static Task<bool> ExpireQuoteAsync(this TaskOrchestrationContext context, ExpireQuote input) =>
        context.CallActivityAsync<bool>(nameof(ExpireQuote), input, Retries.Transient);
}
