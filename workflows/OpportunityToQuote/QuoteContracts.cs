using System.Text.Json.Serialization;
using LeadToCash.Availability;
using LeadToCash.Calendar;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Where a request for a quote came from.</summary>
public enum QuoteSource
{
    /// <summary>The customer, through the public form or API.</summary>
    Web,

    /// <summary>One of our sales people.</summary>
    Sales,

    /// <summary>The customer, in the web shop.</summary>
    Shop,
}

/// <summary>What somebody asks a quote for.</summary>
public sealed record QuoteRequest
{
    /// <summary>Where the request came from.</summary>
    public required QuoteSource Source { get; init; }

    /// <summary>For whom.</summary>
    public required Party Customer { get; init; }

    /// <summary>E-mail address of who asks.</summary>
    public required string Requester { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<RequestedLine> Lines { get; init; }

    /// <summary>Asked for on every line; 0 % or more and below 100 %.</summary>
    public Percentage Discount { get; init; }

    /// <summary>Terms other than the usual ones.</summary>
    public QuoteTerms? Terms { get; init; }

    /// <summary>ISO 4217; null for the catalogue's own.</summary>
    public string? Currency { get; init; }

    /// <summary>Code of a promotion that the customer names; one that does not run changes nothing.</summary>
    public string? PromotionCode { get; init; }

    /// <summary>The opportunity that it belongs to; null for one of its own.</summary>
    public string? OpportunityId { get; init; }
}

/// <summary>When an approver is reminded, when another one is asked too, and when nobody can decide any more; UTC, whole seconds.</summary>
public sealed record ApprovalSchedule(DateTimeOffset RemindAt, DateTimeOffset EscalateAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The schedule of an approval that is asked for now.</summary>
    /// <param name="calendar">Where the approvers work.</param>
    /// <param name="now">UTC.</param>
    /// <param name="remind">Business hours until the reminder.</param>
    /// <param name="escalate">Business hours until the escalation.</param>
    /// <param name="expire">Business hours until it is too late.</param>
    public static ApprovalSchedule From(BusinessCalendar calendar, DateTimeOffset now, double remind, double escalate, double expire)
    {
        DateTimeOffset start = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        return new(calendar.AddBusinessHours(start, remind), calendar.AddBusinessHours(start, escalate), calendar.AddBusinessHours(start, expire));
    }
}

/// <summary>How long a quote can be accepted.</summary>
/// <param name="ValidUntil">Last local date.</param>
/// <param name="RemindAt">When the customer is reminded, UTC.</param>
/// <param name="ExpiresAt">First instant at which it is too late, UTC: the end of the last date.</param>
/// <param name="ReleasedOn">Local date of the release; null in what was released before it was kept.</param>
public sealed record QuoteValidity(DateOnly ValidUntil, DateTimeOffset RemindAt, DateTimeOffset ExpiresAt, DateOnly? ReleasedOn = null)
{
    private static readonly TimeOnly ReminderTime = new(9, 0);

