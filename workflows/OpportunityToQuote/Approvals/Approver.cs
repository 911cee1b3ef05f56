using System.Text.Json.Serialization;
using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Somebody who approves: who stands in for him, and when.</summary>
public sealed record Approver : ICase<Approver, SetDelegations, ApproverEvent>
{
    private const int MaximumDelegations = 50;

    /// <inheritdoc/>
    public static string CaseType => "approver";

    /// <summary>E-mail address.</summary>
    public required string Person { get; init; }

    /// <summary>Who stands in, by date; no two at once.</summary>
    public IReadOnlyList<Delegation> Delegations { get; init; } = [];

    /// <inheritdoc/>
    public string? CustomerId => null;

    /// <inheritdoc/>
    public static Decision<ApproverEvent> Decide(Approver? state, SetDelegations command, DateTimeOffset at)
    {
        IReadOnlyList<Delegation> wanted = [.. command.Delegations.OrderBy(delegation => delegation.From)];
        return Wrong(command.Person, wanted, command.Others) is { } refusal ? Decision<ApproverEvent>.Refuse(refusal.Code, refusal.Reason)
            : wanted.SequenceEqual(state?.Delegations ?? []) ? Decision<ApproverEvent>.Accept()
            : Decision<ApproverEvent>.Accept(new DelegationsSet(command.Person, wanted));
    }

    /// <inheritdoc/>
    public static Approver Apply(Approver? state, ApproverEvent @event) => @event switch
    {
        DelegationsSet set => new Approver { Person = set.Person, Delegations = set.Delegations },
        _ => throw new InvalidOperationException($"An approver knows no event {@event.GetType().Name}."),
    };

    private static Refusal? Wrong(string person, IReadOnlyList<Delegation> wanted, IReadOnlyList<Delegation> others)
    {
        if (wanted.Count > MaximumDelegations)
        {
            return new Refusal("delegations-too-many", $"At most {MaximumDelegations} delegations can be planned.");
        }

        if (wanted.FirstOrDefault(delegation => delegation.Until < delegation.From) is { } backward)
        {
            return new Refusal("delegation-backward", $"The delegation from {backward.From:yyyy-MM-dd} ends before it begins.");
        }

        if (wanted.Zip(wanted.Skip(1)).FirstOrDefault(pair => pair.Second.From <= pair.First.Until) is ({ } first, { } second))
        {
            return new Refusal("delegations-overlap", $"From {second.From:yyyy-MM-dd} to {first.Until:yyyy-MM-dd} two would stand in at once.");
        }

        return wanted.FirstOrDefault(delegation => ComesRound(person, delegation, others)) is { } circle
            ? new Refusal("delegation-cycle", $"The delegation from {circle.From:yyyy-MM-dd} leads back to whom it comes from.")
            : null;
    }

    /// <summary>Whether somebody's substitute hands on, on one of the days, to somebody that leads back to him.</summary>
    private static bool ComesRound(string person, Delegation delegation, IReadOnlyList<Delegation> others) =>
        FourEyes.AreSame(delegation.Substitute, person)
        || others.Any(next => FourEyes.AreSame(next.Person, delegation.Substitute) && !FourEyes.AreSame(next.Person, person)
            && next.From <= delegation.Until && delegation.From <= next.Until
            && ComesRound(person, next with { From = Later(next.From, delegation.From), Until = Earlier(next.Until, delegation.Until) }, [.. others.Where(other => other != next)]));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}

/// <summary>Says who stands in, in place of what was said before.</summary>
/// <param name="Person">Who is away.</param>
/// <param name="Delegations">All that hold from now on; none ends them.</param>
/// <param name="Others">Those of the substitutes and theirs, so that none leads back.</param>
public sealed record SetDelegations(string Person, IReadOnlyList<Delegation> Delegations, IReadOnlyList<Delegation> Others);

/// <summary>What happened with an approver.</summary>
[JsonDerivedType(typeof(DelegationsSet), nameof(DelegationsSet))]
public abstract record ApproverEvent
{
    private protected ApproverEvent()
    {
    }
}

/// <summary>Who stands in was said anew.</summary>
public sealed record DelegationsSet(string Person, IReadOnlyList<Delegation> Delegations) : ApproverEvent;
