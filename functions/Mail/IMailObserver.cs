namespace LeadToCash.Mail;

/// <summary>Sees the mails that went out. Called at least once for every mail, after it was sent; a repetition must change nothing. Throws to be called again.</summary>
public interface IMailObserver
{
    /// <summary>Sees one mail.</summary>
    /// <param name="mail">What went out.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    Task OnSentAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <summary>Shows a mail to all who want to see it.</summary>
internal static class MailObservers
{
    public static async Task TellAsync(this IEnumerable<IMailObserver> observers, OutgoingMail mail, CancellationToken cancellationToken)
    {
        foreach (IMailObserver observer in observers)
        {
            await observer.OnSentAsync(mail, cancellationToken);
        }
    }
}
