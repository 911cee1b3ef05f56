using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Where an opportunity came from.</summary>
public enum OpportunitySource
{
    /// <summary>One of our sales people.</summary>
    Sales,

    /// <summary>The public form for quotes.</summary>
    Web,

    /// <summary>The web shop.</summary>
    Shop,

    /// <summary>A lead that sales took over.</summary>
    Lead,
}

/// <summary>How an opportunity stands.</summary>
public enum OpportunityStatus
{
    /// <summary>Worked on.</summary>
    Open,

    /// <summary>A quote was accepted.</summary>
    Won,

    /// <summary>Given up.</summary>
    Lost,
}

/// <summary>How a customer and we are in touch.</summary>
public enum CommunicationChannel
{
    /// <summary>E-mail.</summary>
    Mail,

    /// <summary>Telephone.</summary>
    Call,

    /// <summary>Chat on the web.</summary>
    Chat,

    /// <summary>Text message.</summary>
    Message,

    /// <summary>Post.</summary>
    Letter,

    /// <summary>In person.</summary>
    Meeting,

    /// <summary>A note for colleagues; the customer took no part.</summary>
    Note,
}

/// <summary>Who turned to whom.</summary>
public enum CommunicationDirection
{
    /// <summary>The customer to us.</summary>
    In,

    /// <summary>We to the customer.</summary>
    Out,
}

/// <summary>Codes of refusals that pages and callers tell apart.</summary>
public static class OpportunityRefusals
{
    /// <summary>Something has happened since the caller read it.</summary>
    public const string Stale = "opportunity-stale";

    /// <summary>What a stage asks for does not hold.</summary>
    public const string Conditions = "stage-conditions";
}

/// <summary>Ids of opportunities, made of what they come from so that a repetition makes no second one.</summary>
public static class OpportunityIds
{
    /// <summary>Of a quote that was asked for without an opportunity.</summary>
    public static string OfQuote(string quoteId) => "opp-" + quoteId;

    /// <summary>Of a lead.</summary>
    public static string OfLead(string leadId) => "opp-" + leadId;

    /// <summary>Of a request to open one, by the caller's name for it.</summary>
    public static string OfRequest(string requestId) => "opp-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requestId)).AsSpan(0, 10));
}
