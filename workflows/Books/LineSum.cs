namespace LeadToCash.Books;

/// <summary>Collects what is debited and credited, by account and business unit.</summary>
internal sealed class LineSum(string currency)
{
    private readonly SortedDictionary<(string Account, string Unit), Money> _sums = [];

    public LineSum Debit(string account, string? unit, Money amount)
    {
        (string, string) key = (account, unit ?? "");
        _sums[key] = _sums.GetValueOrDefault(key, Money.Zero(currency)) + amount;
        return this;
    }

    public LineSum Credit(string account, string? unit, Money amount) => Debit(account, unit, -amount);

    /// <summary>The lines, debits first; none when nothing is left.</summary>
    public IReadOnlyList<JournalLine> ToLines() =>
    [
        .. _sums.Where(sum => !sum.Value.IsZero)
            .Select(sum => new JournalLine(
                sum.Key.Account,
                sum.Key.Unit is { Length: > 0 } unit ? unit : null,
                sum.Value.IsNegative ? EntrySide.Credit : EntrySide.Debit,
                sum.Value.IsNegative ? -sum.Value : sum.Value))
            .OrderBy(line => line.Side),
    ];
}
