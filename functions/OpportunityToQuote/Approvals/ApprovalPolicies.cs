using System.Text.Json;
using System.Text.Json.Serialization;
using LeadToCash.Calendar;
using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>The approval policies by date and the people in them, read from <c>approval-policy.json</c> and checked at start.</summary>
public sealed class ApprovalPolicies
{
    private static readonly JsonSerializerOptions Strict = new(CaseJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly IReadOnlyList<ApprovalPolicy> _policies;
    private readonly ApprovalPolicyFile _file;

    private ApprovalPolicies(ApprovalPolicyFile file) => (_file, _policies) = (file, [.. file.Policies.OrderBy(policy => policy.ValidFrom)]);

    /// <summary>Addresses of everybody in the file.</summary>
    public IEnumerable<string> People => _file.People.Values.Select(person => person.Email!).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who stands in for whom by the file.</summary>
    public IReadOnlyList<Delegation> Substitutes =>
        [.. _file.Substitutes.Select(one => new Delegation(Address(one.Person), Address(one.Substitute), one.From, one.Until))];

    /// <summary>The policy that holds on a local date.</summary>
    /// <exception cref="InvalidDataException">The date is before the first policy.</exception>
    public ApprovalPolicy On(DateOnly date) => _policies.LastOrDefault(policy => policy.ValidFrom <= date)
        ?? throw new InvalidDataException($"There is no approval policy for {date:yyyy-MM-dd}; the first holds from {_policies[0].ValidFrom:yyyy-MM-dd}.");

    /// <summary>Addresses of a role's members and of whom it is escalated to, in order.</summary>
    /// <exception cref="BusinessRuleException">The role was taken out of the file while steps of it were open.</exception>
    public (IReadOnlyList<string> Members, IReadOnlyList<string> Escalation) Role(string name) => _file.Roles.TryGetValue(name, out PolicyRole? role)
        ? ([.. role.Members.Select(Address)], [.. (role.Escalation ?? []).Select(Address)])
        : throw new BusinessRuleException($"There is no role '{name}' in the approval policy any more; put it back until its approvals are decided.");

    /// <summary>What the file says of a person; null for somebody else.</summary>
    internal PolicyPerson? Find(string address) => _file.People.Values.FirstOrDefault(person => FourEyes.AreSame(person.Email!, address));

    /// <summary>Whether everybody's working hours are known.</summary>
    /// <exception cref="InvalidDataException">Somebody's are not; says whose and why.</exception>
    internal bool HaveCalendars(BusinessCalendars calendars)
    {
        foreach ((string name, PolicyPerson person) in _file.People)
        {
            try
            {
                calendars.Of(person.State, person.TimeZone, person.Open, person.Close);
            }
            catch (Exception failure) when (failure is InvalidDataException or ArgumentException)
            {
                throw new InvalidDataException($"approval-policy.json: people.{name}: {failure.Message}", failure);
            }
        }

        return true;
    }

    /// <summary>Reads a file of policies.</summary>
    /// <param name="path">The file.</param>
    /// <param name="setting">Values of settings, by their names; people may be named by one.</param>
    /// <exception cref="InvalidDataException">The file is incomplete or contradicts itself; says where and why.</exception>
    public static ApprovalPolicies Load(string path, Func<string, string?> setting)
    {
        try
        {
            ApprovalPolicyFile file = JsonSerializer.Deserialize<ApprovalPolicyFile>(File.ReadAllText(path), Strict) ?? new ApprovalPolicyFile();
            file = file with { People = file.People.ToDictionary(pair => pair.Key, pair => WithAddress(pair.Value, setting), StringComparer.Ordinal) };
            ApprovalPolicyCheck.Check(file);
            return new ApprovalPolicies(file);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static PolicyPerson WithAddress(PolicyPerson person, Func<string, string?> setting) =>
        person.Setting is null ? person : person with { Email = setting(person.Setting)?.Trim() };

    private string Address(string name) => _file.People[name].Email!;
}
