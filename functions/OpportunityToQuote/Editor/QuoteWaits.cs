using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>What a quote waits for, in a sentence for our own people.</summary>
internal static class QuoteWaits
{
    public static string Sentence(Quote quote) => quote.Status switch
    {
        QuoteStatus.Draft => "Is being written; nobody outside knows it.",
        QuoteStatus.Discarded => "Was thrown away before anybody outside knew it.",
        QuoteStatus.Requested => "Waits for its prices, which come by themselves.",
        QuoteStatus.ApprovalPending => $"Waits for {string.Join(" and ", Open(quote))}.",
        QuoteStatus.Approved => "Is being sent to the customer.",
        QuoteStatus.Released when AsksUs(quote) => "The customer waits for our answer.",
        QuoteStatus.Released => $"Waits for the customer, until {quote.Validity!.ValidUntil:d MMMM yyyy}.",
        QuoteStatus.Accepted => "Was accepted; the order goes on.",
        QuoteStatus.Declined => quote.DeclineReason is { } reason ? $"The customer declined: {reason}" : "The customer declined.",
        QuoteStatus.Rejected => "An approver refused it; a new version may find his approval.",
        QuoteStatus.ApprovalExpired => "Nobody approved it in time; a new version asks again.",
        QuoteStatus.Expired => "The customer did not answer in time; a new version makes it valid again.",
        _ => "",
    };

    /// <summary>Whether the customer's last word on this version wants an answer.</summary>
    public static bool AsksUs(Quote quote) => quote.Turns is [.., { NeedsAnswer: true } last] && last.QuoteVersion == quote.QuoteVersion;

    private static IEnumerable<string> Open(Quote quote) => quote.Approvals
        .Where(approval => approval.Status is ApprovalStatus.Pending or ApprovalStatus.Required)
        .Select(approval => approval.Asked().Where(seat => seat.Status == SeatStatus.Asked).Select(seat => seat.Person).ToList() is { Count: > 0 } people
            ? $"the approval of {approval.Step} ({string.Join(", ", people)})"
            : $"the approval of {approval.Step}");
}
