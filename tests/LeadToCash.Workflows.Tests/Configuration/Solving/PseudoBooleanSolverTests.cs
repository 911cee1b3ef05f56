using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Configuration.Solving;

namespace LeadToCash.Tests.Configuration.Solving;

public sealed class PseudoBooleanSolverTests
{
    private const int Variables = 7;

    /// <summary>Constraints are added one at a time and asked in between, so that what was learned must still be true.</summary>
    [Property(MaxTest = 300)]
    public Property Solve_WhateverTheConstraints_AgreesWithTryingEverything() => Prop.ForAll(AnyConstraints().ToArbitrary(), sample =>
    {
        (Constraint[] constraints, Literal[] assumptions) = sample;
        PseudoBooleanSolver solver = new();
        foreach (int _ in Enumerable.Range(0, Variables))
        {
            solver.NewVariable();
        }

        return constraints.Index().All(added =>
        {
            solver.Add(added.Item);
            Constraint[] present = constraints[..(added.Index + 1)];
            return solver.Solve(assumptions)
                ? AreMet(present, assumptions, solver.Model)
                : Enumerable.Range(0, 1 << Variables).All(bits => !AreMet(present, assumptions, Values(bits)))
                    && solver.Core.All(assumptions.Contains)
                    && Enumerable.Range(0, 1 << Variables).All(bits => !AreMet(present, [.. solver.Core], Values(bits)));
        });
    });

    /// <summary>More pigeons than holes: unsolvable, and only found out by learning.</summary>
    [Fact]
    public void Solve_OfSixPigeonsInFiveHoles_FindsThatThereIsNoWay()
    {
        PseudoBooleanSolver solver = new();
        int[][] holes = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 5).Select(_ => solver.NewVariable()).ToArray())];
        foreach (int[] pigeon in holes)
        {
            solver.Add(Constraint.Clause(pigeon.Select(Literal.Is)));
        }

        foreach ((int first, int second, int hole) in from first in Enumerable.Range(0, 6) from second in Enumerable.Range(0, first) from hole in Enumerable.Range(0, 5) select (first, second, hole))
        {
            solver.Add(Constraint.Clause([Literal.IsNot(holes[first][hole]), Literal.IsNot(holes[second][hole])]));
        }

        Assert.False(solver.Solve([]));
        Assert.Empty(solver.Core);
    }

    [Property]
    public Property Negated_WhateverTheConstraint_IsItsOpposite() => Prop.ForAll(AnyConstraint().ToArbitrary(), constraint =>
        Enumerable.Range(0, 1 << Variables).All(bits => IsMet(constraint, Values(bits)) != IsMet(constraint.Negated(), Values(bits))));

    private static bool[] Values(int bits) => [.. Enumerable.Range(0, Variables).Select(variable => (bits >> variable & 1) == 1)];

    private static bool AreMet(Constraint[] constraints, Literal[] literals, bool[] values) =>
        literals.All(literal => values[literal.Variable] != literal.IsNegated) && constraints.All(constraint => IsMet(constraint, values));

    private static bool IsMet(Constraint constraint, bool[] values) =>
        constraint.Terms.Where(term => values[term.Literal.Variable] != term.Literal.IsNegated).Sum(term => term.Weight) >= constraint.Degree;

    private static Gen<(Constraint[] Constraints, Literal[] Assumptions)> AnyConstraints() =>
        from constraints in AnyConstraint().NonEmptyListOf()
        from assumptions in AnyLiteral().ListOf()
        select (constraints.ToArray(), assumptions.Take(4).ToArray());

    private static Gen<Constraint> AnyConstraint() =>
        from terms in (from literal in AnyLiteral() from weight in Gen.Choose(1, 4) select new Term(literal, weight)).NonEmptyListOf()
        let taken = terms.Take(6).ToArray()
        from degree in Gen.Choose(1, (int)taken.Sum(term => term.Weight))
        select Constraint.AtLeast(degree, taken);

    private static Gen<Literal> AnyLiteral() => from index in Gen.Choose(0, (2 * Variables) - 1) select new Literal(index);
}
