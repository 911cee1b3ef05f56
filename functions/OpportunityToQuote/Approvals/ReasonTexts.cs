using System.Globalization;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Why an approval is needed, in words.</summary>
internal static class ReasonTexts
{
    /// <summary>The rule in a sentence, and by how much it is exceeded.</summary>
    public static string Of(ApprovalReason reason, string currency, IStringLocalizer<QuoteTexts> texts, CultureInfo culture) => reason is { Text: { } name, Kind: not ApprovalReasonKind.ExtensionMonths }
        ? texts["Reason." + reason.Kind, name]
        : texts["Reason." + reason.Kind, Figure(reason, reason.Actual, currency, culture), Figure(reason, reason.Limit, currency, culture),
            Figure(reason, reason.Actual - reason.Limit, currency, culture)];

    /// <summary>A figure in the unit of its kind.</summary>
    private static string Figure(ApprovalReason reason, decimal figure, string currency, CultureInfo culture) => reason.Kind == ApprovalReasonKind.Amount
        ? Money.Of(figure, currency).ToString(culture)
        : figure.ToString("0.##", culture);
}
