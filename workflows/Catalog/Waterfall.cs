namespace LeadToCash.Catalog;

/// <summary>
/// The price of one unit on its way: computed exactly, shown after each step rounded to the minor unit, half away from zero. So the effects of the
/// steps always add up to the price, and nothing is rounded twice. It never falls below 0.
/// </summary>
internal sealed class Waterfall
{
    private readonly List<PriceStep> _steps;
    private readonly string _currency;

    public Waterfall(Money list, string? rule = null)
    {
        _currency = list.Currency;
        Exact = list.Amount;
        _steps = [new PriceStep(PriceStepKind.List, default, list, list, rule)];
    }

    /// <summary>The price now, in major units.</summary>
    public decimal Exact { get; private set; }

    /// <summary>The price now, as it is shown.</summary>
    public Money Price => _steps[^1].Price;

    public IReadOnlyList<PriceStep> Steps => _steps;

    public void TakeOff(PriceStepKind kind, Percentage discount, string? rule = null) => Add(kind, discount, Exact * (1 - (discount.Value / 100m)), rule);

    public void Add(PriceStepKind kind, Money amount, string? rule) => Add(kind, default, Exact + amount.Amount, rule);

    public void Replace(PriceStepKind kind, decimal exact, string? rule) => Add(kind, default, exact, rule);

    /// <summary>A step of its own only where the multiple changes the shown price.</summary>
    public void RoundTo(Money multiple, string rule)
    {
        decimal rounded = Math.Round(Exact / multiple.Amount, 0, MidpointRounding.AwayFromZero) * multiple.Amount;
        if (Money.Of(rounded, _currency) != Price)
        {
            Add(PriceStepKind.Rounding, default, rounded, rule);
        }
    }

    private void Add(PriceStepKind kind, Percentage discount, decimal exact, string? rule)
    {
        Exact = Math.Max(0, exact);
        var price = Money.Of(Exact, _currency);
        _steps.Add(new PriceStep(kind, discount, price - Price, price, rule));
    }
}
