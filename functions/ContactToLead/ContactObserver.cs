using LeadToCash.Cases;
using LeadToCash.LeadToOpportunity;
using LeadStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Lead, LeadToCash.LeadToOpportunity.LeadCommand, LeadToCash.LeadToOpportunity.LeadEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>What follows from a contact's events: its processes, and the lead.</summary>
public sealed class ContactObserver(LeadStore leads, NurturingSeries series) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Contact.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name switch
    {
        nameof(ContactRegistered) => OnRegisteredAsync(@event.CaseId, @event.As<ContactRegistered>(), processes, cancellationToken),
        nameof(ConfirmationRequested) => OnRequestedAsync(@event.CaseId, @event.As<ConfirmationRequested>(), processes, cancellationToken),
        nameof(ContactConfirmed) => OnConfirmedAsync(@event.CaseId, @event.As<ContactConfirmed>(), processes, cancellationToken),
        nameof(NurturingEnded) => OnNurturingEndedAsync(@event.CaseId, @event.As<NurturingEnded>(), processes, cancellationToken),
        nameof(LeadQualified) => OnQualifiedAsync(@event.CaseId, @event.As<LeadQualified>(), cancellationToken),
        _ => Task.CompletedTask,
    };

    private static Task OnRegisteredAsync(string contactId, ContactRegistered registered, Processes processes, CancellationToken cancellationToken) =>
        processes.StartAsync(
            nameof(ContactOrchestrator),
            ContactIds.Process(contactId, registered.Registration),
            new ContactRegistration(contactId, registered.Registration, registered.RegisteredAt + RegistrationPolicy.ConfirmWithin),
            cancellationToken);

    private static Task OnRequestedAsync(string contactId, ConfirmationRequested requested, Processes processes, CancellationToken cancellationToken) =>
        processes.RaiseAsync(ContactIds.Process(contactId, requested.Registration), requested, cancellationToken);

    private async Task OnConfirmedAsync(string contactId, ContactConfirmed confirmed, Processes processes, CancellationToken cancellationToken)
    {
        await processes.RaiseAsync(ContactIds.Process(contactId, confirmed.Registration), confirmed, cancellationToken);
        await processes.StartAsync(
            nameof(NurturingOrchestrator),
            ContactIds.Nurturing(contactId, confirmed.Registration),
            new NurturingPlan(contactId, confirmed.Registration, confirmed.ConfirmedAt, series.Days),
            cancellationToken);
    }

    private static Task OnNurturingEndedAsync(string contactId, NurturingEnded ended, Processes processes, CancellationToken cancellationToken) =>
        processes.RaiseAsync(ContactIds.Nurturing(contactId, ended.Registration), ended, cancellationToken);

    private async Task OnQualifiedAsync(string contactId, LeadQualified qualified, CancellationToken cancellationToken) => await leads.ExecuteAsync(
        qualified.LeadId,
        "create",
        new CreateLead(contactId, qualified.Score, qualified.Reasons, qualified.Campaign, qualified.QualifiedAt),
        cancellationToken: cancellationToken);
}
