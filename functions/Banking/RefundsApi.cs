using System.Security.Cryptography;
using System.Text;
using LeadToCash.Access;
using LeadToCash.Api;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Documents;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.QuoteToOrder;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MovementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Movement, LeadToCash.Banking.MovementCommand, LeadToCash.Banking.MovementEvent>;
using RefundStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Refund, LeadToCash.Banking.RefundCommand, LeadToCash.Banking.RefundEvent>;

namespace LeadToCash.Banking;

/// <summary>Gives money back, or sets it off against another invoice, and makes the bank's file of what goes back.</summary>
public sealed class RefundsApi(
    RefundStore refunds, InvoiceStore invoices, MovementStore movements, NumberIndex numbers, RefundFiles files, Staff staff, IOptions<CompanyOptions> company, TimeProvider time)
{
    private static readonly string[] Content = ["invoice", "movement", "amount", "iban", "name", "setOff"];

    private const int LongestName = 70;
    private const int LongestId = 35;

    /// <summary>
    /// Gives back the surplus of an <c>invoice</c> or what is left of a <c>movement</c>: <c>amount</c> (all, unless given) to <c>iban</c> in the name of <c>name</c>, or pays the invoice
    /// <c>setOff</c> of the same customer with the surplus. The same call twice is one refund; an <c>Idempotency-Key</c> makes it another.
    /// </summary>
    [Function("RequestRefund")]
    [Describes(Body = typeof(RefundWish), Form = true, Answer = typeof(Refund), Page = true, Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> RequestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/refunds")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManagePayments, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        string id = IdOf(request, fields);
        if (await refunds.FindAsync(id, cancellationToken) is { } known)
        {
            return Answer(request, id, known.State);
        }

        (RefundOrder? order, IResult? wrong) = await OrderAsync(fields, staff.Of(request)!.Actor, cancellationToken);
        if (order is null)
        {
            return wrong!;
        }

        CaseOutcome<Refund, RefundEvent> outcome = await refunds.ExecuteAsync(id, "request", new RefundCommand.Request(order), order.By, cancellationToken);
        return Answer(request, id, outcome.Required());
    }

    /// <summary>Sends a refund again that the bank sent back, to another account: <c>iban</c>, and <c>name</c> if it is in another one.</summary>
    [Function("RetryRefund")]
    [Describes(Body = typeof(RefundRetry), Form = true, Answer = typeof(Refund))]
    public async Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/refunds/{id}/retry")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManagePayments, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || Iban.TryParse(fields["iban"]) is not { } iban)
        {
            return problem ?? Problem.Invalid("iban", "It is no IBAN.");
        }

        if (await refunds.FindAsync(id, cancellationToken) is not { } file)
        {
            return Problem.NotFound($"There is no refund '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        CaseOutcome<Refund, RefundEvent> outcome = await refunds.ExecuteAsync(
            id, $"retry/{file.Version}", new RefundCommand.Retry(iban.Value, fields.Optional("name", LongestName), actor), actor, cancellationToken);
        return outcome.Refusal is { } no ? Problem.Of(no) : Results.Json(outcome.State, CaseJson.Options);
    }

    /// <summary>Makes the file of all refunds that are ready, a thousand at the most. The same <c>Idempotency-Key</c> (letters, digits, hyphens) completes or returns the same file.</summary>
    [Function("MakeRefundFile")]
    [Describes(Answer = typeof(RefundFile))]
    public async Task<IResult> MakeFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/refund-files")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManagePayments, out IResult? refusal))
        {
            return refusal!;
        }

        string key = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? given : time.GetUtcNow().ToString("yyyyMMddHHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
        string id = "CT-" + key;
        return id.Length > LongestId || !CaseRows.IsId(id)
            ? Problem.Invalid("Idempotency-Key", $"It has at most {LongestId - 3} letters, digits and hyphens.")
            : Results.Json(await files.MakeAsync(id, staff.Of(request)!.Actor, cancellationToken), CaseJson.Options);
    }

    /// <summary>The file for the bank: pain.001.001.09.</summary>
    [Function("GetRefundFile")]
    public async Task<IResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/refund-files/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManagePayments, out IResult? refusal))
        {
            return refusal!;
        }

        if (!CaseRows.IsId(id) || await files.FindAsync(id, cancellationToken) is not { IsComplete: true } file)
        {
            return Problem.NotFound($"There is no complete file '{id}'.");
        }

        IReadOnlyList<CaseFile<Refund>> all = await files.RefundsAsync(id, cancellationToken);
        return all.Count == 0
            ? Problem.Of(StatusCodes.Status409Conflict, "file-empty", "No refund is in the file.")
            : Results.File(CreditTransferXml.Write(file, all, company.Value), "application/xml", id + ".xml");
    }

    private async Task<(RefundOrder? Order, IResult? Problem)> OrderAsync(SubmittedFields fields, string by, CancellationToken cancellationToken)
    {
        Iban? iban = Iban.TryParse(fields["iban"]);
        bool isSetOff = fields["setOff"].Length > 0;
        if ((fields["invoice"].Length > 0) == (fields["movement"].Length > 0))
        {
            return (null, Problem.Invalid("invoice", "Name the invoice with the surplus or the movement, one of both."));
        }

        if (!isSetOff && (iban is null || fields["name"].Length is 0 or > LongestName))
        {
            return (null, Problem.Invalid("iban", "Name the account by its IBAN and in whose name it is, or the invoice to set it off against."));
        }

        (RefundOrder? source, IResult? unknown) = await SourceAsync(fields, by, cancellationToken);
        return source switch
        {
            null => (null, unknown),
            _ when source.Amount.MinorUnits <= 0 => (null, Problem.Of(StatusCodes.Status409Conflict, "refund-nothing", "Nothing is there to give back.")),
            _ when isSetOff => await SetOffAsync(source, fields["setOff"], cancellationToken),
            _ when source.Amount.Currency != "EUR" => (null, Problem.Of(StatusCodes.Status409Conflict, "refund-currency", "Only euros go back by file.")),
            _ => (source with { Iban = iban!.Value, Name = fields["name"] }, null),
        };
    }

    private async Task<(RefundOrder? Order, IResult? Problem)> SourceAsync(SubmittedFields fields, string by, CancellationToken cancellationToken)
    {
        if (fields["movement"] is { Length: > 0 } movement)
        {
            return await movements.FindAsync(movement, cancellationToken) is { State: var state }
                ? WithAmount(fields, state.Left, new RefundOrder { MovementId = movement, Amount = state.Left, CustomerId = state.CustomerId, Text = $"Refund of {state.Entry.Text}", By = by })
                : (null, Problem.NotFound($"There is no movement '{movement}'."));
        }

        string id = await numbers.FindAsync(fields["invoice"], cancellationToken) ?? fields["invoice"];
        return await invoices.FindAsync(id, cancellationToken) is { State: var invoice } && invoice.Kind == BillKind.Invoice
            ? WithAmount(fields, invoice.Surplus, new RefundOrder { InvoiceId = id, Amount = invoice.Surplus, CustomerId = invoice.Customer.CustomerId, Text = $"Refund {invoice.Number}", By = by })
            : (null, Problem.NotFound($"There is no invoice '{fields["invoice"]}'."));
    }

    private static (RefundOrder? Order, IResult? Problem) WithAmount(SubmittedFields fields, Money there, RefundOrder order)
    {
        if (fields["amount"].Length == 0)
        {
            return (order, null);
        }

        return AllocationForm.Amount(fields["amount"], there.Currency) switch
        {
            null => (null, Problem.Invalid("amount", $"'{fields["amount"]}' is no amount; write 5000.00.")),
            { } wished when wished > there => (null, Problem.Of(StatusCodes.Status409Conflict, "refund-too-much", $"{there} can be given back, not {wished}.")),
            { } wished => (order with { Amount = wished }, null),
        };
    }

    private async Task<(RefundOrder? Order, IResult? Problem)> SetOffAsync(RefundOrder order, string against, CancellationToken cancellationToken)
    {
        string id = await numbers.FindAsync(against, cancellationToken) ?? against;
        return await invoices.FindAsync(id, cancellationToken) switch
        {
            not { State.Kind: BillKind.Invoice } => (null, Problem.NotFound($"There is no invoice '{against}'.")),
            _ when order.InvoiceId is null => (null, Problem.Invalid("setOff", "What is left of a movement is assigned to invoices, not set off.")),
            { State: var other } when id == order.InvoiceId || other.Customer.CustomerId != order.CustomerId || other.Open.Currency != order.Amount.Currency =>
                (null, Problem.Of(StatusCodes.Status409Conflict, "set-off-customer", "A surplus is set off against another invoice of the same customer and currency.")),
            { State: var other } when other.Open.IsZero => (null, Problem.Of(StatusCodes.Status409Conflict, "set-off-settled", $"Nothing is open of invoice {other.Number}.")),
            { State: var other } => (order with { SetOffInvoiceId = id, Amount = other.Open < order.Amount ? other.Open : order.Amount }, null),
        };
    }

    /// <summary>At most 35 characters, because it is the reference from end to end.</summary>
    private static string IdOf(HttpRequest request, SubmittedFields fields)
    {
        string content = string.Join('|', Content.Select(name => fields[name]));
        string key = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 200 } given ? "key|" + given : content;
        return "rf-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 14));
    }

    private static IResult Answer(HttpRequest request, string id, Refund refund)
    {
        request.HttpContext.Response.Headers.Location = "/api/refunds/" + id;
        return request.WantsJson()
            ? Results.Json(refund, CaseJson.Options, statusCode: StatusCodes.Status202Accepted)
            : Page.Message(Cultures.English, "The money goes back", $"Refund {id} of {refund.Order.Amount} is on its way: it goes into the next file for the bank.", "good");
    }
}

/// <summary>What is to be given back.</summary>
/// <param name="Invoice">Number or id of the invoice with the surplus; null when it is a movement.</param>
/// <param name="Movement">The movement of which something is left; null when it is an invoice.</param>
/// <param name="Amount">How much, <c>12.50</c>; all that is there unless given.</param>
/// <param name="Iban">Account to which it goes.</param>
/// <param name="Name">In whose name that is.</param>
/// <param name="SetOff">Instead of an account: number or id of the invoice that is paid with it.</param>
internal sealed record RefundWish(string? Invoice = null, string? Movement = null, string? Amount = null, string? Iban = null, string? Name = null, string? SetOff = null);

/// <summary>Where a refund that came back goes now.</summary>
/// <param name="Iban">The account.</param>
/// <param name="Name">In whose name it is; null for the same.</param>
internal sealed record RefundRetry(string Iban, string? Name = null);
