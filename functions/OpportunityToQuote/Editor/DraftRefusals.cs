using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Answers to what can't be done with a draft.</summary>
internal static class DraftRefusals
{
    /// <summary>412 for a stale draft, 409 for what the quote does not allow (any more).</summary>
    public static int StatusOf(Refusal refusal) => refusal.Code == Refusals.DraftStale ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict;

    /// <summary>422 with everything that is missing, by path.</summary>
    public static IResult Incomplete(IReadOnlyDictionary<string, string[]> missing) => Problem.Of(
        StatusCodes.Status422UnprocessableEntity, "quote-incomplete", "The quote is not complete and stays a draft.", new Dictionary<string, object?> { ["errors"] = missing });

    /// <summary>428: who changes a draft says what he saw.</summary>
    public static IResult NameWhatYouRead() => Problem.Of(
        StatusCodes.Status428PreconditionRequired, "precondition-required", "Name the ETag that you read in If-Match, or send If-None-Match: * to begin the draft of the next version.");
}
