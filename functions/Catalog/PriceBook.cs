using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>The price rules by date, read from <c>price-rules.json</c> and checked at start.</summary>
public sealed class PriceBook
{
    private readonly IReadOnlyList<PriceRules> _rules;

    private PriceBook(IReadOnlyList<PriceRules> rules) => _rules = rules;

    /// <summary>All rules, the earliest first; at least one.</summary>
    public IReadOnlyList<PriceRules> All => _rules;

    /// <summary>The rules that hold on a local date.</summary>
    /// <exception cref="InvalidDataException">The date is before the first rules.</exception>
    public PriceRules On(DateOnly date) => _rules.LastOrDefault(rules => rules.ValidFrom <= date)
        ?? throw new InvalidDataException($"There are no price rules for {date:yyyy-MM-dd}; the first hold from {_rules[0].ValidFrom:yyyy-MM-dd}.");

    /// <summary>Reads a file of price rules.</summary>
    /// <exception cref="InvalidDataException">A rule is wrong, names an unknown item, or two sets start on one date; says which.</exception>
    public static PriceBook Load(string path, ProductCatalog catalog)
    {
        try
        {
            IReadOnlyList<PriceRules> rules = JsonSerializer.Deserialize<PriceRulesFile>(File.ReadAllText(path), CaseJson.Options)?.Rules ?? [];
            Check(rules, catalog);
            return new PriceBook([.. rules.OrderBy(set => set.ValidFrom)]);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Check(IReadOnlyList<PriceRules> rules, ProductCatalog catalog)
    {
        if (rules.Count == 0 || rules.DistinctBy(set => set.ValidFrom).Count() != rules.Count)
        {
            throw new ArgumentException("There must be at least one set of rules, and each must start on a date of its own.");
        }

        foreach (VolumeTier tier in rules.SelectMany(set => set.VolumeTiers))
        {
            if (catalog.Find(tier.Sku ?? "") is null || tier.FromQuantity <= 0 || tier.Discount.Value is < 0 or >= 100)
            {
                throw new ArgumentException(
                    $"The volume tier of '{tier.Sku}' needs an item of the catalogue, a quantity above 0 and a discount of 0 or more and below 100.");
            }
        }
    }

    private sealed record PriceRulesFile(IReadOnlyList<PriceRules> Rules);
}
