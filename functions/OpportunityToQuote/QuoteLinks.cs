using LeadToCash.Links;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The links of this step: what they carry, and how it is read back.</summary>
internal static class QuoteLinks
{
    public const string Approvals = "approvals";
    public const string Quotes = "quotes";

    /// <summary>Lets one approver decide one step of one version.</summary>
    public static LinkClaims Approval(string quoteId, int version, ApprovalStep step, string seat, DateTimeOffset expires) =>
        new(Approvals, quoteId, expires, version, step.Id, seat);

    /// <summary>Lets the customer answer one version.</summary>
    public static LinkClaims Quote(string quoteId, int version, DateTimeOffset expires) => new(Quotes, quoteId, expires, version, Role: "customer");

    public static ApprovalStep StepOf(LinkClaims claims) => new(claims.Step!);

    public static string SeatOf(LinkClaims claims) => claims.Role!;
}
