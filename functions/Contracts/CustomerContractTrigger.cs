using System.Globalization;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>The customer's page of his contract: looking changes nothing, sending gives notice or takes it back, and sending again gets the first answer.</summary>
public sealed class CustomerContractTrigger(
    ContractStore contracts, ContractLinks links, BusinessCalendars calendars, TimeProvider time, IStringLocalizer<ContractTexts> texts)
{
    private const int LongestReason = 500;

    /// <summary>The contract as the customer sees it, with the day on which it would end if he cancelled today.</summary>
    [Function("ShowContractToCustomer")]
    [Describes(Answer = typeof(ContractSummary), Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contract/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is { } contract ? Shown(request, contract) : LinkPages.Invalid(request);

    /// <summary>
    /// <c>decision</c> is <c>cancel</c> (with <c>lastDay</c>, if it is to end later, and <c>reason</c>, if the customer likes) or <c>withdraw</c>, to take a notice back or to agree
    /// that we take ours back.
    /// </summary>
    [Function("CancelContract")]
    [Describes(Body = typeof(CustomersDecision), Form = true, Answer = typeof(ContractSummary), Page = true)]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contract/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } contract)
        {
            return LinkPages.Invalid(request);
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (CommandOf(fields) is not { } command)
        {
            return request.WantsJson() ? Problem.Invalid("decision", "Write cancel, with lastDay as 2026-06-30 if you like, or withdraw.") : Shown(request, contract, StatusCodes.Status400BadRequest);
        }

        string commandId = string.Create(CultureInfo.InvariantCulture, $"customer/{fields["decision"]}/{contract.Revision}");
        return Answered(request, await contracts.ExecuteAsync(contract.Number, commandId, command, "customer", cancellationToken));
    }

    private ContractCommand? CommandOf(SubmittedFields fields)
    {
        DateOnly today = calendars.Today(time);
        DateOnly lastDay = default;
        bool isDate = fields["lastDay"].Length == 0
            || (DateOnly.TryParseExact(fields["lastDay"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out lastDay) && lastDay <= today.AddYears(10));
        return fields["decision"] switch
        {
            "cancel" when isDate => new ContractCommand.Cancel(
                ContractSide.Customer, today, fields["lastDay"].Length == 0 ? null : lastDay, fields.Optional("reason", LongestReason), today),
            "withdraw" => new ContractCommand.WithdrawCancellation(ContractSide.Customer, today),
            _ => null,
        };
    }

    private async Task<Contract?> FindAsync(string token, CancellationToken cancellationToken) =>
        links.ContractOf(token) is { } id ? (await contracts.FindAsync(id, cancellationToken))?.State : null;

    private IResult Shown(HttpRequest request, Contract contract, int status = StatusCodes.Status200OK) => request.WantsJson()
        ? Results.Json(ContractSummary.Of(contract, calendars.Today(time)), CaseJson.Options)
        : Page.Of<CustomerContractPage>(
            Cultures.Of(contract.Customer.Language),
            new Dictionary<string, object?> { ["Contract"] = contract, ["Today"] = calendars.Today(time), ["Error"] = status == StatusCodes.Status200OK ? null : "Page.DecisionMissing" },
            status);

    private IResult Answered(HttpRequest request, CaseOutcome<Contract, ContractEvent> outcome)
    {
        Contract contract = outcome.State!;
        CultureInfo culture = Cultures.Of(contract.Customer.Language);
        if (request.WantsJson())
        {
            return outcome.Refusal is { } refused ? Problem.Of(refused) : Results.Json(ContractSummary.Of(contract, calendars.Today(time)), CaseJson.Options);
        }

        return Cultures.In(culture, () => (outcome.Refusal, contract.Cancellation, contract.WithdrawalBy) switch
        {
            ({ } refusal, _, _) => Page.Message(culture, texts["Page.NotPossible"], Text(refusal), "warn", StatusCodes.Status409Conflict),
            (_, { } cancellation, ContractSide.Customer) => Page.Message(
                culture, texts["Page.WithdrawalSent"], texts["Page.WithdrawalSentText", cancellation.EffectiveOn.ToString("D", culture)], "good"),
            (_, { } cancellation, _) => Page.Message(
                culture, texts["Page.Cancelled"],
                texts["Page.CancelledText", contract.Number, cancellation.ReceivedOn.ToString("D", culture), cancellation.EffectiveOn.ToString("D", culture)], "good"),
            _ => Page.Message(culture, texts["Page.Withdrawn"], texts["Page.WithdrawnText", contract.Number], "good"),
        });
    }

    private string Text(Refusal refusal) => texts["Refusal." + refusal.Code] is { ResourceNotFound: false } text ? text.Value : refusal.Reason;
}

/// <summary>What a customer decides about his contract.</summary>
/// <param name="Decision"><c>cancel</c> or <c>withdraw</c>.</param>
/// <param name="LastDay">Not before this local date; null for as soon as possible.</param>
/// <param name="Reason">Why, if the customer likes.</param>
internal sealed record CustomersDecision(string Decision, DateOnly? LastDay = null, string? Reason = null);

/// <summary>A contract as a customer's program gets it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Start">First day.</param>
/// <param name="EndsOn">Last day as things are; null when it runs until it is cancelled.</param>
/// <param name="LastNoticeDay">Last day on which a notice ends it with this term.</param>
/// <param name="EndsIfCancelledToday">Last day if notice is given today; null when it was given, or can't be.</param>
/// <param name="Lines">What runs.</param>
internal sealed record ContractSummary(
    string Number, ContractStatus Status, DateOnly Start, DateOnly? EndsOn, DateOnly? LastNoticeDay, DateOnly? EndsIfCancelledToday, IReadOnlyList<ContractLine> Lines)
{
    /// <summary>Without what is ours alone: owner and steps.</summary>
    public static ContractSummary Of(Contract contract, DateOnly today) => new(
        contract.Number, contract.Status, contract.Start, contract.EndsOn, contract.LastNoticeDay, IfCancelled(contract, today), contract.Lines);

    /// <summary>Last day if notice is given today; null when it was given, or can't be.</summary>
    public static DateOnly? IfCancelled(Contract contract, DateOnly today) => contract is { Status: ContractStatus.Active, Terms.Renewal: not RenewalKind.Ends }
        ? ContractDates.CancelledTo(contract.Terms, contract.Term, today)
        : null;
}
