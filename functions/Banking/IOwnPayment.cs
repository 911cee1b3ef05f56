namespace LeadToCash.Banking;

/// <summary>Knows payments that we ordered ourselves (refunds, direct debits) when the bank tells of them by our reference.</summary>
public interface IOwnPayment
{
    /// <summary>What to do with a line; null if it is none of these payments.</summary>
    Task<MovementCommand?> RecognizeAsync(MovementEntry entry, CancellationToken cancellationToken);
}
