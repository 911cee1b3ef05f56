using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.QuoteToOrder;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OpportunityOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityEvent>;
using OpportunityStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityCommand, LeadToCash.LeadToOpportunity.OpportunityEvent>;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Carries out what staff change of an opportunity, by the API and by the forms of the page alike.</summary>
public sealed class OpportunityDesk(
    OpportunityStore opportunities, QuoteStore quotes, NumberIndex numbers, OpportunityChanges changes, OpportunityRights rights, Staff staff)
{
    private const string IdempotencyKey = "Idempotency-Key";

    /// <summary>The opportunity under an id, or the one to which the quote with a number belongs; null if there is none.</summary>
    public async Task<CaseFile<Opportunity>?> FindAsync(string reference, CancellationToken cancellationToken) =>
        await opportunities.FindAsync(reference, cancellationToken)
        ?? (await numbers.FindAsync(reference, cancellationToken) is { } quoteId && (await quotes.FindAsync(quoteId, cancellationToken))?.State is { } quote
            ? await opportunities.FindAsync(quote.OpportunityId ?? OpportunityIds.OfQuote(quoteId), cancellationToken)
            : null);

    /// <summary>Carries out a change.</summary>
    /// <param name="request">The call, with its fields as a form or a flat JSON object.</param>
    /// <param name="permission">What it takes.</param>
    /// <param name="reference">Id of the opportunity, or number of one of its quotes.</param>
    /// <param name="change">Name of the change, of <see cref="OpportunityChanges"/>.</param>
    /// <param name="activityId">The activity that it is about.</param>
    /// <param name="mustKnow">Whether the caller must name the ETag that he read.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    internal async Task<ChangeAnswer> ChangeAsync(
        HttpRequest request, Permission permission, string reference, string change, string? activityId, bool mustKnow, CancellationToken cancellationToken)
    {
        if (!staff.May(request, permission, out IResult? refusal))
        {
            return new ChangeAnswer(refusal);
        }

        (SubmittedFields submitted, IResult? unreadable) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (unreadable is not null)
        {
            return new ChangeAnswer(unreadable);
        }

        if (await FindAsync(reference, cancellationToken) is not { } file)
        {
            return new ChangeAnswer(Problem.NotFound($"There is no opportunity '{reference}'."));
        }

        StaffMember member = staff.Of(request)!;
        if (permission == Permission.WorkOpportunities && !await rights.MayChangeAsync(member, file.State, cancellationToken))
        {
            return new ChangeAnswer(Problem.Of(StatusCodes.Status403Forbidden, "not-owner", $"The opportunity belongs to {file.State.Owner}, who is not away."));
        }

        (long? revision, IResult? precondition) = Precondition(request, mustKnow);
        if (precondition is not null)
        {
            return new ChangeAnswer(precondition);
        }

        ChangeFields fields = new(submitted);
        string? number = reference == file.Id ? null : reference.Trim().ToUpperInvariant();
        ChangeRequest wanted = new(change, member, Key(request, submitted), activityId, number);
        OpportunityCommand command = changes.Read(fields, wanted) with { IfRevision = revision };
        return fields.Errors.Count > 0
            ? new ChangeAnswer(Problem.Invalid(fields.Errors), Errors: fields.Errors, File: file)
            : Answer(command, await opportunities.ExecuteAsync(file.Id, CommandId(command, wanted), command, member.Actor, cancellationToken), file);
    }

    private static ChangeAnswer Answer(OpportunityCommand command, OpportunityOutcome outcome, CaseFile<Opportunity> file) => outcome switch
    {
        { Refusal: { } refusal } => new ChangeAnswer(Problem.Of(refusal, StatusOf(refusal)), Refusal: refusal, File: file),
        _ when outcome.IsRepeat && !IsSame(command, outcome) => new ChangeAnswer(
            Problem.Of(StatusCodes.Status422UnprocessableEntity, "request-id-reused", "This id named something else before; use a new one."), File: file),
        _ => new ChangeAnswer(Problem: null, Outcome: outcome),
    };

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        OpportunityRefusals.Stale => StatusCodes.Status412PreconditionFailed,
        "activity-unknown" => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>Whether what the id named the first time is what it names now. Without its own instant a communication keeps the first one.</summary>
    private static bool IsSame(OpportunityCommand command, OpportunityOutcome outcome) => (command, outcome.Events[0]) switch
    {
        (OpportunityCommand.RecordCommunication { Communication: var now }, CommunicationRecorded first) => first with { OccurredAt = now.OccurredAt } == now,
        (OpportunityCommand.PlanActivity plan, ActivityPlanned first) => (plan.Kind.Id, plan.Subject, plan.DueOn, plan.Time) == (first.Kind, first.Subject, first.DueOn, first.Time),
        _ => true,
    };

    private static string CommandId(OpportunityCommand command, ChangeRequest request) => command switch
    {
        OpportunityCommand.RecordCommunication record => $"communication/{record.Communication.CommunicationId}",
        OpportunityCommand.PlanActivity plan => $"plan/{plan.ActivityId}",
        _ => $"{request.Change}/{request.ActivityId}/{request.Key}",
    };

    /// <summary>Whoever may send it twice names it, by header or by a field of the form; else every call counts.</summary>
    private static string Key(HttpRequest request, SubmittedFields fields) =>
        (request.Headers[IdempotencyKey].ToString() is { Length: > 0 } header ? header : fields["key"]) is { Length: > 0 } key
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 10))
            : Guid.NewGuid().ToString("N");

    private static (long? Revision, IResult? Problem) Precondition(HttpRequest request, bool mustKnow)
    {
        IList<EntityTagHeaderValue> match = request.GetTypedHeaders().IfMatch;
        if (match.Count == 0)
        {
            return mustKnow
                ? (null, Problem.Of(StatusCodes.Status428PreconditionRequired, "precondition-required", "Name the ETag that you read in If-Match."))
                : (null, null);
        }

        return match.Contains(EntityTagHeaderValue.Any) ? (null, null)
            : long.TryParse(match[0].Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long revision) ? (revision, null)
            : (null, Problem.Of(StatusCodes.Status412PreconditionFailed, OpportunityRefusals.Stale, "The opportunity is not what you read; read it again."));
    }
}

/// <summary>What came of a change that was asked for.</summary>
/// <param name="Problem">The answer to a program when nothing was changed; null otherwise.</param>
/// <param name="Outcome">What was changed.</param>
/// <param name="Refusal">Why the opportunity does not allow it.</param>
/// <param name="Errors">What is wrong with the fields.</param>
/// <param name="File">The opportunity as it was when nothing was changed, if it was found.</param>
internal sealed record ChangeAnswer(
    IResult? Problem, OpportunityOutcome? Outcome = null, Refusal? Refusal = null, IReadOnlyDictionary<string, string[]>? Errors = null, CaseFile<Opportunity>? File = null);
