using LeadToCash.Cases;
using LeadToCash.Dunning;
using LeadToCash.FieldService;
using LeadToCash.QuoteToOrder;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>The activities and sub-processes of this step: name, types and retries of each in one place.</summary>
internal static class OrderToCashActivities
{
    /// <summary>An order outlives a day without storage or mail service: up to 60 attempts, 5 s apart and doubling up to half an hour.</summary>
    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(
        new RetryPolicy(60, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(30))
        {
            HandleFailure = failure => !failure.IsCausedBy<BusinessRuleException>(),
        });

    public static Task<OrderUpdate> UpdateOrderAsync(this TaskOrchestrationContext context, UpdateOrder input) =>
        context.CallActivityAsync<OrderUpdate>(nameof(UpdateOrder), input, Patient);

    public static Task SendOrderConfirmationAsync(this TaskOrchestrationContext context, SendOrderConfirmation input) =>
        context.CallActivityAsync(nameof(SendOrderConfirmation), input, Patient);

    public static Task<BackEndAnswer> ReserveStockAsync(this TaskOrchestrationContext context, ReserveStock input) =>
        context.CallActivityAsync<BackEndAnswer>(nameof(ReserveStock), input, Patient);

    public static Task<BackEndAnswer> ShipGoodsAsync(this TaskOrchestrationContext context, ShipGoods input) =>
        context.CallActivityAsync<BackEndAnswer>(nameof(ShipGoods), input, Patient);

    public static Task<GoodsOutlook> LookAtGoodsAsync(this TaskOrchestrationContext context, LookAtGoods input) =>
        context.CallActivityAsync<GoodsOutlook>(nameof(LookAtGoods), input, Patient);

    public static Task<BackEndAnswer> SendDeliveryAsync(this TaskOrchestrationContext context, SendDelivery input) =>
        context.CallActivityAsync<BackEndAnswer>(nameof(SendDelivery), input, Patient);

    public static Task SendDeliveryNoticeAsync(this TaskOrchestrationContext context, SendDeliveryNotice input) =>
        context.CallActivityAsync(nameof(SendDeliveryNotice), input, Patient);

    public static Task SendReturnSlipAsync(this TaskOrchestrationContext context, SendReturnSlip input) =>
        context.CallActivityAsync(nameof(SendReturnSlip), input, Patient);

    public static Task RestockGoodsAsync(this TaskOrchestrationContext context, RestockGoods input) =>
        context.CallActivityAsync(nameof(RestockGoods), input, Patient);

    public static Task<IReadOnlyList<ReturnCredit>> PlanReturnCreditsAsync(this TaskOrchestrationContext context, PlanReturnCredits input) =>
        context.CallActivityAsync<IReadOnlyList<ReturnCredit>>(nameof(PlanReturnCredits), input, Patient);

    public static Task<ReturnCredited> CreditReturnAsync(this TaskOrchestrationContext context, CreditReturn input) =>
        context.CallActivityAsync<ReturnCredited>(nameof(CreditReturn), input, Patient);

    public static Task SendChangedConfirmationAsync(this TaskOrchestrationContext context, SendChangedConfirmation input) =>
        context.CallActivityAsync(nameof(SendChangedConfirmation), input, Patient);

    public static Task<BackEndAnswer> ReleaseStockAsync(this TaskOrchestrationContext context, ReleaseStock input) =>
        context.CallActivityAsync<BackEndAnswer>(nameof(ReleaseStock), input, Patient);

    public static Task<BackEndAnswer> ProvisionSubscriptionAsync(this TaskOrchestrationContext context, ProvisionSubscription input) =>
        context.CallActivityAsync<BackEndAnswer>(nameof(ProvisionSubscription), input, Patient);

    public static Task<BackEndAnswer> ActivateSubscriptionAsync(this TaskOrchestrationContext context, ActivateSubscription input) =>
        context.CallActivityAsync<BackEndAnswer>(nameof(ActivateSubscription), input, Patient);

    public static Task<BackEndAnswer> EndSubscriptionAsync(this TaskOrchestrationContext context, EndSubscription input) =>
        context.CallActivityAsync<BackEndAnswer>(nameof(EndSubscription), input, Patient);

    public static Task<BackEndAnswer> RequestVisitAsync(this TaskOrchestrationContext context, RequestVisit input) =>
        context.CallActivityAsync<BackEndAnswer>(nameof(RequestVisit), input, Patient);

    public static Task<VisitRequest> PrepareVisitAsync(this TaskOrchestrationContext context, PrepareVisit input) =>
        context.CallActivityAsync<VisitRequest>(nameof(PrepareVisit), input, Patient);

    public static Task CallOffVisitAsync(this TaskOrchestrationContext context, CallOffVisit input) =>
        context.CallActivityAsync(nameof(CallOffVisit), input, Patient);

    public static Task NotifyOperationsAsync(this TaskOrchestrationContext context, NotifyOperations input) =>
        context.CallActivityAsync(nameof(NotifyOperations), input, Patient);

    public static Task<IssuedBill> IssueBillAsync(this TaskOrchestrationContext context, IssueBill input) =>
        context.CallActivityAsync<IssuedBill>(nameof(IssueBill), input, Patient);

    public static Task ReportBlockedBillAsync(this TaskOrchestrationContext context, ReportBlockedBill input) =>
        context.CallActivityAsync(nameof(ReportBlockedBill), input, Patient);

    public static Task<string> IssueInvoiceAsync(this TaskOrchestrationContext context, IssueInvoice input) =>
        context.CallActivityAsync<string>(nameof(IssueInvoice), input, Patient);

    public static Task SendInvoiceAsync(this TaskOrchestrationContext context, SendInvoice input) =>
        context.CallActivityAsync(nameof(SendInvoice), input, Patient);

    public static Task<ReminderPlan> PlanRemindersAsync(this TaskOrchestrationContext context, PlanReminders input) =>
        context.CallActivityAsync<ReminderPlan>(nameof(PlanReminders), input, Patient);

    public static Task<LetterOutlook> PlanLetterAsync(this TaskOrchestrationContext context, PlanLetter input) =>
        context.CallActivityAsync<LetterOutlook>(nameof(PlanLetter), input, Patient);

    public static Task SendLetterAsync(this TaskOrchestrationContext context, SendLetter input) =>
        context.CallActivityAsync(nameof(SendLetter), input, Patient);

    public static Task SendReminderAsync(this TaskOrchestrationContext context, SendReminder input) =>
        context.CallActivityAsync(nameof(SendReminder), input, Patient);

    public static Task SendReceiptAsync(this TaskOrchestrationContext context, SendReceipt input) =>
        context.CallActivityAsync(nameof(SendReceipt), input, Patient);

    public static Task FulfilPartAsync(this TaskOrchestrationContext context, FulfilPart part) => context.CallSubOrchestratorAsync(
        SplitRule.Of(part.PartId).Orchestrator, part, new SubOrchestrationOptions(instanceId: FulfilPart.InstanceId(part.OrderId, part.PartId)));

    public static Task<VisitOutcome> VisitAsync(this TaskOrchestrationContext context, VisitRequest visit) =>
        context.CallSubOrchestratorAsync<VisitOutcome>(
            nameof(FieldServiceOrchestrator), visit, new SubOrchestrationOptions(instanceId: FieldServiceOrchestrator.InstanceId(visit.VisitId)));

    public static Task CollectAsync(this TaskOrchestrationContext context, CollectInvoice invoice) => context.CallSubOrchestratorAsync(
        nameof(DunningOrchestrator), invoice, new SubOrchestrationOptions(instanceId: CollectInvoice.InstanceId(invoice.InvoiceId)));
}
