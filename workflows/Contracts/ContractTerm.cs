using System.Text.Json.Serialization;

namespace LeadToCash.Contracts;

/// <summary>A term of a contract. Its end is always counted from the anchor, so that many renewals end where one long one does.</summary>
/// <param name="Number">From 1; each renewal is a new one.</param>
/// <param name="From">First day.</param>
/// <param name="Anchor">The day from which months are counted: the contract's first one, or for a contract that was taken over with an odd end, the day after that.</param>
/// <param name="Months">Months from the anchor to the end; counts only while there is one.</param>
/// <param name="Indefinite">Whether it runs until it is cancelled.</param>
public sealed record ContractTerm(int Number, DateOnly From, DateOnly Anchor, int Months, bool Indefinite = false)
{
    /// <summary>Last day; null for an indefinite one.</summary>
    [JsonIgnore]
    public DateOnly? End => Indefinite ? null : ContractDates.End(Anchor, Months);

    /// <summary>The first term of a contract that begins.</summary>
    public static ContractTerm First(DateOnly start, ContractTerms terms) => new(1, start, start, terms.MinimumMonths, terms.MinimumMonths == 0);

    /// <summary>The term, known by its end alone, of a contract that was taken over; null for one that runs until it is cancelled.</summary>
    public static ContractTerm TakenOver(DateOnly start, DateOnly? end)
    {
        if (end is not { } last)
        {
            return new ContractTerm(1, start, start, 0, Indefinite: true);
        }

        int most = ContractDates.MonthsBetween(start, last.AddDays(1));
        int[] whole = [.. new[] { most, most - 1 }.Where(months => ContractDates.End(start, months) == last)];
        return whole is [var counted, ..] ? new ContractTerm(1, start, start, counted) : new ContractTerm(1, start, last.AddDays(1), 0);
    }

    /// <summary>The same term, longer.</summary>
    /// <param name="months">1 or more.</param>
    public ContractTerm ExtendedBy(int months) => this with { Months = Months + months };

    /// <summary>The term that follows when nobody cancels; null when the contract ends, or has no fixed term.</summary>
    public ContractTerm? Next(ContractTerms terms) => (End, terms.Renewal) switch
    {
        (null, _) or (_, RenewalKind.Ends) => null,
        ({ } end, RenewalKind.UntilCancelled) => new ContractTerm(Number + 1, end.AddDays(1), Anchor, Months, Indefinite: true),
        ({ } end, _) => new ContractTerm(Number + 1, end.AddDays(1), Anchor, Months + terms.RenewalMonths),
    };
}
