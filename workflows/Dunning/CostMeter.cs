namespace LeadToCash.Dunning;

/// <summary>
/// Counts costs. The flat fee is set off against the costs of pursuit (§ 288(5) sentence 3 BGB; CJEU, C-287/17: only what exceeds it is owed besides), so of the two the greater is owed;
/// a bank's fee for a returned debit comes on top.
/// </summary>
internal sealed class CostMeter(string currency)
{
    private Money _pursuit = Money.Zero(currency);
    private Money _other = Money.Zero(currency);

    public Money FlatFee { get; private set; } = Money.Zero(currency);

    public Money Total => (_pursuit > FlatFee ? _pursuit : FlatFee) + _other;

    public void Charge(Money flatFee) => FlatFee = flatFee;

    public void Add(Cost cost)
    {
        if (cost.Kind == CostKind.ReturnedDebit)
        {
            _other += cost.Amount;
        }
        else
        {
            _pursuit += cost.Amount;
        }
    }
}
