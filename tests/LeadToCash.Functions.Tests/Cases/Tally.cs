using System.Text.Json.Serialization;
using LeadToCash.Cases;

namespace LeadToCash.Tests.Cases;

/// <summary>The smallest case: a sum that never falls below nothing.</summary>
public sealed record Tally(int Sum, string? Owner) : ICase<Tally, TallyCommand, TallyEvent>
{
    public static string CaseType => "tally";

    public string? CustomerId => Owner;

    public static Decision<TallyEvent> Decide(Tally? state, TallyCommand command, DateTimeOffset at) => command switch
    {
        Add { Amount: 0 } => Decision<TallyEvent>.Accept(),
        Add add when (state?.Sum ?? 0) + add.Amount < 0 => Decision<TallyEvent>.Refuse("below-zero", "A tally is never below zero."),
        Add add => Decision<TallyEvent>.Accept(new Added(add.Amount, add.Note, add.Owner)),
        _ => throw new ArgumentException("Unknown command.", nameof(command)),
    };

    public static Tally Apply(Tally? state, TallyEvent @event) => @event switch
    {
        Added added => new Tally((state?.Sum ?? 0) + added.Amount, added.Owner ?? state?.Owner),
        _ => state!,
    };
}

public abstract record TallyCommand;

public sealed record Add(int Amount, string Note = "", string? Owner = null) : TallyCommand;

[JsonDerivedType(typeof(Added), nameof(Added))]
public abstract record TallyEvent;

public sealed record Added(int Amount, string Note, string? Owner) : TallyEvent;
