using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using AccountStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingAccount, LeadToCash.Billing.BillingCommand, LeadToCash.Billing.BillingEvent>;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Billing;

/// <summary>Billing of one contract: what is due, billing it at once, and notices of other prices.</summary>
public sealed class ContractBillingApi(BillingAccounts billing, AccountStore accounts, ContractStore contracts, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    /// <summary>What was billed of a contract, and what would be billed now.</summary>
    [Function("GetContractBilling")]
    [Describes(Answer = typeof(ContractBillingView))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/contracts/{id}/billing")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await ViewAsync(id, cancellationToken) is { } view ? Results.Json(view, CaseJson.Options) : Problem.NotFound($"There is no contract '{id}'.");
    }

    /// <summary>Bills what is due of a contract now, without waiting for the night. Twice is once.</summary>
    [Function("BillContractNow")]
    [Describes(Answer = typeof(ContractBilled), Page = true)]
    public async Task<IResult> BillAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contracts/{id}/billing")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunBilling, out IResult? refusal))
        {
            return refusal!;
        }

        if (await contracts.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound($"There is no contract '{id}'.");
        }

        try
        {
            ContractBilled billed = await billing.BillAsync(id, cancellationToken);
            return request.WantsJson() ? Results.Json(billed, CaseJson.Options) : Results.Redirect($"/contracts/{Uri.EscapeDataString(id)}/billing");
        }
        catch (BusinessRuleException broken)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "billing-refused", broken.Message);
        }
    }

    /// <summary>
    /// Records that the customer was told of another price: it holds from the first whole period that begins on or after <c>from</c> and after the notice period. Without one a running contract keeps its price,
    /// whatever the price list becomes. Fields: <c>sku</c>, <c>unitPrice</c>, <c>from</c>, <c>noticeOn</c> (today unless given), <c>noticeDays</c> (30 unless given).
    /// </summary>
    [Function("GivePriceNotice")]
    [Describes(Body = typeof(WantedNotice), Answer = typeof(BillingAccount))]
    public async Task<IResult> NoticeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contracts/{id}/price-notices")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageContracts, out IResult? refusal))
        {
            return refusal!;
        }

        (WantedNotice? wanted, IResult? unreadable) = await JsonBody.ReadAsync<WantedNotice>(request, cancellationToken);
        if (wanted is null)
        {
            return unreadable!;
        }

        if (await contracts.FindAsync(id, cancellationToken) is not { } contract)
        {
            return Problem.NotFound($"There is no contract '{id}'.");
        }

        BillingAccount account = (await billing.OpenAsync(contract.State, cancellationToken)).State;
        if (contract.State.LinesOn(wanted.From).FirstOrDefault(one => string.Equals(one.Sku, wanted.Sku, StringComparison.OrdinalIgnoreCase)) is not { } line)
        {
            return Problem.Invalid("sku", "No such item runs under the contract on that day.");
        }

        if (wanted.UnitPrice is < 0 or > 10_000_000 || wanted.NoticeDays is < 0 or > 730 || wanted.From.Year is < 2000 or > 2199)
        {
            return Problem.Invalid("unitPrice", "Write a price of 0 or more, a date, and at most 730 days of notice.");
        }

        Money old = ItemPriceNotice.PriceOf(account.Notices, line, contract.State.Start, new BillingPeriod(wanted.From, wanted.From)).UnitPrice;
        ItemPriceNotice notice = new(line.Sku, old, Money.Of(wanted.UnitPrice, contract.State.Currency), wanted.NoticeOn ?? calendars.Today(time), wanted.From, wanted.NoticeDays);
        string commandId = FormattableString.Invariant($"price/{notice.Sku}/{notice.From:yyyyMMdd}/{notice.UnitPrice.MinorUnits}");
        CaseOutcome<BillingAccount, BillingEvent> outcome = await accounts.ExecuteAsync(id, commandId, new BillingCommand.GivePriceNotice(notice), staff.Of(request)!.Actor, cancellationToken);
        return outcome.Refusal is { } refused ? Problem.Of(refused) : Results.Json(outcome.State, CaseJson.Options);
    }

    /// <summary>The account with what is due; null if there is no such contract.</summary>
    internal async Task<ContractBillingView?> ViewAsync(string id, CancellationToken cancellationToken)
    {
        if ((await contracts.FindAsync(id, cancellationToken))?.State is not { } contract)
        {
            return null;
        }

        BillingAccount account = (await billing.OpenAsync(contract, cancellationToken)).State;
        DateOnly? next = account.NextDue(contract, calendars.Today(time));
        try
        {
            (ContractBilled due, IReadOnlyList<BillingEvent> events) = await billing.PreviewAsync(id, cancellationToken);
            return new ContractBillingView(account, next, due, [.. events.OfType<ContractBillDecided>().Select(bill => new DueInvoice(bill.DueOn, bill.Bill.Net, [.. bill.Bill.Lines.Select(line => line.Name)]))], null);
        }
        catch (BusinessRuleException broken)
        {
            return new ContractBillingView(account, next, null, [], broken.Message);
        }
    }
}

/// <summary>A notice of another price, as staff gave it.</summary>
internal sealed record WantedNotice(string Sku, decimal UnitPrice, DateOnly From, DateOnly? NoticeOn = null, int NoticeDays = 30);

/// <summary>Billing of a contract.</summary>
/// <param name="Account">What was billed.</param>
/// <param name="NextOn">The next local day on which something is due; null when nothing is known to be.</param>
/// <param name="Due">What billing it now would come to; null if it can't be billed.</param>
/// <param name="Invoices">The invoices that would be decided.</param>
/// <param name="Problem">Why it can't be billed; null when it can.</param>
internal sealed record ContractBillingView(BillingAccount Account, DateOnly? NextOn, ContractBilled? Due, IReadOnlyList<DueInvoice> Invoices, string? Problem);

/// <summary>An invoice that would be decided.</summary>
internal sealed record DueInvoice(DateOnly DueOn, Money Net, IReadOnlyList<string> Lines);
