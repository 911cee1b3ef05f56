using System.Runtime.InteropServices;

namespace LeadToCash.Configuration.Solving;

/// <summary>A literal and what it weighs when it is true.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Term(Literal Literal, long Weight);

/// <summary>A pseudo-Boolean constraint: the weights of its true literals are together at least the degree. A clause has weights and degree 1.</summary>
/// <param name="Terms">Each variable at most once, weights from 1 to the degree.</param>
/// <param name="Degree">0 or less: always true.</param>
internal sealed record Constraint(Term[] Terms, long Degree)
{
    /// <summary>Brings any sum into the normal form: no variable twice, no weight above the degree.</summary>
    public static Constraint AtLeast(long degree, IEnumerable<Term> terms)
    {
        SortedDictionary<int, (long Is, long IsNot)> weights = [];
        foreach (Term term in terms)
        {
            (long @is, long isNot) = weights.GetValueOrDefault(term.Literal.Variable);
            weights[term.Literal.Variable] = term.Literal.IsNegated ? (@is, isNot + term.Weight) : (@is + term.Weight, isNot);
        }

        degree -= weights.Values.Sum(weight => Math.Min(weight.Is, weight.IsNot)); // one of both is true whatever the value
        return new Constraint(
            [
                .. from weight in weights
                   let rest = weight.Value.Is - weight.Value.IsNot
                   where rest != 0 && degree > 0
                   select new Term(Literal.Of(weight.Key, rest > 0), Math.Min(Math.Abs(rest), degree)),
            ],
            degree);
    }

    /// <summary>At least one of the literals.</summary>
    public static Constraint Clause(IEnumerable<Literal> literals) => AtLeast(1, literals.Select(literal => new Term(literal, 1)));

    /// <summary>The same, but only while a literal is true.</summary>
    public Constraint OnlyWhile(Literal condition) => AtLeast(Degree, Terms.Append(new Term(!condition, Degree)));

    /// <summary>True exactly when this is false.</summary>
    public Constraint Negated() => AtLeast(Terms.Sum(term => term.Weight) - Degree + 1, Terms.Select(term => term with { Literal = !term.Literal }));
}
