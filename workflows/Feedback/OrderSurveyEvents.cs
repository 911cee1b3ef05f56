using System.Text.Json.Serialization;
using LeadToCash.Customers;

namespace LeadToCash.Feedback;

/// <summary>What happened with the question about an order.</summary>
[JsonDerivedType(typeof(OrderSurveyAsked), nameof(OrderSurveyAsked))]
[JsonDerivedType(typeof(OrderSurveySkipped), nameof(OrderSurveySkipped))]
[JsonDerivedType(typeof(OrderSurveyAnswered), nameof(OrderSurveyAnswered))]
public abstract record OrderSurveyEvent
{
    private protected OrderSurveyEvent()
    {
    }
}

/// <summary>The customer is asked how ordering was.</summary>
public sealed record OrderSurveyAsked(string OrderNumber, Party Customer, DateTimeOffset At, DateTimeOffset OpenUntil) : OrderSurveyEvent;

/// <summary>The customer is not asked.</summary>
public sealed record OrderSurveySkipped(string OrderNumber, Party Customer, string Reason, DateTimeOffset At) : OrderSurveyEvent;

/// <summary>The customer said how ordering was.</summary>
public sealed record OrderSurveyAnswered(OrderSurveyAnswer Answer, DateTimeOffset At) : OrderSurveyEvent;
