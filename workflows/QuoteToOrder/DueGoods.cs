namespace LeadToCash.QuoteToOrder;

/// <summary>Pieces of a line that have not left yet.</summary>
/// <param name="Position">Position in the order.</param>
/// <param name="Quantity">How many; above 0.</param>
/// <param name="On">Local date on which they can leave; about that date when it is not firm.</param>
/// <param name="Firm">Covered by stock or a planned receipt.</param>
public sealed record DueGoods(int Position, decimal Quantity, DateOnly On, bool Firm = true);
