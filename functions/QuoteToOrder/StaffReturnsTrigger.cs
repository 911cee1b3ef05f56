using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.QuoteToOrder;

/// <summary>The forms for returns on an order's page. On success the browser is led back there; a form that is sent twice counts once.</summary>
public sealed class StaffReturnsTrigger(StaffOrderForms forms, GoodsReturns returns, Staff staff)
{
    /// <summary>Announces a return. Fields: <c>quantity-1</c> for position 1 and so on, <c>reason</c>, <c>key</c>.</summary>
    [Function("AnnounceReturnByForm")]
    [Describes(Form = true, Page = true, Status = StatusCodes.Status303SeeOther)]
    public Task<IResult> AnnounceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/orders/{id}/returns")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        forms.TakeAsync(request, id, Returns(Permission.ChangeOrders), async (file, fields) =>
        {
            ReturnLine[] lines = [.. file.State.Lines.Select(line => new ReturnLine(line.Position, Quantity(fields, line.Position))).Where(line => line.Quantity != 0)];
            return (await returns.AnnounceAsync(id, lines, fields["reason"], staff.Of(request)!.Actor, "return/" + fields["key"], cancellationToken)).Refusal;
        }, cancellationToken);

    /// <summary>Notes what came. Fields: <c>quantity-1</c> for position 1 and so on, <c>damaged-1</c> when it can't be sold.</summary>
    [Function("ReceiveReturnByForm")]
    [Describes(Form = true, Page = true, Status = StatusCodes.Status303SeeOther)]
    public Task<IResult> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/orders/{id}/returns/{sequence:int}/arrival")] HttpRequest request,
        string id, int sequence, CancellationToken cancellationToken) =>
        forms.TakeAsync(request, id, Returns(Permission.ManageStock), (file, fields) => returns.ReceiveAsync(
            id,
            sequence,
            [.. file.State.Lines.Select(line => new ReturnedGoods(line.Position, Quantity(fields, line.Position), fields[Field("damaged", line.Position)].Length == 0)).Where(goods => goods.Quantity != 0)],
            staff.Of(request)!.Actor,
            string.Create(CultureInfo.InvariantCulture, $"return-{sequence}/arrival"),
            cancellationToken), cancellationToken);

    /// <summary>Name of a field of a position.</summary>
    internal static string Field(string name, int position) => string.Create(CultureInfo.InvariantCulture, $"{name}-{position}");

    private static StaffOrderForm Returns(Permission permission) => new(permission, "returns", "The return was not noted", ReturnsApi.StatusOf);

    /// <summary>-1 for what is no number, which every rule refuses.</summary>
    private static decimal Quantity(SubmittedFields fields, int position) => fields[Field("quantity", position)] is { Length: > 0 } text
        ? decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal quantity) ? quantity : -1
        : 0;
}
