namespace LeadToCash.Proposals;

/// <summary>How often two items were ordered.</summary>
/// <param name="Orders">All orders.</param>
/// <param name="WithItem">Orders with the one.</param>
/// <param name="WithOther">Orders with the other.</param>
/// <param name="Together">Orders with both.</param>
public sealed record PairCounts(long Orders, long WithItem, long WithOther, long Together)
{
    /// <summary>Share of all orders that have both; 0 of none.</summary>
    public double Support => Share(Together, Orders);

    /// <summary>Share of the orders with the one that have the other too.</summary>
    public double Confidence => Share(Together, WithItem);

    /// <summary>How many times as often the other is ordered with the one as in all orders; 1: no connection.</summary>
    public double Lift => WithOther == 0 ? 0 : Confidence / Share(WithOther, Orders);

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
