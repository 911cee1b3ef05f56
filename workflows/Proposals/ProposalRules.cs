namespace LeadToCash.Proposals;

/// <summary>When history is enough to propose something.</summary>
/// <param name="Products">Of products that go together.</param>
/// <param name="Discounts">Of discounts.</param>
public sealed record ProposalRules(ProductRules Products, DiscountRules Discounts);

/// <summary>When products are proposed from the history of orders.</summary>
/// <param name="MinimumOrders">Least number of orders with the item.</param>
/// <param name="MinimumTogether">Least number of orders with both.</param>
/// <param name="MinimumLift">The lift's lower bound must be above it; 1 is no connection.</param>
/// <param name="Candidates">How many products are looked at, those first that were ordered together most often.</param>
/// <param name="MaximumProposals">How many products are proposed at most.</param>
/// <param name="ItemsInOrder">How many items of a large order are counted, those of the largest amounts; its pairs are half its square.</param>
/// <param name="PartnersOfItem">How many other items are counted with one.</param>
public sealed record ProductRules(
    int MinimumOrders, int MinimumTogether, double MinimumLift, int Candidates, int MaximumProposals, int ItemsInOrder, int PartnersOfItem);

/// <summary>When a discount is proposed from the history of deals.</summary>
/// <param name="MinimumDeals">Least number of won deals.</param>
/// <param name="WindowMonths">Deals count for so many months before the present one, and in it.</param>
/// <param name="SizeClasses">Where the classes of quantity begin, the smallest first.</param>
/// <param name="Bands">Where the bands of discount begin for which a win rate is told, in percent off the list price, the smallest first.</param>
public sealed record DiscountRules(int MinimumDeals, int WindowMonths, IReadOnlyList<decimal> SizeClasses, IReadOnlyList<decimal> Bands)
{
    /// <summary>The class of a quantity: <c>5-20</c> from 5 on and below 20, the last one <c>100-</c>. What is below the first counts with it.</summary>
    public string SizeClassOf(decimal quantity)
    {
        int index = 0;
        while (index + 1 < SizeClasses.Count && quantity >= SizeClasses[index + 1])
        {
            index++;
        }

        string end = index + 1 < SizeClasses.Count ? SizeClasses[index + 1].ToString("0.###", System.Globalization.CultureInfo.InvariantCulture) : "";
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SizeClasses[index]:0.###}-{end}");
    }

    /// <summary>The first month whose deals count, by its first day.</summary>
    public DateOnly WindowStart(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(-WindowMonths);
}
