using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>Takes in what a contact did elsewhere: at a fair, on the telephone, on a partner's site.</summary>
public sealed class InteractionsApi(ContactStore contacts, InteractionPoints points, Staff staff, TimeProvider time)
{
    /// <summary>Counts an interaction. The id names it, so that a repetition counts once.</summary>
    [Function("RecordInteraction")]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contacts/{id}/interactions")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RecordInteractions, out IResult? refusal))
        {
            return refusal!;
        }

        (InteractionBody? body, IResult? problem) = await JsonBody.ReadAsync<InteractionBody>(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset occurredAt = body.OccurredAt?.ToUniversalTime() ?? now;
        PointsTable table = points.On(now);
        RecordInteraction? command = body.Kind is null ? null : table.Count(body.Kind, occurredAt, body.Subject);
        Dictionary<string, string[]> errors = body.Errors(table, occurredAt > now);
        return errors.Count > 0
            ? Problem.Invalid(errors)
            : Answer(id, await ExecuteAsync(id, body.Id!, command!, staff.Of(request)!, cancellationToken));
    }

    private async Task<CaseOutcome<Contact, ContactEvent>?> ExecuteAsync(
        string id, string interactionId, RecordInteraction command, StaffMember member, CancellationToken cancellationToken) =>
        await contacts.FindAsync(id, cancellationToken) is null
            ? null
            : await contacts.ExecuteAsync(id, $"interaction/{interactionId}", command, member.Actor, cancellationToken);

    private static IResult Answer(string id, CaseOutcome<Contact, ContactEvent>? outcome) => outcome switch
    {
        null or { State: null } => Problem.NotFound($"There is no contact '{id}'."),
        { Refusal: { } refusal } => Problem.Of(refusal),
        { State: { } contact } => Results.Json(new { contactId = id, counted = !outcome.IsRepeat, contact.Score, contact.LeadId }, CaseJson.Options),
    };

    /// <summary>What the caller sends.</summary>
    /// <param name="Id">Names the interaction at the caller's; at most 100 characters.</param>
    /// <param name="Kind">Kind from the points file.</param>
    /// <param name="OccurredAt">When; now if not given.</param>
    /// <param name="Subject">What it was about, at most 200 characters.</param>
    private sealed record InteractionBody(string? Id, string? Kind, DateTimeOffset? OccurredAt, string? Subject)
    {
        public Dictionary<string, string[]> Errors(PointsTable table, bool inFuture)
        {
            Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
            if (string.IsNullOrWhiteSpace(Id) || Id.Length > 100)
            {
                errors["id"] = ["Name the interaction, so that a repetition counts once; at most 100 characters."];
            }

            if (Kind is null || !table.Kinds.ContainsKey(Kind))
            {
                errors["kind"] = [$"'{Kind}' is no kind of interaction; known are {string.Join(", ", table.Kinds.Keys)}."];
            }

            if (inFuture)
            {
                errors["occurredAt"] = ["This has not happened yet."];
            }

            if (Subject?.Length > 200)
            {
                errors["subject"] = ["At most 200 characters."];
            }

            return errors;
        }
    }
}
