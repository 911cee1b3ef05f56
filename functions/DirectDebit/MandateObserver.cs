using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>Tells customers of their mandates. Seeing an event twice changes nothing: each mail has its key.</summary>
public sealed class MandateObserver(MandateMails mails) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Mandate.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        switch (@event.As<MandateEvent>())
        {
            case MandateOffered offered:
                await mails.OfferedAsync(offered, cancellationToken);
                break;
            case MandateGranted granted:
                await mails.GrantedAsync(granted, cancellationToken);
                break;
            case MandateRevoked when (await @event.CaseAsync<Mandate>(cancellationToken)).State is { Account: not null } mandate:
                await mails.RevokedAsync(mandate.Terms, cancellationToken);
                break;
        }
    }
}
