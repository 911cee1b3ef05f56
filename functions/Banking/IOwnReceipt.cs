namespace LeadToCash.Banking;

/// <summary>Knows money that comes because we ordered it ourselves (direct debits) when the bank tells of it by our reference.</summary>
public interface IOwnReceipt
{
    /// <summary>What to do with a receipt; null if it is none of these.</summary>
    /// <param name="movementId">Case id of the line.</param>
    /// <param name="entry">What it says.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    Task<MovementCommand?> RecognizeAsync(string movementId, MovementEntry entry, CancellationToken cancellationToken);
}
