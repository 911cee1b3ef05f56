using System.Globalization;
using LeadToCash.Requests;
using Microsoft.Extensions.Localization;

namespace LeadToCash.Feedback;

/// <summary>Reads an answer from what was submitted, and says for each field what is wrong.</summary>
/// <param name="Answer">The answer; null if something is wrong.</param>
/// <param name="Errors">Sentences by field.</param>
public sealed record SurveyForm(SurveyAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors)
{
    private const int CommentLength = 2_000;
    private const int WishLength = 500;

    /// <summary>Reads and checks.</summary>
    public static SurveyForm Of(SubmittedFields fields, IStringLocalizer texts)
    {
        FieldErrors errors = new((name, values) => texts[name, values]);
        int? score = Number(fields["score"], 0, 10);
        int? quality = Number(fields["quality"], 1, 5);
        errors.Require(score is not null, "score", "ScoreMissing");
        errors.Require(quality is not null || fields["quality"].Length == 0, "quality", "QualityWrong");
        errors.Require(fields["comment"].Length <= CommentLength, "comment", "CommentLong");
        errors.Require(fields["wish"].Length <= WishLength, "wish", "WishLong");
        return new SurveyForm(errors.None ? new SurveyAnswer(score!.Value, quality, fields["comment"], fields["wish"]) : null, errors.ToDictionary());
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number : null;
}
