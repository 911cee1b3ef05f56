using System.Text.Json.Serialization;

namespace LeadToCash.ContactToLead;

/// <summary>Where a contact stands.</summary>
public enum ContactStatus
{
    /// <summary>The form is in; nobody has confirmed the address.</summary>
    Registered,

    /// <summary>Double opt-in complete.</summary>
    Confirmed,

    /// <summary>Wants no mails.</summary>
    Unsubscribed,
}

/// <summary>What stands in the way of a marketing mail.</summary>
public enum MailBar
{
    /// <summary>Nothing: it may be sent.</summary>
    None,

    /// <summary>The address is not confirmed, or a newer registration waits.</summary>
    NotConfirmed,

    /// <summary>The contact unsubscribed.</summary>
    Unsubscribed,

    /// <summary>The contact switched e-mail off.</summary>
    EmailOff,

    /// <summary>The series was ended by a reply or a lead.</summary>
    SeriesEnded,
}

/// <summary>Why a nurturing series ended early.</summary>
public enum NurturingEnd
{
    /// <summary>The contact unsubscribed.</summary>
    Unsubscribed,

    /// <summary>The contact switched e-mail off.</summary>
    EmailOff,

    /// <summary>The contact answered.</summary>
    Replied,

    /// <summary>The contact became a lead: sales takes over.</summary>
    BecameLead,
}

/// <summary>What a contact allows.</summary>
/// <param name="Email">Whether mails may be sent.</param>
/// <param name="Topics">Topics chosen; empty: any.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
public sealed record ContactPreferences(bool Email, IReadOnlyList<string> Topics, string Language);

/// <summary>Proof of a consent by double opt-in.</summary>
/// <param name="TextVersion">Version of the text agreed to.</param>
/// <param name="RegisteredAt">When the form was sent, UTC.</param>
/// <param name="ConfirmedAt">When the link's button was pressed, UTC.</param>
/// <param name="IpAddress">From where it was confirmed.</param>
/// <param name="UserAgentHash">SHA-256 of the browser's identification, hex.</param>
public sealed record ConsentProof(string TextVersion, DateTimeOffset RegisteredAt, DateTimeOffset ConfirmedAt, string? IpAddress, string? UserAgentHash);

/// <summary>One kind of interaction as a part of a score.</summary>
/// <param name="Kind">Kind from the points file.</param>
/// <param name="Count">How often.</param>
/// <param name="Points">Sum of its points.</param>
public sealed record ScoreReason(string Kind, int Count, int Points);

/// <summary>Input of <c>ContactOrchestrator</c>: one registration that waits for its confirmation.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Registration">The registration.</param>
/// <param name="ConfirmBy">First instant at which it can no longer be confirmed, UTC.</param>
public sealed record ContactRegistration(string ContactId, string Registration, DateTimeOffset ConfirmBy);

/// <summary>How a registration ended.</summary>
[JsonDerivedType(typeof(Confirmed), nameof(Confirmed))]
[JsonDerivedType(typeof(Dropped), nameof(Dropped))]
public abstract record ContactOutcome
{
    private ContactOutcome()
    {
    }

    /// <summary>The contact confirmed.</summary>
    public sealed record Confirmed(DateTimeOffset At) : ContactOutcome;

    /// <summary>Nobody confirmed in time.</summary>
    /// <param name="How">What became of the profile.</param>
    public sealed record Dropped(RegistrationEnd How) : ContactOutcome;
}

/// <summary>What becomes of a profile whose registration was not confirmed in time.</summary>
public enum RegistrationEnd
{
    /// <summary>It stays: it was confirmed at the last moment, withdrawn, or replaced by a newer registration.</summary>
    Kept,

    /// <summary>It goes back to unsubscribed, as it was before.</summary>
    Lapsed,

    /// <summary>It is deleted.</summary>
    Erased,
}

/// <summary>Sends the mail that asks for the confirmation.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Registration">The registration.</param>
/// <param name="Number">From 1; more than 1 when the form was sent again.</param>
public sealed record SendConfirmationMail(string ContactId, string Registration, int Number);

/// <summary>Deletes a profile that was not confirmed in time, unless it is to be kept.</summary>
public sealed record DropUnconfirmedContact(string ContactId, string Registration);

/// <summary>Input of <c>NurturingOrchestrator</c>.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Registration">The registration that was confirmed.</param>
/// <param name="StartsAt">Day 0, UTC.</param>
/// <param name="Days">Day of each mail after <paramref name="StartsAt"/>, ascending, from 0.</param>
public sealed record NurturingPlan(string ContactId, string Registration, DateTimeOffset StartsAt, IReadOnlyList<int> Days);

/// <summary>Sends one mail of the series, if the consent covers it at that moment.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Registration">The registration that started the series.</param>
/// <param name="Step">Number in the series, from 1.</param>
public sealed record SendNurturingMail(string ContactId, string Registration, int Step);

/// <summary>How a nurturing series ended.</summary>
[JsonDerivedType(typeof(Completed), nameof(Completed))]
[JsonDerivedType(typeof(Stopped), nameof(Stopped))]
public abstract record NurturingOutcome
{
    private NurturingOutcome()
    {
    }

    /// <summary>All mails were due; <paramref name="Sent"/> of them went out.</summary>
    public sealed record Completed(int Sent) : NurturingOutcome;

    /// <summary>The series stopped early, after <paramref name="Sent"/> mails.</summary>
    public sealed record Stopped(NurturingEnd Reason, int Sent) : NurturingOutcome;
}

/// <summary>Ids around a contact.</summary>
public static class ContactIds
{
    /// <summary>Instance of the process that waits for a confirmation. Each registration has its own: an address may come back.</summary>
    public static string Process(string contactId, string registration) => $"contact-{contactId}-{registration}";

    /// <summary>Instance of the nurturing series.</summary>
    public static string Nurturing(string contactId, string registration) => $"nurturing-{contactId}-{registration}";

    /// <summary>The contact's lead: always the same, so there can be one only.</summary>
    public static string Lead(string contactId) => $"lead-{contactId}";
}
