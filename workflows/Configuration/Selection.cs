using LeadToCash.Configuration.Solving;

namespace LeadToCash.Configuration;

/// <summary>What somebody chose, by the numbers of a model's options.</summary>
internal sealed class Selection
{
    private readonly CompiledModel _model;

    public Selection(CompiledModel model, IReadOnlyList<ChosenOption> options)
    {
        _model = model;
        Quantities = new int[model.Options.Count];
        Chosen = new bool[model.Options.Count];
        foreach (ChosenOption option in options)
        {
            if (model.Find(option.Code) is { } number)
            {
                Chosen[number] = true;
                Quantities[number] = option.Quantity;
            }
        }

        Unknown = [.. options.Select(option => option.Code).Where(code => model.Find(code) is null).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Whether each option is chosen.</summary>
    public bool[] Chosen { get; }

    /// <summary>How many pieces; what is written last counts.</summary>
    public int[] Quantities { get; }

    /// <summary>Codes that the model does not have.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The chosen options as assumptions, without those of a group.</summary>
    public Literal[] Literals(OptionGroup? without = null) =>
    [
        .. Enumerable.Range(0, Chosen.Length).Where(option => Chosen[option] && without?.Options.Contains(_model.Options[option]) != true).Select(Literal.Is),
    ];

    /// <summary>The permitted quantity that is nearest to the one chosen.</summary>
    public int PermittedQuantity(int option) => Math.Clamp(Quantities[option], _model.Options[option].LeastQuantity, _model.Options[option].MostQuantity);

    /// <summary>The item with the options of a valid configuration, in permitted quantities.</summary>
    public ConfiguredItem ItemOf(bool[] configuration) => new(
        _model.Model.Sku,
        [
            .. from option in Enumerable.Range(0, configuration.Length)
               where configuration[option]
               select new ChosenOption(_model.Options[option].Code, PermittedQuantity(option)),
        ]);
}
