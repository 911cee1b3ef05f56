using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Mail;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Changes of a contract that staff ask for: each is a quote, with its approvals, and holds once the customer accepts.</summary>
public sealed class ContractChangesApi(ContractStore contracts, QuoteRequests quotes, WantedChangeCheck check, Staff staff)
{
    private const string IdempotencyKey = "Idempotency-Key";

    /// <summary>
    /// Asks for a change: 201 with the quote. <c>kind</c> is <c>extend</c> (by <c>months</c>), <c>change</c> (<c>lines</c> from a day on, <c>from</c>) or <c>cancel</c> (by us;
    /// <c>reason</c>). The same <c>requestId</c> (or <c>Idempotency-Key</c>) makes the same quote. With <c>If-Match</c> only while the contract is as it was read.
    /// </summary>
    [Function("ChangeContract")]
    [Describes(Body = typeof(WantedChange), Form = true, Answer = typeof(OpenedChange), Page = true, Status = StatusCodes.Status201Created)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contracts/{id}/changes")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageContracts, out IResult? refusal))
        {
            return refusal!;
        }

        (WantedChange? wanted, IResult? unreadable) = await ReadAsync(request, cancellationToken);
        if (wanted is null)
        {
            return unreadable!;
        }

        if (await contracts.FindAsync(id, cancellationToken) is not { } file)
        {
            return Problem.NotFound($"There is no contract '{id}'.");
        }

        if (request.GetTypedHeaders().IfMatch is { Count: > 0 } tags && !tags.Any(tag => tag.Tag == "*" || tag.Tag == $"\"{file.Version}\""))
        {
            return Problem.Of(StatusCodes.Status412PreconditionFailed, "contract-changed", $"Contract {id} has changed since you read it.");
        }

        Dictionary<string, string[]> errors = check.Check(wanted);
        return errors.Count > 0 ? Problem.Invalid(errors) : await OpenAsync(request, file.State, wanted, cancellationToken);
    }

    private async Task<IResult> OpenAsync(HttpRequest request, Contract contract, WantedChange wanted, CancellationToken cancellationToken)
    {
        string requestId = request.Headers[IdempotencyKey].ToString() is { Length: > 0 } header ? header.Trim() : wanted.RequestId?.Trim() ?? "";
        if (await quotes.FindAsync(requestId, cancellationToken) is { } known)
        {
            return IsSame(known, contract, wanted)
                ? Answer(request, contract, known.Id, known.Number)
                : Problem.Of(StatusCodes.Status422UnprocessableEntity, "request-id-reused", "This request id named another request before; use a new one for a new request.");
        }

        OpenedQuote quote = await quotes.OpenAsync(requestId, check.RequestOf(contract, wanted, Requester(request, contract, wanted)), staff.Of(request)!.Actor, cancellationToken);
        return quote.Refusal is null ? Answer(request, contract, quote.Id, quote.Number)
            : request.WantsJson() ? Problem.Of(quote.Refusal)
            : Page.Message(Cultures.English, "That is not possible", quote.Refusal.Reason, "warn", StatusCodes.Status409Conflict);
    }

    private static IResult Answer(HttpRequest request, Contract contract, string quoteId, string number) => request.WantsJson()
        ? Results.Created($"/api/quotes/{quoteId}", new OpenedChange(quoteId, number, contract.Number))
        : Page.Message(Cultures.English, $"Quote {number}", $"The quote about contract {contract.Number} is priced and goes through its approvals now.", "good", StatusCodes.Status201Created);

    private static bool IsSame(Quote known, Contract contract, WantedChange wanted) =>
        known.Terms?.Change is { } change && change.ContractId == contract.Number && change.Kind == wanted.ChangeKind()
        && known.Terms.Extension?.Months == (wanted.ChangeKind() == ContractChangeKind.Extension ? wanted.Months : null);

    private string Requester(HttpRequest request, Contract contract, WantedChange wanted) =>
        MailAddresses.IsOne(staff.Of(request)!.Name) ? staff.Of(request)!.Name : wanted.Requester ?? contract.Owner;

    private static async Task<(WantedChange? Wanted, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasJsonContentType())
        {
            return await JsonBody.ReadAsync<WantedChange>(request, cancellationToken);
        }

        (IFormCollection? form, IResult? problem) = await FormBody.ReadAsync(request, cancellationToken);
        return form is null ? (null, problem) : (WantedChange.Of(form), null);
    }
}

/// <summary>The quote of a change.</summary>
/// <param name="Id">Its case id.</param>
/// <param name="Number">Its number.</param>
/// <param name="ContractId">The contract.</param>
internal sealed record OpenedChange(string Id, string Number, string ContractId);
