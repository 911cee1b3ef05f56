using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.QuoteToOrder;

/// <summary>The forms for deposits on an order's page. On success the browser is led back there; a form that is sent twice counts once.</summary>
public sealed class StaffDepositsTrigger(StaffOrderForms forms, OrderChanges changes, OrderDepositRequests deposits, Staff staff)
{
    private static readonly StaffOrderForm Deposits = new(Permission.ManageDeposits, "deposits", "The deposit was not noted", OrderDepositRequests.StatusOf);

    /// <summary>Asks for a deposit. Fields: <c>percent</c> or <c>amount</c>, <c>days</c>, <c>etag</c>.</summary>
    [Function("RequestDepositByForm")]
    [Describes(Form = true, Page = true, Status = StatusCodes.Status303SeeOther)]
    public Task<IResult> RequestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/orders/{id}/deposits")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        forms.TakeAsync(request, id, Deposits, async (file, fields) =>
        {
            string commandId = "deposit-form/" + fields["etag"];
            DepositWish wish = new(Number(fields["percent"]), Number(fields["amount"]), Days(fields["days"]));
            if (wish.Errors().Values.FirstOrDefault() is [var error, ..])
            {
                return new Refusal("deposit-too-much", error);
            }

            bool isRepeat = await changes.IsDoneAsync(id, commandId, cancellationToken);
            return isRepeat || OrderChanges.IsCurrent(fields["etag"], file)
                ? (await deposits.RequestAsync(id, wish, staff.Of(request)!.Actor, commandId, cancellationToken)).Refusal
                : new Refusal("order-changed", "The order has changed since you opened its page. Look at it again, then ask for the deposit.");
        }, cancellationToken);

    /// <summary>Releases a deposit. Field: <c>reason</c>.</summary>
    [Function("ReleaseDepositByForm")]
    [Describes(Form = true, Page = true, Status = StatusCodes.Status303SeeOther)]
    public Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/orders/{id}/deposits/{sequence:int}/release")] HttpRequest request,
        string id, int sequence, CancellationToken cancellationToken) =>
        forms.TakeAsync(request, id, Deposits, (_, fields) => deposits.ReleaseAsync(id, sequence, fields["reason"], staff.Of(request)!.Actor, cancellationToken), cancellationToken);

    /// <summary>Null for nothing; -1 for what is no number, which every rule refuses.</summary>
    private static decimal? Number(string text) => text.Length == 0 ? null : QuoteLineCheck.Number(text) ?? -1;

    private static int? Days(string text) =>
        text.Length == 0 ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) ? days : -1;
}
