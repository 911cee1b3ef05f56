using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>Pieces of a line that can leave together, as a warehouse sees them.</summary>
/// <param name="Position">Position in the order.</param>
/// <param name="Quantity">How many; above 0.</param>
/// <param name="Warehouse">Where they are or will be; null if only the back end knows.</param>
/// <param name="On">Local date from which they can leave; null if they can now.</param>
/// <param name="Firm">Covered by stock or a planned receipt.</param>
public sealed record GoodsPortion(int Position, decimal Quantity, string? Warehouse, DateOnly? On, bool Firm = true)
{
    /// <summary>All of a line, now.</summary>
    public static GoodsPortion Ready(OrderLine line) => new(line.Position, line.Quantity, Warehouse: null, On: null);
}
