using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>What follows when a collection fails, by the bank's reason code: from <c>return-rules.json</c>, checked at start.</summary>
public sealed class ReturnRules
{
    private const string Other = "*";

    private readonly IReadOnlyDictionary<string, ReturnRule> _rules;

    private ReturnRules(IReadOnlyDictionary<string, ReturnRule> rules) => _rules = rules;

    /// <summary>The rule of a code; codes that are not listed have that of <c>*</c>.</summary>
    public ReturnRule Of(string code) => _rules.GetValueOrDefault(code) ?? _rules[Other];

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">A rule is wrong; says which.</exception>
    public static ReturnRules Load(string path)
    {
        try
        {
            Dictionary<string, ReturnRule> rules = JsonSerializer.Deserialize<Dictionary<string, ReturnRule>>(File.ReadAllText(path), CaseJson.Options)!;
            string? wrong = rules.FirstOrDefault(rule => !Holds(rule.Value)).Key;
            return !rules.ContainsKey(Other) ? throw new ArgumentException("There is no rule '*' for all other codes.")
                : wrong is not null ? throw new ArgumentException($"The rule of {wrong} needs a meaning, and days and times exactly where it is collected again.")
                : new ReturnRules(rules);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static bool Holds(ReturnRule rule) => rule.Meaning is { Length: > 0 } && Enum.IsDefined(rule.FollowUp)
        && (rule.FollowUp == FollowUp.CollectAgain ? rule is { AfterDays: > 0, Times: > 0 } : rule is { AfterDays: 0, Times: 0 });
}
