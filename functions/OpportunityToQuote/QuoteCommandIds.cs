namespace LeadToCash.OpportunityToQuote;

/// <summary>Names of the process's own commands on a quote, the same on every repetition.</summary>
internal static class QuoteCommandIds
{
    public static string Of(int version, string what) => $"{what}/{version}";

    public static string Of(int version, ApprovalStep step, string what) => $"approval/{version}/{step}/{what}";
}
