using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Proposals;

/// <summary>Reads <c>proposal-rules.json</c>.</summary>
public static class ProposalRulesFile
{
    private const int MostItems = 90; // in a transaction with their order's marker

    /// <summary>The rules.</summary>
    /// <exception cref="InvalidDataException">A rule is missing or wrong; says which.</exception>
    public static ProposalRules Load(string path)
    {
        try
        {
            ProposalRules rules = JsonSerializer.Deserialize<ProposalRules>(File.ReadAllText(path), CaseJson.Options) ?? throw new ArgumentException("The file is empty.");
            Check(rules.Products ?? throw new ArgumentException("There must be products."));
            Check(rules.Discounts ?? throw new ArgumentException("There must be discounts."));
            return rules;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Check(ProductRules rules)
    {
        Require(rules.MinimumOrders >= 1 && rules.MinimumTogether >= 1, "products.minimumOrders and minimumTogether must be 1 or more.");
        Require(rules.MinimumLift >= 1, "products.minimumLift must be 1 or more.");
        Require(rules.Candidates is >= 1 and <= 200 && rules.MaximumProposals is >= 1 and <= 200, "products.candidates and maximumProposals must be from 1 to 200.");
        Require(rules.ItemsInOrder is >= 2 and <= MostItems, $"products.itemsInOrder must be from 2 to {MostItems}.");
        Require(rules.PartnersOfItem is >= 10 and <= 5_000, "products.partnersOfItem must be from 10 to 5,000.");
    }

    private static void Check(DiscountRules rules)
    {
        Require(rules.MinimumDeals >= 6, "discounts.minimumDeals must be 6 or more; fewer have no interval.");
        Require(rules.WindowMonths is >= 1 and <= 120, "discounts.windowMonths must be from 1 to 120.");
        Require(Rises(rules.SizeClasses) && rules.SizeClasses.Count <= 10 && rules.SizeClasses[0] > 0, "discounts.sizeClasses must rise from above 0, ten at most.");
        Require(Rises(rules.Bands) && rules.Bands.Count <= 20, "discounts.bands must rise, twenty at most.");
    }

    private static bool Rises(IReadOnlyList<decimal>? numbers) => numbers is { Count: > 0 } && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);

    private static void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
