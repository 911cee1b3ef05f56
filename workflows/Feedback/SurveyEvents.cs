using System.Text.Json.Serialization;

namespace LeadToCash.Feedback;

/// <summary>What happened with a survey.</summary>
[JsonDerivedType(typeof(SurveyScheduled), nameof(SurveyScheduled))]
[JsonDerivedType(typeof(SurveySent), nameof(SurveySent))]
[JsonDerivedType(typeof(SurveyReminded), nameof(SurveyReminded))]
[JsonDerivedType(typeof(SurveyAnswered), nameof(SurveyAnswered))]
[JsonDerivedType(typeof(WishNoted), nameof(WishNoted))]
[JsonDerivedType(typeof(SurveyClosed), nameof(SurveyClosed))]
public abstract record SurveyEvent;

/// <summary>A survey will be sent.</summary>
public sealed record SurveyScheduled(SurveyRequest Request, SurveySchedule Schedule) : SurveyEvent;

/// <summary>The invitation went out.</summary>
public sealed record SurveySent : SurveyEvent;

/// <summary>The one reminder went out.</summary>
public sealed record SurveyReminded : SurveyEvent;

/// <summary>The customer answered.</summary>
/// <param name="Answer">What they said.</param>
/// <param name="Kind">Detractor, passive or promoter.</param>
/// <param name="At">When, UTC.</param>
public sealed record SurveyAnswered(SurveyAnswer Answer, Recommendation Kind, DateTimeOffset At) : SurveyEvent;

/// <summary>A promoter would like more from us: a chance for sales.</summary>
public sealed record WishNoted(string Wish) : SurveyEvent;

/// <summary>Nobody answered in time.</summary>
public sealed record SurveyClosed : SurveyEvent;
