using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.FieldService;

/// <summary>What dispatchers do by hand: give a visit a slot, move it, call it off.</summary>
public sealed class AppointmentsApi(VisitStore visits, Dispatch dispatch, Technicians technicians, Staff staff, TimeProvider time)
{
    /// <summary>Books or moves a visit: 201 with the appointment, or 409 with the next two that are free. Fields: technicianId, start, hours (optional).</summary>
    [Function("AppointVisit")]
    [Describes(Body = typeof(WantedSlot), Form = true, Answer = typeof(Appointment), Status = StatusCodes.Status201Created)]
    public async Task<IResult> AppointAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/visits/{id}/appointment")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (CaseFile<Visit>? file, SubmittedFields fields, IResult? obstacle) = await OpenAsync(request, id, cancellationToken);
        if (obstacle is not null)
        {
            return obstacle;
        }

        (WantedSlot? wanted, IReadOnlyDictionary<string, string[]> errors) = Wanted(fields);
        if (wanted is null)
        {
            return Problem.Invalid(errors);
        }

        DispatchResult result = await dispatch.AppointAsync(id, file!, wanted, Actor(request), cancellationToken);
        return result.Refusal is { } refusal
            ? Problem.Of(StatusCodes.Status409Conflict, refusal.Code, refusal.Reason, new Dictionary<string, object?> { ["alternatives"] = result.Alternatives })
            : Results.Json(result.Visit!.Appointment, CaseJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Calls a visit off. Field: reason, as the customer may read it.</summary>
    [Function("CancelVisit")]
    [Describes(Body = typeof(CancelVisit), Form = true, Answer = typeof(Visit))]
    public async Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/visits/{id}/cancellation")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (_, SubmittedFields fields, IResult? obstacle) = await OpenAsync(request, id, cancellationToken);
        if (obstacle is not null)
        {
            return obstacle;
        }

        if (fields["reason"].Length is 0 or > 500)
        {
            return Problem.Invalid("reason", "Give a reason of at most 500 characters.");
        }

        CaseOutcome<Visit, VisitEvent> outcome = await visits.ExecuteAsync(id, "cancel", new CancelVisit(fields["reason"]), Actor(request), cancellationToken);
        return outcome.Refusal is { } refusal ? Problem.Of(refusal) : Results.Json(outcome.State, CaseJson.Options);
    }

    private async Task<(CaseFile<Visit>? File, SubmittedFields Fields, IResult? Obstacle)> OpenAsync(
        HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageVisits, out IResult? refusal))
        {
            return (null, SubmittedFields.Empty, refusal);
        }

        CaseFile<Visit>? file = await visits.FindAsync(id, cancellationToken);
        if (file is null)
        {
            return (null, SubmittedFields.Empty, Problem.NotFound($"There is no visit '{id}'."));
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        return (file, fields, problem);
    }

    private (WantedSlot? Wanted, IReadOnlyDictionary<string, string[]> Errors) Wanted(SubmittedFields fields)
    {
        Dictionary<string, string[]> errors = [];
        if (technicians.Find(fields["technicianId"]) is null)
        {
            errors["technicianId"] = [$"Give one of {string.Join(", ", technicians.All.Select(technician => technician.Id))}."];
        }

        DateTimeOffset now = time.GetUtcNow();
        if (!DateTimeOffset.TryParse(fields["start"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start)
            || start < now || start > now.AddYears(1))
        {
            errors["start"] = ["Give an instant within a year from now, e.g. 2026-11-24T08:00:00Z."];
        }

        decimal? hours = null;
        if (fields["hours"] is { Length: > 0 } text)
        {
            hours = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal given) && given is > 0 and <= 24 ? given : null;
            if (hours is null)
            {
                errors["hours"] = ["Give a number above 0 and at most 24."];
            }
        }

        return errors.Count > 0 ? (null, errors) : (new WantedSlot(fields["technicianId"], start, hours), errors);
    }

    private string Actor(HttpRequest request) => staff.Of(request)!.Actor;
}
