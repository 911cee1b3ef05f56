using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Contracts;

/// <summary>The running contracts, and contracts that are taken over from elsewhere.</summary>
public sealed class ContractsApi(ContractAgenda agenda, ContractTakeOver takeOver, Staff staff)
{
    private const int Limit = 50;
    private const int LargestLimit = 200;

    /// <summary>A page of the running contracts by the next date that matters; <c>next</c> of the answer is <c>after</c> of the next page.</summary>
    [Function("ListContracts")]
    [Describes(Answer = typeof(ContractList), Query = ["after", "limit"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/contracts")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        (string after, string wanted) = (request.Query["after"].ToString(), request.Query["limit"].ToString());
        int limit = Limit;
        if (wanted.Length > 0 && (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LargestLimit))
        {
            return Problem.Invalid("limit", $"Write a number from 1 to {LargestLimit}.");
        }

        return after.Length > 0 && !ContractAgenda.IsCursor(after)
            ? Problem.Invalid("after", "Take 'next' of the page before.")
            : Results.Json(await agenda.ListAsync(after.Length > 0 ? after : null, limit, cancellationToken), CaseJson.Options);
    }

    /// <summary>
    /// Takes over a contract that runs already, under the number that it has: 201, or 200 when it was taken over before with the same content. Its terms come from the
    /// file of terms, by its first line's item and its first day; without <c>endsOn</c> it runs until it is cancelled.
    /// </summary>
    [Function("TakeOverContract")]
    [Describes(Body = typeof(RunningContract), Answer = typeof(Contract), Status = StatusCodes.Status201Created)]
    public async Task<IResult> TakeOverAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contracts")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageContracts, out IResult? refusal))
        {
            return refusal!;
        }

        (RunningContract? running, IResult? unreadable) = await JsonBody.ReadAsync<RunningContract>(request, cancellationToken);
        if (running is null)
        {
            return unreadable!;
        }

        Dictionary<string, string[]> errors = takeOver.Check(running);
        return errors.Count > 0 ? Problem.Invalid(errors) : await TakeOverAsync(running, staff.Of(request)!.Actor, cancellationToken);
    }

    private async Task<IResult> TakeOverAsync(RunningContract running, string actor, CancellationToken cancellationToken)
    {
        (CaseOutcome<Contract, ContractEvent> outcome, bool isSame) = await takeOver.BeginAsync(running, actor, cancellationToken);
        return outcome switch
        {
            { Refusal: { } refused } => Problem.Of(refused),
            { IsRepeat: true } when !isSame => Problem.Of(
                StatusCodes.Status409Conflict, "contract-exists", $"There is another contract '{running.Number}' already."),
            _ => Results.Json(outcome.State, CaseJson.Options, statusCode: outcome.IsRepeat ? StatusCodes.Status200OK : StatusCodes.Status201Created),
        };
    }
}
