using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The approval policies by date, read from <c>approval-policy.json</c> and checked at start.</summary>
public sealed class ApprovalPolicies
{
    private readonly IReadOnlyList<ApprovalPolicy> _policies;

    private ApprovalPolicies(IReadOnlyList<ApprovalPolicy> policies) => _policies = policies;

    /// <summary>The policy that holds on a local date.</summary>
    /// <exception cref="InvalidDataException">The date is before the first policy.</exception>
    public ApprovalPolicy On(DateOnly date) => _policies.LastOrDefault(policy => policy.ValidFrom <= date)
        ?? throw new InvalidDataException($"There is no approval policy for {date:yyyy-MM-dd}; the first holds from {_policies[0].ValidFrom:yyyy-MM-dd}.");

    /// <summary>Reads a file of policies.</summary>
    /// <exception cref="InvalidDataException">A policy is incomplete or contradicts itself; says which and where.</exception>
    public static ApprovalPolicies Load(string path)
    {
        try
        {
            IReadOnlyList<ApprovalPolicy> policies = JsonSerializer.Deserialize<PoliciesFile>(File.ReadAllText(path), CaseJson.Options)?.Policies ?? [];
            Check(policies);
            return new ApprovalPolicies([.. policies.OrderBy(policy => policy.ValidFrom)]);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Check(IReadOnlyList<ApprovalPolicy> policies)
    {
        if (policies.Count == 0 || policies.DistinctBy(policy => policy.ValidFrom).Count() != policies.Count)
        {
            throw new ArgumentException("There must be at least one policy, and each must start on a date of its own.");
        }

        foreach (ApprovalPolicy policy in policies)
        {
            if (!Currencies.IsCode(policy.Currency) || policy.Manager is null || policy.Director is null || !IsSound(policy.Manager) || !IsSound(policy.Director))
            {
                throw new ArgumentException(
                    $"The policy from {policy.ValidFrom:yyyy-MM-dd} needs a currency and, for manager and director, discount (0 to 100), marginShortfall and net of 0 or more.");
            }

            if (policy.Director.Discount < policy.Manager.Discount || policy.Director.MarginShortfall < policy.Manager.MarginShortfall
                || policy.Director.Net < policy.Manager.Net)
            {
                throw new ArgumentException($"The policy from {policy.ValidFrom:yyyy-MM-dd} asks the director before the manager: no limit of the director may be lower.");
            }
        }
    }

    private static bool IsSound(ApprovalLimits limits) =>
        limits.Discount.Value is >= 0 and <= 100 && limits.MarginShortfall.Value is >= 0 && limits.Net >= 0;

    private sealed record PoliciesFile(IReadOnlyList<ApprovalPolicy> Policies);
}
