using System.Text.RegularExpressions;
using LeadToCash.Mail;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>What must hold in <c>approval-policy.json</c>; the first thing that does not is told with its place.</summary>
internal static partial class ApprovalPolicyCheck
{
    private const int MaximumMembers = 20;

    private static readonly ApprovalReasonKind[] Names =
        [ApprovalReasonKind.Country, ApprovalReasonKind.Region, ApprovalReasonKind.Currency, ApprovalReasonKind.ProductKind, ApprovalReasonKind.Item, ApprovalReasonKind.ContractChange];

    /// <summary>Checks a file whose people have their addresses.</summary>
    /// <exception cref="ArgumentException">Says what is wrong and where.</exception>
    public static void Check(ApprovalPolicyFile file)
    {
        foreach ((string name, PolicyPerson person) in file.People)
        {
            Check(person, $"people.{name}");
        }

        Require(file.People.Values.DistinctBy(person => person.Email, StringComparer.OrdinalIgnoreCase).Count() == file.People.Count
            || file.People.Values.All(person => person.Setting is not null), "people", "Two people have the same address.");
        foreach ((string name, PolicyRole role) in file.Roles)
        {
            Check(role, file, $"roles.{name}");
        }

        foreach ((int index, PolicySubstitute substitute) in file.Substitutes.Index())
        {
            Check(substitute, file, $"substitutes[{index}]");
        }

        Require(file.Policies.Count > 0, "policies", "There must be at least one policy.");
        Require(file.Policies.DistinctBy(policy => policy.ValidFrom).Count() == file.Policies.Count, "policies", "Each policy must start on a date of its own.");
        foreach ((int index, ApprovalPolicy policy) in file.Policies.Index())
        {
            Check(policy, file, $"policies[{index}]");
        }
    }

    private static void Check(PolicyPerson person, string at)
    {
        Require(MailAddresses.IsOne(person.Email ?? ""), at, person.Setting is null
            ? $"'{person.Email}' is no e-mail address." : $"The setting {person.Setting} is no e-mail address: '{person.Email}'.");
        Require(person.Language is null or "de" or "en", at + ".language", "The language is de or en.");
        Require(person.Open is null == person.Close is null && !(person.Close <= person.Open), at, "A working day has open and close, in that order.");
    }

    private static void Check(PolicyRole role, ApprovalPolicyFile file, string at)
    {
        Require(role.Members is { Count: > 0 }, at + ".members", "A role has at least one member.");
        Require(role.Members!.Count <= MaximumMembers, at + ".members", $"A role has at most {MaximumMembers} members.");
        Require(role.Members!.Distinct(StringComparer.Ordinal).Count() == role.Members!.Count, at + ".members", "A member is named once.");
        foreach (string name in role.Members.Concat(role.Escalation ?? []))
        {
            Require(file.People.ContainsKey(name), at, $"There is no '{name}' among the people.");
        }
    }

    private static void Check(PolicySubstitute substitute, ApprovalPolicyFile file, string at)
    {
        Require(file.People.ContainsKey(substitute.Person ?? ""), at + ".person", $"There is no '{substitute.Person}' among the people.");
        Require(file.People.ContainsKey(substitute.Substitute ?? ""), at + ".substitute", $"There is no '{substitute.Substitute}' among the people.");
        Require(substitute.From <= substitute.Until, at, "The substitution ends before it begins.");
        string? circle = Approver.Decide(
            null,
            new SetDelegations(substitute.Person!, [Delegation(substitute)], [.. file.Substitutes.Where(other => other != substitute).Select(Delegation)]),
            DateTimeOffset.MinValue).Refusal?.Reason;
        Require(circle is null, at, circle ?? "");
    }

    private static Delegation Delegation(PolicySubstitute substitute) => new(substitute.Person, substitute.Substitute, substitute.From, substitute.Until);

    private static void Check(ApprovalPolicy policy, ApprovalPolicyFile file, string at)
    {
        Require(policy.ValidFrom != default, at + ".validFrom", "The policy needs the date from which it holds.");
        Require(policy.Currencies is { Count: > 0 } && policy.Currencies.All(Currencies.IsCode), at + ".currencies", "A policy names its currencies by ISO 4217 codes.");
        Require(policy.Steps is { Count: > 0 }, at + ".steps", "A policy has at least one step.");
        foreach ((int index, PolicyStep step) in policy.Steps!.Index())
        {
            Check(step, policy, file, $"{at}.steps[{index}]");
        }

        Require(policy.Rules is not null, at + ".rules", "A policy has rules.");
        foreach ((int index, ApprovalRule rule) in policy.Rules!.Index())
        {
            Check(rule, policy, $"{at}.rules[{index}]");
        }
    }

    private static void Check(PolicyStep step, ApprovalPolicy policy, ApprovalPolicyFile file, string at)
    {
        Require(Id().IsMatch(step.Id.Id ?? ""), at + ".id", "A step's id is made of lower-case letters, digits and hyphens, 30 at most.");
        Require(policy.Steps.Count(other => other.Id == step.Id) == 1, at + ".id", $"The step '{step.Id}' is there twice.");
        Require(step.Stage >= 1, at + ".stage", "Stages count from 1.");
        Require(file.Roles.ContainsKey(step.Role ?? ""), at + ".role", $"There is no role '{step.Role}'.");
        Require(step.Quorum >= 1 && step.Quorum <= file.Roles[step.Role!].Members.Count, at + ".quorum", $"The quorum is 1 to the number of members of '{step.Role}'.");
    }

    private static void Check(ApprovalRule rule, ApprovalPolicy policy, string at)
    {
        Require(Id().IsMatch(rule.Id ?? ""), at + ".id", "A rule's id is made of lower-case letters, digits and hyphens, 30 at most.");
        Require(policy.Rules.Count(other => other.Id == rule.Id) == 1, at + ".id", $"The rule '{rule.Id}' is there twice.");
        Require(rule.When is { Count: > 0 } && rule.When.DistinctBy(condition => condition.Fact).Count() == rule.When.Count, at + ".when", "A rule has conditions, each fact once.");
        Require(rule.Steps is { Count: > 0 }, at + ".steps", "A rule demands at least one step.");
        foreach (ApprovalStep step in rule.Steps!)
        {
            Require(policy.Steps.Any(known => known.Id == step), at + ".steps", $"There is no step '{step}' in the policy.");
        }

        foreach ((int index, ApprovalCondition condition) in rule.When!.Index())
        {
            Check(condition, policy, $"{at}.when[{index}]");
        }
    }

    private static void Check(ApprovalCondition condition, ApprovalPolicy policy, string at)
    {
        if (Names.Contains(condition.Fact))
        {
            Require(condition is { In.Count: > 0, Above: null, AboveIn: null }, at, $"{condition.Fact} takes 'in' with names, and nothing else.");
        }
        else if (condition.Fact == ApprovalReasonKind.Amount)
        {
            Require(condition is { AboveIn: not null, Above: null, In: null } && condition.AboveIn.Values.All(limit => limit >= 0)
                && policy.Currencies.All(condition.AboveIn.ContainsKey), at, "Amount takes 'aboveIn' with a limit of 0 or more for each currency of the policy.");
        }
        else
        {
            Require(condition is { Above: >= 0, AboveIn: null, In: null }, at, $"{condition.Fact} takes 'above' with a figure of 0 or more, and nothing else.");
        }
    }

    private static void Require(bool holds, string at, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException($"{at}: {sentence}");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,29}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
