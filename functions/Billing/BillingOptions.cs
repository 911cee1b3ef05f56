using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Billing;

/// <summary>Settings <c>Billing:*</c>.</summary>
public sealed class BillingOptions
{
    /// <summary>Contracts that a run bills at once, and keeps in mind; 50 unless set.</summary>
    [Range(1, 500)]
    public int PageSize { get; set; } = 50;

    /// <summary>Entries that a replication sends before it notes how far it is; 100 unless set.</summary>
    [Range(1, 500)]
    public int ReplicationPageSize { get; set; } = 100;
}
