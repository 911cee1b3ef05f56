using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Contracts for staff: what renews or ends soon, and one contract with its terms on a time line.</summary>
public sealed class ContractsTrigger(ContractStore contracts, ContractAgenda agenda, ContractLinks links, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int PageSize = 50;

    /// <summary>A page of the running contracts by the next date that matters.</summary>
    [Function("ShowContracts")]
    [Describes(Page = true, Query = ["after"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contracts")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        ContractList list = await agenda.ListAsync(ContractAgenda.IsCursor(after) ? after : null, PageSize, cancellationToken);
        return Page.Of<ContractsPage>(Cultures.English, new Dictionary<string, object?> { ["List"] = list, ["Today"] = calendars.Today(time) });
    }

    /// <summary>One contract: dates, lines, history, and what can be asked for.</summary>
    [Function("ShowContract")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contracts/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await contracts.FindAsync(id, cancellationToken) is { } file
            ? Page.Of<ContractPage>(Cultures.English, new Dictionary<string, object?>
            {
                ["Contract"] = file.State,
                ["Today"] = calendars.Today(time),
                ["CustomersUrl"] = links.Url(file.Id),
                ["MayChange"] = staff.Of(request) is { } member && PolicyTable.Allows(member.Roles, Permission.ManageContracts),
            })
            : Page.Message(Cultures.English, "No such contract", $"There is no contract '{id}'.", "warn", StatusCodes.Status404NotFound);
    }
}
