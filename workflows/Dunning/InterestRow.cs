namespace LeadToCash.Dunning;

/// <summary>One line of the interest schedule: days with the same principal and rate in one calendar year.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; it bears interest too.</param>
/// <param name="Days">Days from first to last.</param>
/// <param name="Principal">What bears interest.</param>
/// <param name="Resting">Principal that bears none on those days, because it is disputed or paid in instalments.</param>
/// <param name="Rate">Percent per year, base rate and points; 0 while everything rests.</param>
/// <param name="Interest">
/// What the row adds to the interest: the interest up to its end less that up to its beginning, both rounded to the cent. So the rows add up to interest that was
/// rounded once, and a row may differ by a cent from its own product.
/// </param>
public sealed record InterestRow(DateOnly From, DateOnly To, int Days, Money Principal, Money Resting, Percentage Rate, Money Interest);
