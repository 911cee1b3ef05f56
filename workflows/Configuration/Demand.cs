using LeadToCash.Configuration.Solving;

namespace LeadToCash.Configuration;

/// <summary>
/// The one form into which all rules and groups are brought: when all of some options are chosen and none of others, then so many of a set are chosen.
/// Options are numbers in the model's order.
/// </summary>
/// <param name="All">All of these chosen.</param>
/// <param name="None">None of these chosen.</param>
/// <param name="Options">The set.</param>
/// <param name="Min">Fewest of the set.</param>
/// <param name="Max">Most of the set.</param>
internal sealed record Demand(IReadOnlyList<int> All, IReadOnlyList<int> None, IReadOnlyList<int> Options, int Min, int Max)
{
    /// <summary>Whether a choice of options meets it.</summary>
    public bool IsMetBy(bool[] chosen) => !Applies(chosen) || Count(chosen) is int count && count >= Min && count <= Max;

    /// <summary>Whether too few of the set are chosen; else, where it is broken, too many are.</summary>
    public bool LacksOptions(bool[] chosen) => Applies(chosen) && Count(chosen) < Min;

    /// <summary>What to look at when it is broken: what made it apply, and what is too much or could be missing.</summary>
    public IEnumerable<int> Involved(bool[] chosen)
    {
        bool lacking = LacksOptions(chosen);
        return All.Concat(Options.Where(option => lacking != chosen[option]));
    }

    /// <summary>The same as constraints: so many of the set, and so many of the set not; what makes it not apply weighs as much as all that.</summary>
    public IEnumerable<Constraint> ToConstraints()
    {
        if (Min > 0)
        {
            yield return Constraint.AtLeast(Min, Terms(Options.Select(Literal.Is), Min));
        }

        int unchosen = Options.Count - Max;
        if (unchosen > 0)
        {
            yield return Constraint.AtLeast(unchosen, Terms(Options.Select(Literal.IsNot), unchosen));
        }
    }

    private IEnumerable<Term> Terms(IEnumerable<Literal> set, int escape) =>
    [
        .. set.Select(literal => new Term(literal, 1)),
        .. All.Select(option => new Term(Literal.IsNot(option), escape)),
        .. None.Select(option => new Term(Literal.Is(option), escape)),
    ];

    private bool Applies(bool[] chosen) => All.All(option => chosen[option]) && !None.Any(option => chosen[option]);

    private int Count(bool[] chosen) => Options.Count(option => chosen[option]);
}
