using FsCheck.Xunit;
using LeadToCash.Webhooks;

namespace LeadToCash.Workflows.Tests.Webhooks;

public sealed class DiscountsTests
{
    [Property]
    public bool Spread_OverAnyWeights_SumsToTheAmount(int amount, List<ushort> weights)
    {
        if (weights.Count == 0)
        {
            return true;
        }

        Money discount = new(amount, "EUR");
        IReadOnlyList<Money> shares = Discounts.Spread(discount, [.. weights.Select(weight => new Money(weight, "EUR"))]);
        return Money.Sum(shares, "EUR") == discount && shares.Count == weights.Count;
    }
}
