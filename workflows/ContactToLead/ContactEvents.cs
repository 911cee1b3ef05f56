using System.Text.Json.Serialization;

namespace LeadToCash.ContactToLead;

/// <summary>What happens with a contact. Name, address and company stand in <see cref="ContactRegistered"/> only.</summary>
[JsonDerivedType(typeof(ConfirmationRequested), nameof(ConfirmationRequested))]
[JsonDerivedType(typeof(ContactConfirmed), nameof(ContactConfirmed))]
[JsonDerivedType(typeof(ContactRegistered), nameof(ContactRegistered))]
[JsonDerivedType(typeof(ContactUnsubscribed), nameof(ContactUnsubscribed))]
[JsonDerivedType(typeof(InteractionRecorded), nameof(InteractionRecorded))]
[JsonDerivedType(typeof(LeadQualified), nameof(LeadQualified))]
[JsonDerivedType(typeof(NurturingEnded), nameof(NurturingEnded))]
[JsonDerivedType(typeof(NurturingMailSent), nameof(NurturingMailSent))]
[JsonDerivedType(typeof(NurturingMailSkipped), nameof(NurturingMailSkipped))]
[JsonDerivedType(typeof(PreferencesChanged), nameof(PreferencesChanged))]
[JsonDerivedType(typeof(RegistrationLapsed), nameof(RegistrationLapsed))]
public abstract record ContactEvent
{
    private protected ContactEvent()
    {
    }
}

/// <summary>Someone filled in the form with this address; nothing is known yet about whose address it is.</summary>
public sealed record ContactRegistered : ContactEvent
{
    /// <summary>Names this registration among the contact's: the UTC time as <c>yyyyMMddHHmmss</c>.</summary>
    public required string Registration { get; init; }

    /// <summary>The person.</summary>
    public required string Name { get; init; }

    /// <summary>Address for mails, as written.</summary>
    public required string Email { get; init; }

    /// <summary>Company, or null.</summary>
    public string? Company { get; init; }

    /// <summary><c>de</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Topics that interest the person; may be empty.</summary>
    public required IReadOnlyList<string> Interests { get; init; }

    /// <summary>Version of the consent text that stood beside the box.</summary>
    public required string ConsentTextVersion { get; init; }

    /// <summary>Where the visitor came from: <c>website</c>, <c>fair</c>; null if unknown.</summary>
    public string? Source { get; init; }

    /// <summary>Campaign that brought the visitor, or null.</summary>
    public string? Campaign { get; init; }

    /// <summary>IP address of the visitor, for the proof of consent.</summary>
    public string? IpAddress { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>The form was filled in again before the confirmation: the mail goes out once more.</summary>
/// <param name="Registration">The registration that still waits.</param>
/// <param name="Number">Number of the confirmation mail, from 2.</param>
/// <param name="RequestedAt">When, UTC.</param>
public sealed record ConfirmationRequested(string Registration, int Number, DateTimeOffset RequestedAt) : ContactEvent;

/// <summary>The person confirmed by a button behind the link in the mail: the second half of the double opt-in.</summary>
/// <param name="Registration">The registration confirmed.</param>
/// <param name="ConfirmedAt">When, UTC.</param>
/// <param name="ConsentTextVersion">Version of the text that was agreed to.</param>
/// <param name="IpAddress">From where, or null if unknown.</param>
/// <param name="UserAgentHash">SHA-256 of the browser's identification, hex; null if it sent none.</param>
public sealed record ContactConfirmed(
    string Registration, DateTimeOffset ConfirmedAt, string ConsentTextVersion, string? IpAddress, string? UserAgentHash) : ContactEvent;

/// <summary>A registration after an unsubscription was not confirmed in time; the contact is unsubscribed as before.</summary>
/// <param name="Registration">The registration that lapsed.</param>
public sealed record RegistrationLapsed(string Registration) : ContactEvent;

/// <summary>The contact did something that shows interest, or the lack of it.</summary>
/// <param name="Kind">Kind from the points file: <c>view</c>, <c>download</c>, <c>request</c>…</param>
/// <param name="Points">Points that this kind was worth on that day; may be negative.</param>
/// <param name="OccurredAt">When, UTC.</param>
/// <param name="Subject">What it was about; null if not told.</param>
public sealed record InteractionRecorded(string Kind, int Points, DateTimeOffset OccurredAt, string? Subject) : ContactEvent;

/// <summary>Consent and score make the contact a lead.</summary>
/// <param name="LeadId">The lead's case.</param>
/// <param name="Score">Sum of the points.</param>
/// <param name="Reasons">What the score is made of, the weightiest first.</param>
/// <param name="Campaign">Campaign that brought the contact, or null.</param>
/// <param name="QualifiedAt">When, UTC.</param>
public sealed record LeadQualified(
    string LeadId, int Score, IReadOnlyList<ScoreReason> Reasons, string? Campaign, DateTimeOffset QualifiedAt) : ContactEvent;

/// <summary>A nurturing mail went out.</summary>
/// <param name="Registration">The registration that started the series.</param>
/// <param name="Step">Its number in the series, from 1.</param>
/// <param name="Content">Key of its content.</param>
public sealed record NurturingMailSent(string Registration, int Step, string Content) : ContactEvent;

/// <summary>A nurturing mail was due and not sent, because the consent did not cover it at that moment.</summary>
/// <param name="Registration">The registration that started the series.</param>
/// <param name="Step">Its number in the series, from 1.</param>
/// <param name="Reason">Why: a value of <see cref="MailBar"/>.</param>
public sealed record NurturingMailSkipped(string Registration, int Step, MailBar Reason) : ContactEvent;

/// <summary>No further mail of the series goes out.</summary>
/// <param name="Registration">The registration that started the series.</param>
/// <param name="Reason">Why.</param>
public sealed record NurturingEnded(string Registration, NurturingEnd Reason) : ContactEvent;

/// <summary>The contact chose what to receive. Who and when stand beside the event.</summary>
/// <param name="Email">Whether mails may be sent.</param>
/// <param name="Topics">Topics chosen; empty: any.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="TextVersion">Version of the text on the page.</param>
/// <param name="Channel">Where: <c>preference-page</c>.</param>
public sealed record PreferencesChanged(bool Email, IReadOnlyList<string> Topics, string Language, string TextVersion, string Channel) : ContactEvent;

/// <summary>The contact wants no mails any more. Who and when stand beside the event.</summary>
/// <param name="TextVersion">Version of the consent text that was withdrawn.</param>
/// <param name="Channel">How: <c>one-click</c> or <c>page</c>.</param>
public sealed record ContactUnsubscribed(string TextVersion, string Channel) : ContactEvent;
