using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Availability;

/// <summary>A place from which goods are sent.</summary>
/// <param name="Code">Letters, digits and <c>-</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="PostCode">Where it is (Germany).</param>
public sealed record Warehouse(string Code, string Name, string PostCode);

/// <summary>How an item is replenished and how much of it is kept back.</summary>
/// <param name="Sku">Item number; <c>*</c> for every item that has no rule of its own.</param>
/// <param name="LeadTimeDays">Working days from ordering to arrival, 1 or more.</param>
/// <param name="SafetyStock">Kept back from new promises in each warehouse, in the item's unit.</param>
public sealed record ItemRule(string Sku, int LeadTimeDays, decimal SafetyStock);

/// <summary>Warehouses, how they are chosen, and the rules of the items; read from <c>stock-rules.json</c> and checked at start.</summary>
public sealed class StockRules
{
    private readonly Dictionary<string, ItemRule> _items;

    private StockRules(RulesFile file)
    {
        (Sourcing, Warehouses) = (file.Sourcing, file.Warehouses);
        _items = file.Items.ToDictionary(item => item.Sku, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How warehouses are chosen.</summary>
    public SourcingRule Sourcing { get; }

    /// <summary>All of them, in the order in which they are asked when the place of delivery is not known.</summary>
    public IReadOnlyList<Warehouse> Warehouses { get; }

    /// <summary>A warehouse by its code, whatever the case of its letters; null if there is none.</summary>
    public Warehouse? Warehouse(string code) => Warehouses.FirstOrDefault(warehouse => string.Equals(warehouse.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rule of an item.</summary>
    public ItemRule ItemOf(string sku) => _items.GetValueOrDefault(sku) ?? _items["*"];

    /// <summary>Reads a file of rules.</summary>
    /// <exception cref="InvalidDataException">A rule is incomplete or wrong; says which.</exception>
    public static StockRules Load(string path)
    {
        try
        {
            RulesFile file = JsonSerializer.Deserialize<RulesFile>(File.ReadAllText(path), CaseJson.Options) ?? throw new ArgumentException("The file is empty.");
            Check(file);
            return new StockRules(file);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Check(RulesFile file)
    {
        if (file.Sourcing is null || file.Warehouses is not { Count: > 0 } || file.Items?.Any(item => item.Sku == "*") != true)
        {
            throw new ArgumentException("There must be sourcing, at least one warehouse, and a rule for the item '*'.");
        }

        foreach (Warehouse warehouse in file.Warehouses)
        {
            if (string.IsNullOrWhiteSpace(warehouse.Name) || warehouse.Code is not { Length: > 0 and <= 20 } || !warehouse.Code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                || file.Warehouses.Count(other => string.Equals(other.Code, warehouse.Code, StringComparison.OrdinalIgnoreCase)) > 1)
            {
                throw new ArgumentException($"Warehouse '{warehouse.Code}' needs a name and a code of its own of at most 20 letters, digits and '-'.");
            }
        }

        foreach (ItemRule item in file.Items)
        {
            if (item.LeadTimeDays < 1 || item.SafetyStock < 0 || file.Items.Count(other => string.Equals(other.Sku, item.Sku, StringComparison.OrdinalIgnoreCase)) > 1)
            {
                throw new ArgumentException($"The rule of item '{item.Sku}' needs a lead time of 1 day or more, a safety stock of 0 or more, and to be the only one.");
            }
        }
    }

    private sealed record RulesFile(SourcingRule Sourcing, IReadOnlyList<Warehouse> Warehouses, IReadOnlyList<ItemRule> Items);
}
