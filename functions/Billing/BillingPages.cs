using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Billing;

/// <summary>Billing for staff: the runs, and the billing of one contract.</summary>
public sealed class BillingPages(
    BillingRuns runs, BillingAgenda agenda, Replication replication, UsageBook book, UsageQuestions questions, ContractBillingApi billing, ContractStore contracts, Staff staff, BusinessCalendars calendars,
    TimeProvider time)
{
    private const int RunsShown = 12;
    private const int QuestionsShown = 50;
    private const int DueCounted = 500;

    /// <summary>The billing runs: what is due, how far a run is, what failed.</summary>
    [Function("ShowBilling")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "billing")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        (IReadOnlyList<string> due, string? more) = await agenda.DueAsync(calendars.Today(time), null, DueCounted, cancellationToken);
        return Page.Of<BillingRunsPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Runs"] = await runs.LatestAsync(RunsShown, cancellationToken),
            ["Due"] = due.Count,
            ["IsMoreDue"] = more is not null,
            ["Replications"] = await replication.LatestAsync(3, cancellationToken),
            ["Questions"] = await questions.ListAsync(null, QuestionsShown, cancellationToken),
            ["MayRun"] = May(request, Permission.RunBilling),
            ["Calendar"] = calendars.Own,
        });
    }

    /// <summary>The billing of one contract.</summary>
    [Function("ShowContractBilling")]
    [Describes(Page = true)]
    public async Task<IResult> ShowContractAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contracts/{id}/billing")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (await contracts.FindAsync(id, cancellationToken) is not { } contract || await billing.ViewAsync(id, cancellationToken) is not { } view)
        {
            return Page.Message(Cultures.English, "No such contract", $"There is no contract '{id}'.", "warn", StatusCodes.Status404NotFound);
        }

        return Page.Of<ContractBillingPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Contract"] = contract.State,
            ["Data"] = view,
            ["Usage"] = await book.UnbilledAsync(id, cancellationToken),
            ["Questions"] = await questions.ListAsync(id, QuestionsShown, cancellationToken),
            ["MayRun"] = May(request, Permission.RunBilling),
        });
    }

    private bool May(HttpRequest request, Permission permission) => staff.Of(request) is { } member && PolicyTable.Allows(member.Roles, permission);
}
