using LeadToCash.Configuration.Solving;

namespace LeadToCash.Configuration;

/// <summary>
/// Checks selections of a model's options on a date and proposes valid ones. Every answer names its reasons, considers all valid
/// configurations, and is the same for the same question.
/// </summary>
public sealed class Configurator
{
    private const int MostConflicts = 20_000;

    private readonly CompiledModel _model;

    private Configurator(CompiledModel model) => _model = model;

    /// <summary>A model as it holds on a date. Safe for several threads.</summary>
    /// <param name="model">Without errors, see <see cref="ModelCheck"/>.</param>
    /// <param name="date">Local date; decides which rules hold.</param>
    public static Configurator For(ProductModel model, DateOnly date) => new(CompiledModel.Of(model, date));

    /// <summary>Whether a selection is valid; which rules it breaks, what follows from it, and what can still be chosen.</summary>
    /// <param name="options">What is chosen. Of an option that is there twice the last quantity counts.</param>
    public ConfigurationCheck Check(IReadOnlyList<ChosenOption> options)
    {
        Selection selection = new(_model, options);
        Explanations explanations = new(_model);
        ConfigurationSolver solver = ConfigurationSolver.Of(_model);
        IReadOnlyList<BrokenRule> broken = BrokenRules.Of(_model, selection);
        bool consistent = broken.Count == 0 || solver.Solve(selection.Literals());
        return new ConfigurationCheck
        {
            Status = broken.Count == 0 ? ConfigurationStatus.Valid
                : consistent && !broken.Any(one => one.Rule.Kind is RuleKind.Unknown or RuleKind.Quantity) ? ConfigurationStatus.Incomplete
                : ConfigurationStatus.Invalid,
            Broken = broken,
            Forced = consistent && broken.Count > 0 ? [.. Forced(selection, solver, explanations)] : [],
            Conflict = consistent ? null : explanations.Find(selection.Literals()),
            Groups = [.. _model.Model.Groups.Select(group => State(group, selection, solver, explanations))],
            Item = broken.Count == 0 ? selection.ItemOf(selection.Chosen) : null,
        };
    }

    /// <summary>
    /// The valid configuration with the fewest options added and left out; of those the one with the least supplement; of those the one
    /// that has the first option in the model's order that they don't share. Quantities out of range are brought to the nearest permitted one.
    /// Of a large model a selection that is wrong almost everywhere gets a near one instead, and the answer says so.
    /// </summary>
    /// <param name="options">What is chosen.</param>
    /// <param name="pinned">Codes of options that stay as they are: chosen if they are chosen, else left out. Unknown ones don't matter.</param>
    public NearestConfiguration Nearest(IReadOnlyList<ChosenOption> options, IReadOnlyCollection<string> pinned)
    {
        Selection selection = new(_model, options);
        Explanations explanations = new(_model);
        bool[] pins = new bool[_model.Options.Count];
        foreach (int option in pinned.Select(_model.Find).OfType<int>())
        {
            pins[option] = true;
        }

        return NearestSearch.Find(_model, selection.Chosen, pins, MostConflicts) is var (nearest, proven)
            ? new NearestConfiguration
            {
                Item = selection.ItemOf(nearest),
                Changes = [.. Changes(selection, nearest, pins, explanations)],
                Conflict = null,
                IsProven = proven,
            }
            : new NearestConfiguration { Item = null, Changes = [], Conflict = explanations.Find(LiteralsOf(selection.Chosen, option => pins[option])) };
    }

    /// <summary>What is in every valid configuration with the chosen options: each configuration found rules out what it does not have.</summary>
    private IEnumerable<ForcedOption> Forced(Selection selection, ConfigurationSolver solver, Explanations explanations)
    {
        Literal[] chosen = selection.Literals();
        bool[] always = [.. solver.Chosen.Zip(selection.Chosen, (has, given) => has && !given)];
        foreach (int option in Enumerable.Range(0, always.Length).Where(option => always[option]))
        {
            if (solver.Solve([.. chosen, Literal.IsNot(option)]))
            {
                always = [.. always.Zip(solver.Chosen, (before, has) => before && has)];
            }
        }

        return from option in Enumerable.Range(0, always.Length)
               where always[option]
               select new ForcedOption(
                   new ChosenOption(_model.Options[option].Code, _model.Options[option].LeastQuantity), explanations.Find(chosen, Literal.IsNot(option))!);
    }

    private GroupState State(OptionGroup group, Selection selection, ConfigurationSolver solver, Explanations explanations)
    {
        int[] numbers = [.. group.Options.Select(option => _model.Find(option.Code)!.Value)];
        Literal[] others = selection.Literals(without: group);
        bool ignores = !solver.Solve(others);
        Literal[] given = ignores ? [] : others;
        HashSet<int> possible = [];
        foreach (int option in numbers)
        {
            if (!possible.Contains(option) && solver.Solve([.. given, Literal.Is(option)]))
            {
                possible.UnionWith(numbers.Where(each => solver.Chosen[each]));
            }
        }

        return new GroupState(group.Code, numbers.Count(option => selection.Chosen[option]) < group.Min, ignores,
        [
            .. from option in numbers
               let blocked = possible.Contains(option) ? null : explanations.Find(given, Literal.Is(option))
               select new OptionState(_model.Options[option].Code, selection.Chosen[option], blocked is null, blocked),
        ]);
    }

    /// <summary>
    /// Each change with its reason. There always is one: no change can be taken back while everything else that the proposal keeps stays. Reasons prefer what is chosen to what is not, and pins to both.
    /// </summary>
    private IEnumerable<ConfigurationChange> Changes(Selection selection, bool[] nearest, bool[] pins, Explanations explanations)
    {
        foreach (string code in selection.Unknown)
        {
            yield return new ConfigurationChange(code, 1, 0, BrokenRules.OfUnknown(_model.Model, code));
        }

        Literal[] kept = [.. LiteralsOf(selection.Chosen, option => selection.Chosen[option] == nearest[option])
            .OrderBy(literal => (pins[literal.Variable], !literal.IsNegated))];
        foreach (int option in Enumerable.Range(0, nearest.Length))
        {
            (string code, bool before, int quantity) = (_model.Options[option].Code, selection.Chosen[option], selection.PermittedQuantity(option));
            if (before != nearest[option])
            {
                Reason because = explanations.Find(kept, Literal.Of(option, before))!;
                yield return new ConfigurationChange(code, before ? selection.Quantities[option] : 0, before ? 0 : quantity, because);
            }
            else if (before && quantity != selection.Quantities[option])
            {
                yield return new ConfigurationChange(code, selection.Quantities[option], quantity, BrokenRules.OfQuantity(_model.Options[option]));
            }
        }
    }

    private static Literal[] LiteralsOf(bool[] chosen, Func<int, bool> which) =>
        [.. Enumerable.Range(0, chosen.Length).Where(which).Select(option => Literal.Of(option, chosen[option]))];
}