    /// <summary>The validity of a quote that is released now.</summary>
    /// <param name="calendar">Our office: its dates and its midnight count.</param>
    /// <param name="now">UTC.</param>
    /// <param name="days">Days of validity after today; 1 or more.</param>
    /// <param name="reminderDays">How many days before the last one the customer is reminded, at nine; less than <paramref name="days"/>.</param>
    public static QuoteValidity From(BusinessCalendar calendar, DateTimeOffset now, int days, int reminderDays)
    {
        DateOnly today = calendar.DateOf(now);
        DateOnly last = today.AddDays(days);
        return new(last, calendar.At(last.AddDays(-reminderDays), ReminderTime), calendar.At(last.AddDays(1), TimeOnly.MinValue), today);
    }
}

/// <summary>One version of one quote: the input of <see cref="QuoteOrchestrator"/> and of most of its steps.</summary>
/// <param name="QuoteId">Case id.</param>
/// <param name="QuoteVersion">Version, from 1.</param>
public sealed record QuoteVersionRef(string QuoteId, int QuoteVersion)
{
    /// <summary>Instance id of the version's process.</summary>
    [JsonIgnore]
    public string InstanceId => $"quote-{QuoteId}-v{QuoteVersion}";
}

/// <summary>One approval step of one version: the input of <see cref="ApprovalStepOrchestrator"/>.</summary>
public sealed record ApprovalStepRef(string QuoteId, int QuoteVersion, ApprovalStep Step)
{
    /// <summary>Instance id of the step's process.</summary>
    [JsonIgnore]
    public string InstanceId => $"quote-{QuoteId}-v{QuoteVersion}-approval-{Step}";
}

/// <summary>One approval step of before there were stages: the input of <see cref="QuoteApprovalOrchestrator"/>.</summary>
public sealed record ApprovalTask(string QuoteId, int QuoteVersion, ApprovalStep Step)
{
    /// <summary>Instance id of the step's process.</summary>
    [JsonIgnore]
    public string InstanceId => $"quote-{QuoteId}-v{QuoteVersion}-{Step}";
}

/// <summary>Prices a version and decides who must approve it. Returns null when there is a newer version.</summary>
public sealed record PriceQuote(string QuoteId, int QuoteVersion);

/// <summary>What pricing came to.</summary>
/// <param name="Approvals">The steps in order, each after the one before; only in what was priced before there were stages.</param>
/// <param name="Stages">The steps that people must decide, stage by stage; null in what was priced before there were stages.</param>
/// <param name="Stock">The goods to hold; null in what was priced before goods were held.</param>
public sealed record QuoteAssessment(
    IReadOnlyList<ApprovalStep> Approvals, IReadOnlyList<IReadOnlyList<ApprovalStep>>? Stages = null, QuotedStock? Stock = null);

/// <summary>Does what is due in a step: asks, reminds, hands over, escalates, ends it.</summary>
/// <param name="QuoteId">Case id.</param>
/// <param name="QuoteVersion">Version.</param>
/// <param name="Step">The step.</param>
/// <param name="Round">How often it was done before; names the round, so that a repetition is known as one.</param>
public sealed record PursueApproval(string QuoteId, int QuoteVersion, ApprovalStep Step, int Round);

/// <summary>Where a step stands after a round.</summary>
/// <param name="Outcome">How it ended; null while people are to decide.</param>
/// <param name="NextAt">When something is due next, UTC.</param>
public sealed record ApprovalProgress(ApprovalOutcome? Outcome, DateTimeOffset NextAt);

/// <summary>Tells a step's process that something moved.</summary>
/// <param name="Outcome">How the step ended; null when it is to look for itself.</param>
public sealed record ApprovalChanged(ApprovalOutcome? Outcome);

/// <summary>Asks the approver of a step by mail. Returns null when there is a newer version.</summary>
public sealed record RequestApproval(string QuoteId, int QuoteVersion, ApprovalStep Step);

/// <summary>Reminds the approver of a step, unless it is decided.</summary>
public sealed record RemindApprover(string QuoteId, int QuoteVersion, ApprovalStep Step);

/// <summary>Asks the deputy too, unless the step is decided.</summary>
public sealed record EscalateApproval(string QuoteId, int QuoteVersion, ApprovalStep Step);

/// <summary>Ends a step that nobody decided. Returns false if somebody did after all.</summary>
public sealed record ExpireApproval(string QuoteId, int QuoteVersion, ApprovalStep Step);

/// <summary>Tells the requester that the quote was refused or not decided.</summary>
public sealed record ReportApproval(string QuoteId, int QuoteVersion, ApprovalStep Step);

/// <summary>Hands the quote to the customer by mail. Returns null when there is a newer version.</summary>
public sealed record ReleaseQuote(string QuoteId, int QuoteVersion, bool WithMail = true);

/// <summary>Notes which goods are held for a version, and mails it to the customer.</summary>
/// <param name="QuoteId">Case id.</param>
/// <param name="QuoteVersion">Version.</param>
/// <param name="Promises">What is held; null where there are no goods.</param>
public sealed record PresentQuote(string QuoteId, int QuoteVersion, StockPromises? Promises);

/// <summary>Tells whoever asked for a version on our side what the customer answered, or that he did not.</summary>
public sealed record ReportAnswer(string QuoteId, int QuoteVersion);

/// <summary>Reminds the customer that the validity ends, unless he has answered.</summary>
public sealed record RemindCustomer(string QuoteId, int QuoteVersion);

/// <summary>Ends a quote that the customer did not answer. Returns false if he did after all.</summary>
public sealed record ExpireQuote(string QuoteId, int QuoteVersion);

/// <summary>How an approval step ended.</summary>
[JsonDerivedType(typeof(Approved), nameof(Approved))]
[JsonDerivedType(typeof(Refused), nameof(Refused))]
[JsonDerivedType(typeof(Expired), nameof(Expired))]
[JsonDerivedType(typeof(Withdrawn), nameof(Withdrawn))]
[JsonDerivedType(typeof(Superseded), nameof(Superseded))]
public abstract record ApprovalOutcome
{
    private ApprovalOutcome()
    {
    }

    /// <summary>Yes.</summary>
    public sealed record Approved : ApprovalOutcome;

    /// <summary>No.</summary>
    /// <param name="Comment">Why.</param>
    public sealed record Refused(string Comment) : ApprovalOutcome;

    /// <summary>Nobody decided in time.</summary>
    public sealed record Expired : ApprovalOutcome;

    /// <summary>Another step ended the version.</summary>
    public sealed record Withdrawn : ApprovalOutcome;

    /// <summary>There is a newer version.</summary>
    public sealed record Superseded : ApprovalOutcome;
}

/// <summary>How a version of a quote ended.</summary>
[JsonDerivedType(typeof(Accepted), nameof(Accepted))]
[JsonDerivedType(typeof(Declined), nameof(Declined))]
[JsonDerivedType(typeof(NotApproved), nameof(NotApproved))]
[JsonDerivedType(typeof(Expired), nameof(Expired))]
[JsonDerivedType(typeof(Superseded), nameof(Superseded))]
public abstract record QuoteOutcome
{
    private QuoteOutcome()
    {
    }

    /// <summary>The customer accepted; an order follows.</summary>
    public sealed record Accepted(string OrderId) : QuoteOutcome;

    /// <summary>The customer declined.</summary>
    public sealed record Declined(string? Reason) : QuoteOutcome;

    /// <summary>An approver refused, or nobody decided in time.</summary>
    public sealed record NotApproved([property: JsonConverter(typeof(NumberedStepJsonConverter))] ApprovalStep Step) : QuoteOutcome;

    /// <summary>The customer did not answer in time.</summary>
    public sealed record Expired : QuoteOutcome;

    /// <summary>There is a newer version.</summary>
    public sealed record Superseded : QuoteOutcome;
}
