using LeadToCash.Requests;

namespace LeadToCash.Configuration;

/// <summary>A selection that somebody sends.</summary>
/// <param name="Options">What is chosen; each option once.</param>
internal sealed record CheckConfiguration(IReadOnlyList<ChosenOption>? Options);

/// <summary>A selection to be made valid.</summary>
/// <param name="Options">What is chosen; each option once.</param>
/// <param name="Pinned">Codes of options that stay as they are, chosen or not.</param>
internal sealed record FindNearestConfiguration(IReadOnlyList<ChosenOption>? Options, IReadOnlyList<string>? Pinned = null);

/// <summary>Checks what programs send against a model.</summary>
internal static class ConfigurationRequests
{
    /// <summary>What is wrong, by field.</summary>
    public static Dictionary<string, string[]> Errors(ProductModel model, IReadOnlyList<ChosenOption>? options, IReadOnlyList<string> pinned)
    {
        HashSet<string> known = model.Options.Select(option => option.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        FieldErrors errors = new((text, values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, values));
        errors.Require(options is not null, "options", "Send the chosen options, or an empty list.");
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach ((int index, ChosenOption? option) in (options ?? []).Take(known.Count + 1).Index())
        {
            string code = option?.Code ?? "";
            errors.Require(known.Contains(code), $"options[{index}].code", "{0} has no option '{1}'.", model.Sku, code);
            errors.Require(!known.Contains(code) || seen.Add(code), $"options[{index}].code", "The option '{0}' is there twice.", code);
            errors.Require(option is null or { Quantity: >= 1 and <= 1_000_000 }, $"options[{index}].quantity", "A quantity is a whole number from 1 to 1,000,000.");
        }

        foreach ((int index, string? code) in pinned.Take(known.Count + 1).Index())
        {
            errors.Require(known.Contains(code ?? ""), $"pinned[{index}]", "{0} has no option '{1}'.", model.Sku, code ?? "");
        }

        return errors.ToDictionary();
    }
}
