using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Contracts;

/// <summary>The terms of contracts by item, group, kind of customer and date; read from <c>contract-terms.json</c> and checked at start.</summary>
public sealed class ContractTermRules
{
    private readonly IReadOnlyList<ContractTermRule> _rules;

    private ContractTermRules(IReadOnlyList<ContractTermRule> rules) => _rules = rules;

    /// <summary>Reads a file of terms.</summary>
    /// <exception cref="InvalidDataException">A rule is incomplete, wrong or unlawful; says which and where.</exception>
    public static ContractTermRules Load(string path)
    {
        try
        {
            TermsFile file = JsonSerializer.Deserialize<TermsFile>(File.ReadAllText(path), CaseJson.Options) ?? throw new ArgumentException("The file is empty.");
            ContractTermCheck.Check(file.Rules);
            return new ContractTermRules(file.Rules);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    /// <summary>The terms of a contract about an item: a rule that names the item before one for its group before one for all; one for the kind of customer before one for all.</summary>
    /// <remarks>A consumer is bound for two years at most, whatever the product says (§ 309 No. 9 a BGB).</remarks>
    /// <param name="subject">What it is about, for whom, and when.</param>
    /// <param name="agreedMonths">Months that the quote agreed on; null for none.</param>
    public ContractTerms TermsOf(ContractSubject subject, int? agreedMonths)
    {
        ContractTermRule rule = _rules.Where(rule => rule.ValidFrom <= subject.Date && Fits(rule, subject))
            .OrderBy(rule => Rank(rule, subject)).ThenByDescending(rule => rule.ValidFrom).First();
        int months = Math.Max(agreedMonths ?? rule.MinimumMonths ?? subject.ProductMonths, Least(rule.Renewal));
        return new ContractTerms
        {
            MinimumMonths = subject.IsConsumer ? Math.Min(months, ContractTermCheck.LongestForConsumers) : months,
            Renewal = rule.Renewal.Kind,
            RenewalMonths = rule.Renewal.Months,
            Notice = rule.Notice,
            Upgrade = rule.Upgrade,
            Downgrade = rule.Downgrade,
            RemindDays = rule.RemindDays,
        };
    }

    /// <summary>What renews or ends by terms has a first one.</summary>
    private static int Least(RenewalRule renewal) => renewal.Kind switch
    {
        RenewalKind.UntilCancelled => 0,
        RenewalKind.ByMonths => renewal.Months,
        _ => 1,
    };

    private static bool Fits(ContractTermRule rule, ContractSubject subject) =>
        (rule.Customers == ContractCustomers.All || rule.Customers == (subject.IsConsumer ? ContractCustomers.Consumer : ContractCustomers.Business))
        && (Names(rule.Items, subject.Sku) || Names(rule.Items, "*") || Names(rule.Groups, subject.Group));

    private static int Rank(ContractTermRule rule, ContractSubject subject) =>
        (Names(rule.Items, subject.Sku) ? 0 : Names(rule.Groups, subject.Group) ? 2 : 4) + (rule.Customers == ContractCustomers.All ? 1 : 0);

    private static bool Names(IReadOnlyList<string>? names, string? name) => name is not null && names?.Contains(name, StringComparer.OrdinalIgnoreCase) == true;

    private sealed record TermsFile([property: System.Text.Json.Serialization.JsonRequired] IReadOnlyList<ContractTermRule> Rules);
}

/// <summary>What a contract is about.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Group">Its product group; null if it is in none.</param>
/// <param name="IsConsumer">Whether the customer is a consumer.</param>
/// <param name="Date">Local date on which it begins.</param>
/// <param name="ProductMonths">Months of the first term by the product; 0 for none.</param>
public sealed record ContractSubject(string Sku, string? Group, bool IsConsumer, DateOnly Date, int ProductMonths);
