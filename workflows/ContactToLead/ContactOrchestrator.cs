using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.ContactToLead;

/// <summary>Waits for one registration to be confirmed and drops the profile if it is not. Its history holds no personal data.</summary>
public static class ContactOrchestrator
{
    [Function(nameof(ContactOrchestrator))]
    public static async Task<ContactOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ContactRegistration registration)
    {
        Task<ContactConfirmed> confirmed = context.Next<ContactConfirmed>();
        Task<ConfirmationRequested> askedAgain = context.Next<ConfirmationRequested>();
        await context.SendConfirmationMailAsync(new(registration.ContactId, registration.Registration, Number: 1));
        while (await context.ArrivesByAsync(Task.WhenAny(confirmed, askedAgain), registration.ConfirmBy))
        {
            if (confirmed.IsCompleted)
            {
                return new ContactOutcome.Confirmed((await confirmed).ConfirmedAt);
            }

            ConfirmationRequested request = await askedAgain;
            askedAgain = context.Next<ConfirmationRequested>();
            await context.SendConfirmationMailAsync(new(registration.ContactId, registration.Registration, request.Number));
        }

        return new ContactOutcome.Dropped(await context.DropUnconfirmedContactAsync(new(registration.ContactId, registration.Registration)));
    }
}
