using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.ContactToLead;

/// <summary>The steps of contact to lead as an orchestrator calls them.</summary>
internal static class ContactActivities
{
    public static Task SendConfirmationMailAsync(this TaskOrchestrationContext context, SendConfirmationMail input) =>
        context.CallActivityAsync(nameof(SendConfirmationMail), input, Retries.Transient);

    public static Task<RegistrationEnd> DropUnconfirmedContactAsync(this TaskOrchestrationContext context, DropUnconfirmedContact input) =>
        context.CallActivityAsync<RegistrationEnd>(nameof(DropUnconfirmedContact), input, Retries.Transient);

    public static Task<MailBar> SendNurturingMailAsync(this TaskOrchestrationContext context, SendNurturingMail input) =>
        context.CallActivityAsync<MailBar>(nameof(SendNurturingMail), input, Retries.Transient);
}
