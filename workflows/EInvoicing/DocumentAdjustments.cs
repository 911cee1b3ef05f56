namespace LeadToCash.EInvoicing;

/// <summary>Allowances and charges on a whole document whose lines are taxed differently: each VAT group bears its share (BT-95, BT-96).</summary>
public static class DocumentAdjustments
{
    /// <summary>One allowance or charge for each category and rate among the lines, in proportion to their nets; together exactly the amount.</summary>
    /// <param name="lines">Lines with their nets; groups whose nets are not positive bear nothing.</param>
    /// <param name="amount">What is spread, without VAT, positive.</param>
    /// <param name="reason">BT-97 or BT-104.</param>
    /// <param name="reasonCode">BT-98 or BT-105.</param>
    /// <exception cref="ArgumentException">No group has a positive net.</exception>
    public static IReadOnlyList<AllowanceCharge> Spread(IReadOnlyList<EInvoiceLine> lines, Money amount, string? reason, string? reasonCode = null)
    {
        (string? Category, decimal? Rate, decimal Net)[] groups =
        [
            .. lines.GroupBy(line => (line.VatCategory, line.VatRate))
                .Select(group => (group.Key.VatCategory, group.Key.VatRate, Math.Max(0, group.Sum(line => line.NetAmount ?? 0))))
                .OrderBy(group => group.VatCategory, StringComparer.Ordinal)
                .ThenByDescending(group => group.VatRate),
        ];
        IReadOnlyList<Money> shares = LargestRemainder.Split(amount, [.. groups.Select(group => group.Net)]);
        return
        [
            .. groups.Zip(shares, (group, share) => new AllowanceCharge
            {
                Amount = share.Amount,
                VatCategory = group.Category,
                VatRate = group.Rate,
                Reason = reason,
                ReasonCode = reasonCode,
            }).Where(one => one.Amount != 0),
        ];
    }
}
