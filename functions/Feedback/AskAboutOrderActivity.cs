using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;
using OrderSurveyStore = LeadToCash.Cases.CaseStore<LeadToCash.Feedback.OrderSurvey, LeadToCash.Feedback.OrderSurveyCommand, LeadToCash.Feedback.OrderSurveyEvent>;

namespace LeadToCash.Feedback;

/// <summary>Asks how ordering was, or notes why not. Safe to run twice: whether to ask is decided once in the case, and the mail has a key.</summary>
public sealed class AskAboutOrderActivity(OrderStore orders, OrderSurveyStore surveys, SurveyConsent consent, OrderSurveyMails mails)
{
    [Function(nameof(AskAboutOrder))]
    public async Task RunAsync([ActivityTrigger] AskAboutOrder input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        OrderSurveyCommand.Ask ask = new(order.Number!, order.Customer!, await consent.ObjectionAsync(order.CustomerId!, cancellationToken));
        CaseOutcome<OrderSurvey, OrderSurveyEvent> outcome = await surveys.ExecuteAsync(input.OrderId, "ask", ask, cancellationToken: cancellationToken);
        if (outcome.Required() is { AskedAt: not null, Answer: null } survey)
        {
            await mails.AskAsync(input.OrderId, survey, cancellationToken);
        }
    }
}
