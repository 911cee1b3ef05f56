using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.ContactToLead;

/// <summary>A person who wrote to us through the form: consent, preferences and what shows interest. The case id is the customer id of the address.</summary>
public sealed partial record Contact : ICase<Contact, ContactCommand, ContactEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "contact";

    /// <summary>Where the contact stands.</summary>
    public required ContactStatus Status { get; init; }

    /// <summary>The person.</summary>
    public required string Name { get; init; }

    /// <summary>Address for mails.</summary>
    public required string Email { get; init; }

    /// <summary>Company, or null.</summary>
    public string? Company { get; init; }

    /// <summary>Where the contact came from.</summary>
    public string? Source { get; init; }

    /// <summary>Campaign that brought the contact.</summary>
    public string? Campaign { get; init; }

    /// <summary>The newest registration.</summary>
    public required string Registration { get; init; }

    /// <summary>When the newest registration came in, UTC.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Version of the consent text of the newest registration.</summary>
    public required string ConsentTextVersion { get; init; }

    /// <summary>Confirmation mails asked for in this registration.</summary>
    public int ConfirmationMails { get; init; }

    /// <summary>When the last of them was asked for, UTC.</summary>
    public DateTimeOffset ConfirmationMailAt { get; init; }

    /// <summary>Proof of the newest complete consent; null before the first.</summary>
    public ConsentProof? Consent { get; init; }

    /// <summary>What the contact allows.</summary>
    public required ContactPreferences Preferences { get; init; }

    /// <summary>Sum of the interactions' points.</summary>
    public int Score { get; init; }

    /// <summary>What the score is made of.</summary>
    public IReadOnlyList<ScoreReason> Interactions { get; init; } = [];

    /// <summary>Why the nurturing series ended early; null while it may go on.</summary>
    public NurturingEnd? NurturingEnd { get; init; }

    /// <summary>Nurturing mails sent, all series together.</summary>
    public int NurturingMails { get; init; }

    /// <summary>The lead that the contact became; null before.</summary>
    public string? LeadId { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => CustomerIds.OfEmail(Email);

    /// <summary>First instant at which the newest registration can no longer be confirmed, UTC.</summary>
    public DateTimeOffset ConfirmBy => RegisteredAt + RegistrationPolicy.ConfirmWithin;

    /// <summary>Whether the consent covers marketing mails now.</summary>
    public bool HasConsent => Status == ContactStatus.Confirmed && Preferences.Email;

    /// <summary>The contact as the other steps know people.</summary>
    public Party ToParty() => new(Name, Email, Company, Phone: null, Preferences.Language);
}
