using LeadToCash.Availability;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.OpportunityToQuote;

/// <summary>A quote: what the API shows of it.</summary>
public sealed record Quote : ICase<Quote, QuoteCommand, QuoteEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "quote";

    /// <summary>Case id.</summary>
    public required string Id { get; init; }

    /// <summary>Number that people read: <c>Q-2026-00042</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Where the current version stands.</summary>
    public required QuoteStatus Status { get; init; }

    /// <summary>The current version, from 1; earlier ones can no longer be approved or accepted.</summary>
    public required int QuoteVersion { get; init; }

    /// <summary>Who asked for the current version; a revised one is always ours.</summary>
    public required QuoteSource Source { get; init; }

    /// <summary>For whom.</summary>
    public required Party Customer { get; init; }

    /// <summary>E-mail address of who asked for the current version.</summary>
    public required string Requester { get; init; }

    /// <summary>What was asked for.</summary>
    public required IReadOnlyList<RequestedLine> RequestedLines { get; init; }

    /// <summary>Discount that was asked for.</summary>
    public required Percentage Discount { get; init; }

    /// <summary>Terms other than the usual ones.</summary>
    public QuoteTerms? Terms { get; init; }

    /// <summary>ISO 4217 of what was asked for; null for the catalogue's own.</summary>
    public string? Currency { get; init; }

    /// <summary>Code of a promotion that the customer named.</summary>
    public string? PromotionCode { get; init; }

    /// <summary>Lines, prices and totals; null until they are set, unchanged from then on.</summary>
    public PricedContent? Content { get; init; }

    /// <summary>Short hash of the content.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The approvals that the version needs, in order; empty when it needs none.</summary>
    public IReadOnlyList<QuoteApproval> Approvals { get; init; } = [];

    /// <summary>Whether who approved one step may not approve another one.</summary>
    public bool DistinctApprovers { get; init; }

    /// <summary>How long the customer can accept; null until released.</summary>
    public QuoteValidity? Validity { get; init; }

    /// <summary>Which goods are held for the version and when they can come; null while none are.</summary>
    public StockPromises? Promises { get; init; }

    /// <summary>What we wrote to the customer with the version.</summary>
    public string? Message { get; init; }

    /// <summary>What was said about the quote, oldest first, over all versions.</summary>
    public IReadOnlyList<QuoteTurn> Turns { get; init; } = [];

    /// <summary>What one of us is writing: the quote itself while it is new, or its next version; null when nobody is.</summary>
    public QuoteDraft? Draft { get; init; }

    /// <summary>How often drafts of the quote were opened or saved.</summary>
    public int DraftRevision { get; init; }

    /// <summary>When the customer accepted or declined, UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why the customer declined, if he said so.</summary>
    public string? DeclineReason { get; init; }

    /// <summary>The order that follows from the acceptance; null when the quote changes a contract and nothing is to be fulfilled.</summary>
    public string? OrderId { get; init; }

    /// <summary>The opportunity that it belongs to; null in what was asked for before there were opportunities.</summary>
    public string? OpportunityId { get; init; }

    /// <summary>Versions before the current one, oldest first, as they were left.</summary>
    public IReadOnlyList<QuoteVersionRecord> PreviousVersions { get; init; } = [];

    /// <summary>The last date of the contract that the quote extends: the old one until the customer accepts; null when it extends none.</summary>
    public DateOnly? ContractEnd => Status == QuoteStatus.Accepted ? Terms?.Extension?.NewEnd() : Terms?.Extension?.EndsOn;

    /// <inheritdoc/>
    public string? CustomerId => Status is QuoteStatus.Draft or QuoteStatus.Discarded ? null : Customer.CustomerId;

    /// <inheritdoc/>
    public static Decision<QuoteEvent> Decide(Quote? state, QuoteCommand command, DateTimeOffset at) => QuoteDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static Quote Apply(Quote? state, QuoteEvent @event) => QuoteHistory.Apply(state, @event);

    /// <summary>The approval of a step; null when the version does not need it.</summary>
    public QuoteApproval? Approval(ApprovalStep step) => Approvals.FirstOrDefault(approval => approval.Step == step);

    /// <summary>The approval of a step of the current or an earlier version; null when that one did not need it.</summary>
    public QuoteApproval? Approval(int version, ApprovalStep step) => version == QuoteVersion
        ? Approval(step)
        : PreviousVersions.FirstOrDefault(previous => previous.QuoteVersion == version)?.Approvals.FirstOrDefault(approval => approval.Step == step);

}

/// <summary>Where a version of a quote stands.</summary>
public enum QuoteStatus
{
    /// <summary>Waits for its prices.</summary>
    Requested,

    /// <summary>Has prices and waits for approval.</summary>
    ApprovalPending,

