using LeadToCash.Cases;
using LeadToCash.FieldService;

namespace LeadToCash.Feedback;

/// <summary>Starts the survey of every completed visit, unless the customer does not want to be asked.</summary>
public sealed class SurveyStarter(SurveyConsent consent) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Visit.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name != nameof(VisitCompleted))
        {
            return;
        }

        Visit visit = (await @event.CaseAsync<Visit>(cancellationToken)).State;
        if (await consent.ObjectionAsync(visit.Customer.CustomerId, cancellationToken) is not null)
        {
            return;
        }

        SurveyRequest survey = new(
            @event.CaseId, visit.OrderId, visit.Customer, visit.Work, visit.Appointment!.TechnicianName, @event.As<VisitCompleted>().At);
        await processes.StartAsync(nameof(FeedbackOrchestrator), FeedbackOrchestrator.InstanceId(@event.CaseId), survey, cancellationToken);
    }
}

/// <summary>Tells a survey's process of its answer.</summary>
public sealed class SurveyObserver : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Survey.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) =>
        @event.Name == nameof(SurveyAnswered)
            ? processes.RaiseAsync(FeedbackOrchestrator.InstanceId(@event.CaseId), @event.As<SurveyAnswered>(), cancellationToken)
            : Task.CompletedTask;
}
