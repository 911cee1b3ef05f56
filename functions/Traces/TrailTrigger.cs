using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Traces;

/// <summary>From any invoice line back to the campaign, and from any order on to its payments, as a picture and as JSON, as of any instant.</summary>
public sealed class TrailTrigger(TrailReader reader, Staff staff)
{
    /// <summary>Where an invoice comes from. Query: <c>asOf</c>, an instant with its offset; now unless given.</summary>
    [Function("GetInvoiceTrail")]
    [Describes(Answer = typeof(Trail), Page = true)]
    public Task<IResult> OfInvoiceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/invoices/{id}/trail")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ShowAsync(request, id, "Invoice", reader.OfInvoiceAsync, cancellationToken);

    /// <summary>What followed from an order. Query: <c>asOf</c>, an instant with its offset; now unless given.</summary>
    [Function("GetOrderTrail")]
    [Describes(Answer = typeof(Trail), Page = true)]
    public Task<IResult> OfOrderAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/orders/{id}/trail")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ShowAsync(request, id, "Order", reader.OfOrderAsync, cancellationToken);

    private async Task<IResult> ShowAsync(
        HttpRequest request, string id, string what, Func<string, DateTimeOffset?, CancellationToken, Task<Trail?>> read, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string asked = request.Query["asOf"].ToString();
        if (!TryRead(asked, out DateTimeOffset? asOf))
        {
            return Problem.Invalid("asOf", "Write an instant such as 2026-03-14T09:00:00+01:00.");
        }

        return (await read(id, asOf, cancellationToken), request.WantsJson()) switch
        {
            (null, true) => Problem.NotFound($"There is no {what.ToLowerInvariant()} '{id}'{(asOf is null ? "" : " at that time")}."),
            (null, false) => Page.Message(Cultures.English, "Nothing to show", $"There is no {what.ToLowerInvariant()} '{id}' at that time.", "warn", StatusCodes.Status404NotFound),
            ({ } trail, true) => Results.Json(trail, CaseJson.Options),
            ({ } trail, false) => Page.Of<TrailPage>(Cultures.English, new Dictionary<string, object?> { ["Trail"] = trail, ["Title"] = $"{what} {id}", ["AsOf"] = asked, ["Path"] = request.Path.Value }),
        };
    }

    /// <summary>A browser's field sends local time without offset; it is taken as UTC then.</summary>
    private static bool TryRead(string text, out DateTimeOffset? instant)
    {
        instant = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset read) ? read : null;
        return text.Length == 0 || instant is not null;
    }
}
