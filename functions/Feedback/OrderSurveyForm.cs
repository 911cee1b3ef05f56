using LeadToCash.Requests;
using Microsoft.Extensions.Localization;

namespace LeadToCash.Feedback;

/// <summary>Reads an answer about ordering, and says for each field what is wrong.</summary>
/// <param name="Answer">The answer; null if something is wrong.</param>
/// <param name="Errors">Sentences by field.</param>
public sealed record OrderSurveyForm(OrderSurveyAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors)
{
    private const int CommentLength = 2_000;

    /// <summary>Reads and checks.</summary>
    public static OrderSurveyForm Of(SubmittedFields fields, IStringLocalizer texts)
    {
        FieldErrors errors = new((name, values) => texts[name, values]);
        int score = fields["score"] is [>= '1' and <= '5'] text ? text[0] - '0' : 0;
        errors.Require(score > 0, "score", "OrderScoreMissing");
        errors.Require(fields["comment"].Length <= CommentLength, "comment", "CommentLong");
        return new OrderSurveyForm(errors.None ? new OrderSurveyAnswer(score, fields["comment"]) : null, errors.ToDictionary());
    }
}
