namespace LeadToCash.Configuration;

/// <summary>How a selection stands.</summary>
public enum ConfigurationStatus
{
    /// <summary>A configuration that can be sold.</summary>
    Valid,

    /// <summary>Not yet: more options must be chosen, and nothing that is chosen is in the way.</summary>
    Incomplete,

    /// <summary>Something that is chosen has to go, or a quantity is out of range.</summary>
    Invalid,
}

/// <summary>What kind of rule an answer names.</summary>
public enum RuleKind
{
    /// <summary>How many options of a group are chosen; named by the group's code.</summary>
    Group,

    /// <summary>A rule of the model; named by its id.</summary>
    Rule,

    /// <summary>How many pieces of an option are chosen; named by the option's code.</summary>
    Quantity,

    /// <summary>The model has no such option; named by what was asked for.</summary>
    Unknown,
}

/// <summary>A rule that an answer names.</summary>
/// <param name="Id">Of the rule, or the code of the group or the option.</param>
/// <param name="Kind">Which of them.</param>
/// <param name="Text">The rule as a sentence, by language.</param>
public sealed record RuleReference(string Id, RuleKind Kind, IReadOnlyDictionary<string, string> Text);

/// <summary>A rule that a selection breaks as it stands.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Options">Options involved, in the model's order: chosen ones that make it apply or are too many, and those of which one is missing.</param>
/// <param name="Sentence">What is wrong, for people, by language.</param>
public sealed record BrokenRule(RuleReference Rule, IReadOnlyList<string> Options, IReadOnlyDictionary<string, string> Sentence);

/// <summary>Whether an option was chosen.</summary>
/// <param name="Code">Of the option.</param>
/// <param name="Chosen">False: it was left out.</param>
public sealed record Choice(string Code, bool Chosen);

/// <summary>
/// Why something can't be otherwise: rules and choices that can't hold together with it. Minimal: without any one of them it could be.
/// Empty when nothing but the option itself is needed.
/// </summary>
/// <param name="Rules">Groups and rules in the model's order.</param>
/// <param name="Choices">Choices in the model's order.</param>
/// <param name="Sentence">For people, by language.</param>
public sealed record Reason(IReadOnlyList<RuleReference> Rules, IReadOnlyList<Choice> Choices, IReadOnlyDictionary<string, string> Sentence);

/// <summary>An option that follows from what is chosen.</summary>
/// <param name="Option">In its least quantity.</param>
/// <param name="Because">Why.</param>
public sealed record ForcedOption(ChosenOption Option, Reason Because);

/// <summary>A group in an editor.</summary>
/// <param name="Code">Of the group.</param>
/// <param name="Open">Whether fewer options are chosen than it needs.</param>
/// <param name="IgnoresChoices">The choices of the other groups contradict each other, so only the model itself was considered.</param>
/// <param name="Options">Its options in the model's order.</param>
public sealed record GroupState(string Code, bool Open, bool IgnoresChoices, IReadOnlyList<OptionState> Options);

/// <summary>An option in an editor.</summary>
/// <param name="Code">Of the option.</param>
/// <param name="Chosen">Whether it is chosen.</param>
/// <param name="Possible">Whether a valid configuration has it together with all that is chosen in the other groups.</param>
/// <param name="BlockedBy">Why not; null if it is possible.</param>
public sealed record OptionState(string Code, bool Chosen, bool Possible, Reason? BlockedBy);

/// <summary>The answer to a selection.</summary>
public sealed record ConfigurationCheck
{
    /// <summary>How it stands.</summary>
    public required ConfigurationStatus Status { get; init; }

    /// <summary>Every rule that it breaks as it stands; none exactly when it is valid.</summary>
    public required IReadOnlyList<BrokenRule> Broken { get; init; }

    /// <summary>Options that every valid configuration with the chosen ones has as well; none when the choices contradict each other.</summary>
    public required IReadOnlyList<ForcedOption> Forced { get; init; }

    /// <summary>Why no valid configuration has all that is chosen; null if one has.</summary>
    public required Reason? Conflict { get; init; }

    /// <summary>What can be chosen.</summary>
    public required IReadOnlyList<GroupState> Groups { get; init; }

    /// <summary>The configured item, if the selection is valid.</summary>
    public required ConfiguredItem? Item { get; init; }
}

/// <summary>A change that makes a selection valid.</summary>
/// <param name="Code">Of the option.</param>
/// <param name="From">Pieces before; 0: not chosen.</param>
/// <param name="To">Pieces after; 0: not chosen.</param>
/// <param name="Because">Why it can't stay while everything that the proposal keeps stays.</param>
public sealed record ConfigurationChange(string Code, int From, int To, Reason Because);

/// <summary>The nearest valid configuration, or why there is none.</summary>
public sealed record NearestConfiguration
{
    /// <summary>The proposal; null when what is pinned can't be satisfied.</summary>
    public required ConfiguredItem? Item { get; init; }

    /// <summary>What it changes, in the model's order; none when the selection is valid.</summary>
    public required IReadOnlyList<ConfigurationChange> Changes { get; init; }

    /// <summary>Rules and pins that can't hold together; null when there is a proposal.</summary>
    public required Reason? Conflict { get; init; }

    /// <summary>
    /// False when the search for the nearest took too long and was given up: the proposal is valid and none of its changes can be taken back alone, but
    /// another one might need fewer.
    /// </summary>
    public bool IsProven { get; init; } = true;
}
