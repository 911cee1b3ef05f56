using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.Feedback;

/// <summary>Where a survey stands.</summary>
public enum SurveyStatus
{
    /// <summary>It will be sent.</summary>
    Scheduled,

    /// <summary>The customer has the link.</summary>
    Open,

    /// <summary>The customer answered.</summary>
    Answered,

    /// <summary>Nobody answered in time.</summary>
    Closed,
}

/// <summary>One survey: sent once, recalled once, answered once.</summary>
public sealed record Survey : ICase<Survey, SurveyCommand, SurveyEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "survey";

    /// <summary>The order that the visit belonged to.</summary>
    public required string OrderId { get; init; }

    /// <summary>Who is asked.</summary>
    public required Party Customer { get; init; }

    /// <summary>What was done.</summary>
    public required string Work { get; init; }

    /// <summary>Who did it.</summary>
    public required string TechnicianName { get; init; }

    /// <summary>When it does what.</summary>
    public required SurveySchedule Schedule { get; init; }

    /// <summary>Where it stands.</summary>
    public SurveyStatus Status { get; init; }

    /// <summary>Whether the reminder went out.</summary>
    public bool Reminded { get; init; }

    /// <summary>The answer, or null.</summary>
    public SurveyAnswer? Answer { get; init; }

    /// <summary>The kind of the answer, or null.</summary>
    public Recommendation? Kind { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Customer.CustomerId;

    /// <inheritdoc/>
    public static Decision<SurveyEvent> Decide(Survey? state, SurveyCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, PlanSurvey plan) => Decision<SurveyEvent>.Accept(new SurveyScheduled(plan.Request, plan.Schedule)),
        (not null, PlanSurvey) => Decision<SurveyEvent>.Accept(),
        (null, _) => Decision<SurveyEvent>.Refuse("survey-unknown", "There is no such survey."),
        ({ Status: SurveyStatus.Scheduled }, SendSurvey) => Decision<SurveyEvent>.Accept(new SurveySent()),
        ({ Status: SurveyStatus.Open, Reminded: false }, RecallSurvey) => Decision<SurveyEvent>.Accept(new SurveyReminded()),
        ({ Status: SurveyStatus.Scheduled or SurveyStatus.Open }, ExpireSurvey) => Decision<SurveyEvent>.Accept(new SurveyClosed()),
        (_, SendSurvey or RecallSurvey or ExpireSurvey) => Decision<SurveyEvent>.Accept(),
        ({ Status: SurveyStatus.Answered }, AnswerSurvey) => Decision<SurveyEvent>.Refuse("survey-answered", "This survey has been answered."),
        ({ Status: SurveyStatus.Closed }, AnswerSurvey) => Decision<SurveyEvent>.Refuse("survey-closed", "This survey is closed."),
        (_, AnswerSurvey answer) => AnswerOf(answer.Answer, at),
        _ => throw new InvalidOperationException($"A survey knows no command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static Survey Apply(Survey? state, SurveyEvent @event) => @event switch
    {
        SurveyScheduled scheduled => new Survey
        {
            OrderId = scheduled.Request.OrderId,
            Customer = scheduled.Request.Customer,
            Work = scheduled.Request.Work,
            TechnicianName = scheduled.Request.TechnicianName,
            Schedule = scheduled.Schedule,
        },
        SurveySent => state! with { Status = SurveyStatus.Open },
        SurveyReminded => state! with { Reminded = true },
        SurveyAnswered answered => state! with { Status = SurveyStatus.Answered, Answer = answered.Answer, Kind = answered.Kind },
        WishNoted => state!,
        SurveyClosed => state! with { Status = SurveyStatus.Closed },
        _ => throw new InvalidOperationException($"A survey knows no event {@event.GetType().Name}."),
    };

    private static Decision<SurveyEvent> AnswerOf(SurveyAnswer answer, DateTimeOffset at)
    {
        Recommendation kind = SurveyPolicy.KindOf(answer.Score);
        SurveyAnswered answered = new(answer, kind, at);
        return kind == Recommendation.Promoter && answer.Wish.Length > 0
            ? Decision<SurveyEvent>.Accept(answered, new WishNoted(answer.Wish))
            : Decision<SurveyEvent>.Accept(answered);
    }
}
