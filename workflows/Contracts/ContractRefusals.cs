namespace LeadToCash.Contracts;

/// <summary>Codes of refusals that pages and callers tell apart.</summary>
public static class ContractRefusals
{
    /// <summary>There is none under that id.</summary>
    public const string Unknown = "contract-unknown";

    /// <summary>It is over.</summary>
    public const string Ended = "contract-ended";

    /// <summary>Notice was given.</summary>
    public const string Cancelled = "contract-cancelled";

    /// <summary>It has changed since the quote was made.</summary>
    public const string Changed = "contract-changed";

    /// <summary>Another quote about it is being accepted at this moment.</summary>
    public const string Busy = "contract-busy";

    /// <summary>It has no fixed term that could be extended.</summary>
    public const string Indefinite = "contract-indefinite";

    /// <summary>It ends by itself.</summary>
    public const string EndsAnyway = "contract-ends-anyway";
}
