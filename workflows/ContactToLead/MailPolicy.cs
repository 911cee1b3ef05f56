namespace LeadToCash.ContactToLead;

/// <summary>Whether a marketing mail may be sent; asked at the moment of sending, never before.</summary>
public static class MailPolicy
{
    /// <summary>What stands in the way of a nurturing mail of a series; <see cref="MailBar.None"/> if nothing does.</summary>
    public static MailBar Nurturing(Contact contact, string registration) => contact switch
    {
        { Status: ContactStatus.Unsubscribed } => MailBar.Unsubscribed,
        { Status: ContactStatus.Registered } => MailBar.NotConfirmed,
        { Preferences.Email: false } => MailBar.EmailOff,
        _ when contact.Registration != registration => MailBar.NotConfirmed,
        { NurturingEnd: not null } => MailBar.SeriesEnded,
        _ => MailBar.None,
    };
}
