namespace LeadToCash.ContactToLead;

/// <summary>What goes for a registration that is not confirmed yet.</summary>
public static class RegistrationPolicy
{
    /// <summary>Time to confirm; after it the profile is deleted.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(7);

    /// <summary>Least time between two confirmation mails: whoever types a foreign address into the form can't flood it.</summary>
    public static readonly TimeSpan BetweenMails = TimeSpan.FromHours(1);

    /// <summary>Confirmation mails of one registration, the first included.</summary>
    public const int MostMails = 5;

    /// <summary>Whether the confirmation mail may go out once more.</summary>
    public static bool MayMailAgain(Contact contact, DateTimeOffset at) =>
        contact.ConfirmationMails < MostMails && at - contact.ConfirmationMailAt >= BetweenMails;

    /// <summary>What becomes of the profile when the time to confirm is over.</summary>
    public static RegistrationEnd AtDeadline(Contact contact, string registration) =>
        contact.Registration != registration || contact.Status != ContactStatus.Registered ? RegistrationEnd.Kept
        : contact.Consent is null ? RegistrationEnd.Erased
        : RegistrationEnd.Lapsed;
}
