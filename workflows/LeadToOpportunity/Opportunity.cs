using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.LeadToOpportunity;

/// <summary>A chance to sell something to somebody: what a rep works on until it is won or lost. Its case id comes from <see cref="OpportunityIds"/>.</summary>
public sealed record Opportunity : ICase<Opportunity, OpportunityCommand, OpportunityEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "opportunity";

    /// <summary>Case id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>Where it came from.</summary>
    public required OpportunitySource Source { get; init; }

    /// <summary>Who may buy.</summary>
    public required Party Customer { get; init; }

    /// <summary>Sign-in name (an e-mail address) of the rep; null while nobody has taken it.</summary>
    public string? Owner { get; init; }

    /// <summary>The lead that it was made of.</summary>
    public string? LeadId { get; init; }

    /// <summary>Campaign that brought the lead.</summary>
    public string? Campaign { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Whether it is still worked on.</summary>
    public OpportunityStatus Status { get; init; }

    /// <summary>The stage in which it is, or was when it ended.</summary>
    public required string Stage { get; init; }

    /// <summary>Probability of being won: of the stage when it was entered, 100 % once won, 0 % once lost.</summary>
    public required Percentage Probability { get; init; }

    /// <summary>Since when it is in the stage, UTC.</summary>
    public required DateTimeOffset StageSince { get; init; }

    /// <summary>What the rep expects; null until he says so.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>What counts in the forecast: the current quote, else the rep's estimate.</summary>
    public Expectation Expected { get; init; } = Expectation.None;

    /// <summary>Its quotes in the order in which they were asked for.</summary>
    public IReadOnlyList<OpportunityQuote> Quotes { get; init; } = [];

    /// <summary>What is or was to be done, in the order of planning.</summary>
    public IReadOnlyList<SalesActivity> Activities { get; init; } = [];

    /// <summary>Where it stood since when; the last one is the present.</summary>
    public IReadOnlyList<DealPosition> Positions { get; init; } = [];

    /// <summary>When it was won or lost, UTC; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Net of all quotes that were accepted, in the currency of the first; null before.</summary>
    public Money? Sold { get; init; }

    /// <summary>Id of the reason why it was lost.</summary>
    public string? LostReason { get; init; }

    /// <summary>What was said about the loss.</summary>
    public string? LostComment { get; init; }

    /// <summary>How often the customer and we have been in touch, mails of ours not counted.</summary>
    public int Contacts { get; init; }

    /// <summary>When that was last, UTC.</summary>
    public DateTimeOffset? LastContactAt { get; init; }

    /// <summary>Number of its events so far: the version of the case as its decisions know it.</summary>
    public long Revision { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Customer.CustomerId;

    /// <inheritdoc/>
    public static Decision<OpportunityEvent> Decide(Opportunity? state, OpportunityCommand command, DateTimeOffset at) =>
        OpportunityDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static Opportunity Apply(Opportunity? state, OpportunityEvent @event) => OpportunityHistory.Apply(state, @event);

    /// <summary>The activities that are still to be done.</summary>
    public IEnumerable<SalesActivity> OpenActivities() => Activities.Where(activity => activity.Status == SalesActivityStatus.Planned);

    /// <summary>The activity under an id; null when there is none.</summary>
    public SalesActivity? Activity(string id) => Activities.FirstOrDefault(activity => activity.Id == id);
}
