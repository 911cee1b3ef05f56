using System.Text.Json;
using LeadToCash.Banking.Matching;
using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>What may be booked without a person, by date: from <c>matching-rules.json</c>, checked at start.</summary>
public sealed class MatchingRules
{
    private readonly IReadOnlyList<MatchingRule> _rules;

    private MatchingRules(IReadOnlyList<MatchingRule> rules) => _rules = rules;

    /// <summary>The rule of a booking day; days before the first rule have that one.</summary>
    public MatchingRule Of(DateOnly bookedOn) => _rules.LastOrDefault(rule => rule.ValidFrom <= bookedOn) ?? _rules[0];

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">A rule is wrong; says which.</exception>
    public static MatchingRules Load(string path)
    {
        try
        {
            IReadOnlyList<MatchingRule> rules = JsonSerializer.Deserialize<IReadOnlyList<MatchingRule>>(File.ReadAllText(path), CaseJson.Options)!;
            foreach (MatchingRule rule in rules)
            {
                Check(rule);
            }

            return rules.Count > 0 ? new MatchingRules([.. rules.OrderBy(rule => rule.ValidFrom)]) : throw new ArgumentException("There are no rules.");
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Check(MatchingRule rule)
    {
        bool holds = rule.PartialUpTo is { Value: >= 0 and < 100 }
            && rule.Tolerances.Concat(rule.FeesUpTo).All(amount => !amount.IsNegative)
            && rule.Discounts.All(term => term is { Days: >= 0, GraceDays: >= 0, Percent.Value: > 0 and < 50 });
        if (!holds)
        {
            throw new ArgumentException($"The rule valid from {rule.ValidFrom:yyyy-MM-dd} needs a partial share below 100 %, amounts not below nothing, and discounts between 0 and 50 %.");
        }
    }
}
