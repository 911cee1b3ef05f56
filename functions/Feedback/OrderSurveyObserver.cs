using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Insights;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.Feedback;

/// <summary>Counts questions and answers, and opens a task for a low score. Seeing an event twice counts once and opens no second task.</summary>
public sealed class OrderSurveyObserver(TaskStore tasks, OrderFeedbackCounts counts, BusinessCalendars calendars) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => OrderSurvey.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        OrderSurvey survey = (await @event.CaseAsync<OrderSurvey>(cancellationToken)).State;
        switch (@event.As<OrderSurveyEvent>())
        {
            case OrderSurveyAsked asked:
                await counts.CountAsync(@event.CaseId, @event.Version, asked.At, score: null, cancellationToken);
                break;
            case OrderSurveyAnswered answered:
                await counts.CountAsync(@event.CaseId, @event.Version, survey.AskedAt!.Value, answered.Answer.Score, cancellationToken);
                await FollowUpAsync(@event.CaseId, survey, answered, cancellationToken);
                break;
        }
    }

    private async Task FollowUpAsync(string orderId, OrderSurvey survey, OrderSurveyAnswered answered, CancellationToken cancellationToken)
    {
        if (!OrderSurvey.NeedsFollowUp(answered.Answer.Score))
        {
            return;
        }

        OpenTask open = new(
            $"Ordering was {answered.Answer.Score} of 5 for {survey.Customer.Name}",
            $"Order {survey.OrderNumber}. {answered.Answer.Comment}".TrimEnd(),
            "sales",
            calendars.Own.AddWorkingDays(calendars.Own.DateOf(answered.At), SurveyPolicy.FollowUpWorkingDays),
            $"/staff/orders/{orderId}",
            survey.CustomerId);
        await tasks.ExecuteAsync($"order-survey-{orderId}", "open", open, cancellationToken: cancellationToken);
    }
}