    /// <summary>Approved, or in need of no approval.</summary>
    Approved,

    /// <summary>An approver refused. Ends the version.</summary>
    Rejected,

    /// <summary>Nobody approved in time. Ends the version.</summary>
    ApprovalExpired,

    /// <summary>The customer has it and can accept it.</summary>
    Released,

    /// <summary>The customer accepted. Ends the quote.</summary>
    Accepted,

    /// <summary>The customer declined. Ends the version.</summary>
    Declined,

    /// <summary>The customer did not answer in time. Ends the version.</summary>
    Expired,

    /// <summary>One of us is writing it; nobody else knows it.</summary>
    Draft,

    /// <summary>It was thrown away before anybody else knew it. Ends the quote.</summary>
    Discarded,

    /// <summary>What it was approved for is done; it needs no acceptance. Ends the quote.</summary>
    Concluded,
}

/// <summary>Where an approval step stands.</summary>
public enum ApprovalStatus
{
    /// <summary>Nobody was asked yet.</summary>
    Required,

    /// <summary>The approver was asked.</summary>
    Pending,

    /// <summary>Yes.</summary>
    Approved,

    /// <summary>No.</summary>
    Refused,

    /// <summary>Nobody decided in time.</summary>
    Expired,

    /// <summary>No longer needed: another step ended the version, or there is a newer one.</summary>
    Withdrawn,
}

/// <summary>An approval step of a version.</summary>
public sealed record QuoteApproval
{
    /// <summary>Who.</summary>
    public required ApprovalStep Step { get; init; }

    /// <summary>Where it stands.</summary>
    public required ApprovalStatus Status { get; init; }

    /// <summary>Why it is required.</summary>
    public required IReadOnlyList<ApprovalReason> Reasons { get; init; }

    /// <summary>Steps of one stage are asked at once, stages one after the other; 0 in what was priced before there were stages.</summary>
    public int Stage { get; init; }

    /// <summary>Whose members are asked; null in what was priced before roles were data.</summary>
    public string? Role { get; init; }

    /// <summary>How many of them must say yes.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>Who was asked, in order; those asked before seats were kept stand in <see cref="Approver"/> and <see cref="Deputy"/> only.</summary>
    public IReadOnlyList<ApprovalSeat> Seats { get; init; } = [];

    /// <summary>The version in which it was approved, if its approval was carried over from there.</summary>
    public int? CarriedFrom { get; init; }

    /// <summary>E-mail address of who was asked first.</summary>
    public string? Approver { get; init; }

    /// <summary>E-mail address of who was asked when the approver did not answer.</summary>
    public string? Deputy { get; init; }

    /// <summary>When it is reminded, escalated and over.</summary>
    public ApprovalSchedule? Schedule { get; init; }

    /// <summary>E-mail address of who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What was said with the decision.</summary>
    public string? Comment { get; init; }

    /// <summary>Everybody who was asked, in order.</summary>
    public IReadOnlyList<ApprovalSeat> Asked() => Seats.Count > 0 || Schedule is null
        ? Seats
        : [.. new[] { (ApprovalSeat.First, Person: Approver), (ApprovalSeat.Deputy, Person: Deputy) }
            .Where(seat => seat.Person is not null)
            .Select(seat => new ApprovalSeat { Id = seat.Item1, Person = seat.Person!, Schedule = Schedule })];

    /// <summary>The seat under an id; null when nobody was asked in it.</summary>
    public ApprovalSeat? Seat(string id) => Asked().FirstOrDefault(seat => seat.Id == id);

    /// <summary>The seat of a person, an open one first; null when he was not asked.</summary>
    public ApprovalSeat? SeatOf(string person) => Asked()
        .Where(seat => FourEyes.AreSame(seat.Person, person))
        .OrderBy(seat => seat.Status)
        .FirstOrDefault();

    /// <summary>The last instant at which somebody can decide, UTC; null when nobody was asked.</summary>
    public DateTimeOffset? EndsAt() => Asked().Select(seat => (DateTimeOffset?)seat.Schedule.ExpiresAt).Max();
}

/// <summary>A version that was followed by another one.</summary>
public sealed record QuoteVersionRecord(
    int QuoteVersion, QuoteStatus Status, PricedContent? Content, string? Fingerprint, IReadOnlyList<QuoteApproval> Approvals, QuoteValidity? Validity)
{
    /// <summary>What was asked for; empty in what was replaced before it was kept.</summary>
    public IReadOnlyList<RequestedLine> Lines { get; init; } = [];

    /// <summary>Its terms.</summary>
    public QuoteTerms? Terms { get; init; }

    /// <summary>What we wrote to the customer with it.</summary>
    public string? Message { get; init; }
}
