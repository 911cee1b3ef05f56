#nullable disable annotations
namespace Azure.Storage.Queues.Models;

/// <summary>What the service says about a changed message.</summary>
public class UpdateReceipt
{
    internal UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn)
    {
        PopReceipt = popReceipt;
        NextVisibleOn = nextVisibleOn;
    }

    /// <summary>When it can be received again (UTC).</summary>
    public DateTimeOffset NextVisibleOn { get; }

    /// <summary>The receipt that the next change needs; the one before is void.</summary>
    public string PopReceipt { get; }
}
