namespace LeadToCash.OpportunityToQuote;

/// <summary>Codes of refusals that pages and callers tell apart.</summary>
public static class Refusals
{
    /// <summary>Meant for a version that was replaced.</summary>
    public const string Superseded = "quote-superseded";

    /// <summary>The customer accepted before.</summary>
    public const string Accepted = "quote-accepted";

    /// <summary>The customer declined before.</summary>
    public const string Declined = "quote-declined";

    /// <summary>The validity is over.</summary>
    public const string Expired = "quote-expired";

    /// <summary>The time to approve is over.</summary>
    public const string ApprovalLate = "approval-late";

    /// <summary>Somebody decided the step before.</summary>
    public const string ApprovalDecided = "approval-decided";

    /// <summary>Decided on another content than the current one.</summary>
    public const string Stale = "approval-stale";

    /// <summary>Nobody was asked in that step or seat.</summary>
    public const string NotAsked = "approval-not-requested";

    /// <summary>Another step ended the version.</summary>
    public const string ApprovalWithdrawn = "approval-withdrawn";

    /// <summary>A substitute decides instead.</summary>
    public const string ApprovalDelegated = "approval-delegated";

    /// <summary>An instant of an offline decision that can't be true.</summary>
    public const string ImpossibleInstant = "decided-at-impossible";

    /// <summary>The approver asked for the quote himself, or approved another part of it.</summary>
    public const string FourEyes = "four-eyes";

    /// <summary>A request for a change that asks for nothing.</summary>
    public const string NothingAsked = "nothing-asked";

    /// <summary>A request for a change of a line that the version does not have.</summary>
    public const string LineUnknown = "line-unknown";

    /// <summary>A request that would leave no line.</summary>
    public const string NothingLeft = "nothing-left";

    /// <summary>A draft is there already.</summary>
    public const string DraftExists = "draft-exists";

    /// <summary>There is no draft (any more).</summary>
    public const string DraftMissing = "draft-missing";

    /// <summary>Somebody else changed the draft meanwhile.</summary>
    public const string DraftStale = "draft-stale";

    /// <summary>The quote has another version than the one that the draft was made from.</summary>
    public const string DraftOutdated = "draft-outdated";

    /// <summary>A no without a reason.</summary>
    public const string ReasonMissing = "reason-missing";
}
