using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>One invoice on one screen: its lines and what justifies them, what was paid, and forms to credit it or give it up.</summary>
public sealed class StaffInvoiceTrigger(InvoiceStore invoices, InvoiceChanges changes, Staff staff)
{
    private const int LongestReason = 500;

    [Function("ShowInvoiceToStaff")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff/invoices/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal) ? await ShownAsync(request, id, null, StatusCodes.Status200OK, cancellationToken) : refusal!;

    /// <summary>Credits by the form on the page. Fields: <c>key</c> (the version that was shown), <c>quantity-1</c> and so on, <c>reason</c>; on success the browser is led back.</summary>
    [Function("CreditInvoiceByForm")]
    [Describes(Form = true, Page = true, Status = StatusCodes.Status303SeeOther)]
    public Task<IResult> CreditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/invoices/{id}/credits")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, async (fields, reason, actor) =>
        {
            (IReadOnlyList<CreditWish> lines, string? error) = Wishes(fields, (await invoices.GetAsync(id, cancellationToken)).State);
            return error ?? (await changes.CreditAsync(id, lines, reason, actor, fields["key"], cancellationToken)).Refusal?.Reason;
        }, cancellationToken);

    /// <summary>Gives up what is open by the form on the page. Field: <c>reason</c>; on success the browser is led back.</summary>
    [Function("WriteOffInvoiceByForm")]
    [Describes(Form = true, Page = true, Status = StatusCodes.Status303SeeOther)]
    public Task<IResult> WriteOffAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/invoices/{id}/write-off")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, async (_, reason, actor) => (await changes.WriteOffAsync(id, reason, actor, cancellationToken))?.Reason, cancellationToken);

    private async Task<IResult> ChangeAsync(
        HttpRequest request, string id, Func<SubmittedFields, string, string, Task<string?>> change, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || await invoices.FindAsync(id, cancellationToken) is null)
        {
            return problem ?? Problem.NotFound($"There is no invoice '{id}'.");
        }

        if (fields.Optional("reason", LongestReason) is not { } reason)
        {
            return await ShownAsync(request, id, "Say why; the books and the customer need it.", StatusCodes.Status400BadRequest, cancellationToken);
        }

        if (await change(fields, reason, staff.Of(request)!.Actor) is { } error)
        {
            return await ShownAsync(request, id, error, StatusCodes.Status409Conflict, cancellationToken);
        }

        request.HttpContext.Response.Headers.Location = $"/staff/invoices/{id}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static (IReadOnlyList<CreditWish> Lines, string? Error) Wishes(SubmittedFields fields, Invoice invoice)
    {
        List<CreditWish> wishes = [];
        for (int line = 1; line <= invoice.Lines.Count; line++)
        {
            string text = fields[string.Create(CultureInfo.InvariantCulture, $"quantity-{line}")];
            if (text is "" or "0")
            {
                continue;
            }

            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal quantity))
            {
                return ([], $"Line {line}: write a quantity such as 1 or 1.5.");
            }

            wishes.Add(new CreditWish(line, quantity));
        }

        return (wishes, null);
    }

    private async Task<IResult> ShownAsync(HttpRequest request, string id, string? error, int status, CancellationToken cancellationToken) =>
        await invoices.FindAsync(id, cancellationToken) is { } file
            ? Page.Of<StaffInvoicePage>(
                Cultures.English,
                new Dictionary<string, object?>
                {
                    ["Id"] = id,
                    ["Invoice"] = file.State,
                    ["Version"] = file.Version,
                    ["MayChange"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.ManageInvoices),
                    ["Error"] = error,
                },
                status)
            : Page.Message(Cultures.English, "No such invoice", $"There is no invoice '{id}'.", "warn", StatusCodes.Status404NotFound);
}
