namespace LeadToCash.Dunning;

/// <summary>
/// Payment in instalments. Until it ends no letter goes out and, unless agreed otherwise, no interest runs. It ends after the last instalment, or on the day after the first one whose
/// sum was not reached by its date (a date on a day off counts as the next working day).
/// </summary>
/// <param name="From">First local day; payments from that day on count towards it.</param>
/// <param name="Instalments">In the order of their dates.</param>
/// <param name="InterestRuns">Whether interest goes on, as an agreement may say.</param>
public sealed record PaymentPlan(DateOnly From, IReadOnlyList<Instalment> Instalments, bool InterestRuns = false);

/// <summary>One instalment.</summary>
/// <param name="Date">Last local day for it.</param>
/// <param name="Amount">More than nothing, in the claim's currency.</param>
public sealed record Instalment(DateOnly Date, Money Amount);
