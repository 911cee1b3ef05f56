using LeadToCash.Requests;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Checks what a customer wants of his quote; each error has the field's path in the JSON form and a sentence for people.</summary>
public sealed class QuoteChangeCheck(QuoteLineCheck lines, IStringLocalizer<QuoteTexts> texts)
{
    private const int LongestComment = 2000;

    /// <summary>The command, or what is wrong. A line that the version does not have is left to the case, which refuses it.</summary>
    public (QuoteCommand.AskForChange? Command, Dictionary<string, string[]> Errors) Check(QuoteChangeForm form, QuoteSheet sheet)
    {
        FieldErrors errors = new((name, values) => texts[name, values]);
        List<WishedLine> wished = [];
        foreach ((int index, QuoteChangeLine line) in form.Lines.Index())
        {
            RequestedLine? known = sheet.Lines.FirstOrDefault(one => one.Line == line.Line);
            if (known is null)
            {
                wished.Add(new WishedLine(line.Line, 0));
            }
            else if (lines.Wish(known, line, $"lines[{index}]", errors) is { } wish)
            {
                wished.Add(wish);
            }
        }

        Money? counter = QuoteLineCheck.Price(form.CounterNet, "counterNet", sheet.Content.Currency, errors);
        errors.Require(form.Comment.Length <= LongestComment, "comment", "Error.TooLong", LongestComment);
        return errors.None
            ? (new QuoteCommand.AskForChange(sheet.QuoteVersion, wished, counter, form.Comment is { Length: > 0 } comment ? comment : null), [])
            : (null, errors.ToDictionary());
    }
}
