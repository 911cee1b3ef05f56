using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Notices of customers that come by letter or telephone, and our part in withdrawing a notice.</summary>
public sealed class ContractNoticesApi(ContractStore contracts, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int LongestReason = 500;

    /// <summary>Records the customer's notice. Fields: <c>receivedOn</c> (today unless given), <c>lastDay</c> (not before it, if the customer wishes so), <c>reason</c>. Twice is once.</summary>
    [Function("RecordCancellation")]
    [Describes(Body = typeof(ReceivedNotice), Form = true, Answer = typeof(Contract), Page = true)]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contracts/{id}/cancellation")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            id,
            fields => (Date(fields, "receivedOn"), Date(fields, "lastDay")) is ({ IsValid: true } received, { IsValid: true } wished)
                ? new ContractCommand.Cancel(
                    ContractSide.Customer, received.Value ?? calendars.Today(time), wished.Value, fields.Optional("reason", LongestReason), calendars.Today(time))
                : null,
            "notice",
            cancellationToken);

    /// <summary>Agrees that a notice is withdrawn, or offers it: it is gone once both want so. Twice is once.</summary>
    [Function("WithdrawCancellation")]
    [Describes(Answer = typeof(Contract), Page = true)]
    public Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contracts/{id}/withdrawal")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, _ => new ContractCommand.WithdrawCancellation(ContractSide.Us, calendars.Today(time)), "withdraw", cancellationToken);

    private async Task<IResult> ChangeAsync(
        HttpRequest request, string id, Func<SubmittedFields, ContractCommand?> commandOf, string what, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageContracts, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = request.ContentLength is null or 0
            ? (SubmittedFields.Empty, null)
            : await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (commandOf(fields) is not { } command)
        {
            return Problem.Invalid("receivedOn", "Write dates like 2026-06-30.");
        }

        if (await contracts.FindAsync(id, cancellationToken) is not { } file)
        {
            return Problem.NotFound($"There is no contract '{id}'.");
        }

        string commandId = string.Create(CultureInfo.InvariantCulture, $"staff/{what}/{file.State.Revision}");
        return Answer(request, await contracts.ExecuteAsync(id, commandId, command, staff.Of(request)!.Actor, cancellationToken));
    }

    private static IResult Answer(HttpRequest request, CaseOutcome<Contract, ContractEvent> outcome) => (outcome.Refusal, request.WantsJson()) switch
    {
        ({ } refusal, true) => Problem.Of(refusal),
        ({ } refusal, false) => Page.Message(Cultures.English, "That is not possible", refusal.Reason, "warn", StatusCodes.Status409Conflict),
        (null, true) => Results.Json(outcome.State, CaseJson.Options),
        _ => Page.Message(Cultures.English, $"Contract {outcome.State!.Number}", Sentence(outcome.State), "good"),
    };

    private static string Sentence(Contract contract) => contract switch
    {
        { Cancellation: { } cancellation, WithdrawalBy: ContractSide.Us } => $"The customer was asked to agree; until he does, it ends on {cancellation.EffectiveOn:yyyy-MM-dd}.",
        { Cancellation: { } cancellation } => $"It is cancelled and ends on {cancellation.EffectiveOn:yyyy-MM-dd}. The customer gets a confirmation by e-mail.",
        _ => "The notice is withdrawn; the contract goes on.",
    };

    private static (bool IsValid, DateOnly? Value) Date(SubmittedFields fields, string name) =>
        fields[name].Length == 0 ? (true, null)
        : DateOnly.TryParseExact(fields[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date.Year is > 1990 and < 2200 ? (true, date)
        : (false, null);
}

/// <summary>A customer's notice as staff received it.</summary>
/// <param name="ReceivedOn">Local date; today unless given.</param>
/// <param name="LastDay">The contract is not to end before it; null for as soon as possible.</param>
/// <param name="Reason">Why, if it was said.</param>
internal sealed record ReceivedNotice(DateOnly? ReceivedOn = null, DateOnly? LastDay = null, string? Reason = null);
