using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.Feedback;

/// <summary>The one question about ordering that follows each order. Its case id is the order's.</summary>
public sealed record OrderSurvey : ICase<OrderSurvey, OrderSurveyCommand, OrderSurveyEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "ordersurvey";

    /// <summary>Days in which it can be answered.</summary>
    public const int OpenDays = 30;

    /// <summary>Number of the order.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Who is asked.</summary>
    public required Party Customer { get; init; }

    /// <summary>When it was asked, UTC; null if it was not.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Why it was not asked; null if it was.</summary>
    public string? SkippedBecause { get; init; }

    /// <summary>Until when it can be answered, UTC.</summary>
    public required DateTimeOffset OpenUntil { get; init; }

    /// <summary>The answer; null until then.</summary>
    public OrderSurveyAnswer? Answer { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Customer.CustomerId;

    /// <summary>Whether someone has to look after an answer: 1 and 2 of 5.</summary>
    public static bool NeedsFollowUp(int score) => score <= 2;

    /// <summary>Whether an answer counts as satisfied: 4 and 5 of 5.</summary>
    public static bool IsSatisfied(int score) => score >= 4;

    /// <inheritdoc/>
    public static Decision<OrderSurveyEvent> Decide(OrderSurvey? state, OrderSurveyCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, OrderSurveyCommand.Ask ask) => Decision<OrderSurveyEvent>.Accept(ask.Objection is { } objection
            ? new OrderSurveySkipped(ask.OrderNumber, ask.Customer, objection, at)
            : new OrderSurveyAsked(ask.OrderNumber, ask.Customer, at, at.AddDays(OpenDays))),
        (not null, OrderSurveyCommand.Ask) => Decision<OrderSurveyEvent>.Accept(),
        (null or { AskedAt: null }, _) => Decision<OrderSurveyEvent>.Refuse("survey-unknown", "There is no such question."),
        ({ Answer: not null }, OrderSurveyCommand.Answer) => Decision<OrderSurveyEvent>.Refuse("survey-answered", "This question has been answered."),
        (_, OrderSurveyCommand.Answer answer) when at >= state.OpenUntil => Decision<OrderSurveyEvent>.Refuse("survey-closed", "This question can no longer be answered."),
        (_, OrderSurveyCommand.Answer answer) => answer.Given.Score is < 1 or > 5
            ? Decision<OrderSurveyEvent>.Refuse("score-wrong", "An answer is 1 to 5.")
            : Decision<OrderSurveyEvent>.Accept(new OrderSurveyAnswered(answer.Given, at)),
        _ => throw new InvalidOperationException($"A question about ordering knows no command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static OrderSurvey Apply(OrderSurvey? state, OrderSurveyEvent @event) => @event switch
    {
        OrderSurveyAsked asked => new OrderSurvey { OrderNumber = asked.OrderNumber, Customer = asked.Customer, AskedAt = asked.At, OpenUntil = asked.OpenUntil },
        OrderSurveySkipped skipped => new OrderSurvey { OrderNumber = skipped.OrderNumber, Customer = skipped.Customer, SkippedBecause = skipped.Reason, OpenUntil = skipped.At },
        OrderSurveyAnswered answered => state! with { Answer = answered.Answer },
        _ => throw new InvalidOperationException($"A question about ordering knows no event {@event.GetType().Name}."),
    };
}

/// <summary>What a customer says about ordering.</summary>
/// <param name="Score">How was ordering? 1 is poor, 5 is excellent.</param>
/// <param name="Comment">In their words, at most 2,000 characters; empty if none.</param>
public sealed record OrderSurveyAnswer(int Score, string Comment);
