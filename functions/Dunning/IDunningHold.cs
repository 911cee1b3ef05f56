using LeadToCash.OrderToCash;

namespace LeadToCash.Dunning;

/// <summary>Keeps letters back while an invoice is collected in another way. Whoever holds one tells its dunning (<see cref="ClaimChanged"/>) when that begins and ends.</summary>
public interface IDunningHold
{
    /// <summary>Why no letter goes out for now; null if nothing keeps it.</summary>
    Task<NoLetterReason?> ReasonAsync(Invoice invoice, CancellationToken cancellationToken);
}
