using LeadToCash.Customers;

namespace LeadToCash.Feedback;

/// <summary>What can be asked of the question about an order.</summary>
public abstract record OrderSurveyCommand
{
    private OrderSurveyCommand()
    {
    }

    /// <summary>Asks it, once.</summary>
    /// <param name="OrderNumber">Number of the order.</param>
    /// <param name="Customer">Who is asked.</param>
    /// <param name="Objection">Why the customer is not to be asked; null if nothing speaks against it.</param>
    public sealed record Ask(string OrderNumber, Party Customer, string? Objection) : OrderSurveyCommand;

    /// <summary>Answers it; the first answer counts.</summary>
    public sealed record Answer(OrderSurveyAnswer Given) : OrderSurveyCommand;
}
