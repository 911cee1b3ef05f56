using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using MovementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Movement, LeadToCash.Banking.MovementCommand, LeadToCash.Banking.MovementEvent>;

namespace LeadToCash.Banking;

/// <summary>Clarifies movements: what they pay, whose they are, what came back. The same call twice is one; an <c>Idempotency-Key</c> makes it another.</summary>
public sealed class MovementsApi(MovementStore movements, Clarifications clarifications, TakenUpPayments takenUp, Staff staff)
{
    private const int LongestNote = 500;

    /// <summary>
    /// Has a movement pay invoices: <c>{"allocations":[{"invoice":"RE-2026-00007","amount":{"amount":5000.00,"currency":"EUR"}}]}</c>, or the fields <c>invoice</c>, <c>amount</c> and
    /// <c>discount</c> of a form, repeated. Never more than is open of an invoice; what is left of the movement stays to be clarified.
    /// </summary>
    [Function("AllocateMovement")]
    [Describes(Body = typeof(AllocationDocument), Form = true, Answer = typeof(Movement), Page = true)]
    public Task<IResult> AllocateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/movements/{id}/allocations")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            id,
            "allocate",
            async (movement, by) => await AllocationForm.ReadAsync(request, movement.Entry.Amount.Currency, cancellationToken) switch
            {
                (null, { } problem) => new Wanted(null, null, problem, ""),
                ({ } wishes, _) => Wanted.Of(await clarifications.AllocateAsync(id, movement, wishes, by, cancellationToken), JsonSerializer.Serialize(wishes)),
                _ => throw new InvalidOperationException("Neither wishes nor a problem."),
            },
            cancellationToken);

    /// <summary>Keeps what is left of a movement for a customer: his id, e-mail address or the number of an invoice of his.</summary>
    [Function("PutMovementOnAccount")]
    [Describes(Body = typeof(AccountWish), Form = true, Answer = typeof(Movement), Page = true)]
    public Task<IResult> PutOnAccountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/movements/{id}/account")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            request, id, "account", (_, by) => WithFieldsAsync(request, fields => clarifications.AccountAsync(fields["customer"], by, cancellationToken), "customer", cancellationToken), cancellationToken);

    /// <summary>Says which payment came back with a movement; the invoice is open again. <c>payment</c> is needed when several are on the invoice.</summary>
    [Function("NoteReturnedPayment")]
    [Describes(Body = typeof(ReturnWish), Form = true, Answer = typeof(Movement), Page = true)]
    public Task<IResult> ReturnAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/movements/{id}/return")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            id,
            "return",
            (movement, by) => WithFieldsAsync(
                request, fields => clarifications.ReturnAsync(movement, new ReturnWish(fields["invoice"], fields.Optional("payment", LongestNote)), by, cancellationToken), "invoice", cancellationToken),
            cancellationToken);

    /// <summary>Says that a movement is no money of customers; <c>note</c> says what it is.</summary>
    [Function("DismissMovement")]
    [Describes(Body = typeof(MovementNote), Form = true, Answer = typeof(Movement), Page = true)]
    public Task<IResult> DismissAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/movements/{id}/dismissal")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            id,
            "dismiss",
            (_, by) => WithFieldsAsync(request, fields => Task.FromResult<(MovementCommand?, Refusal?)>((new MovementCommand.Dismiss(fields.Optional("note", LongestNote)!, by), null)), "note", cancellationToken),
            cancellationToken);

    /// <summary>Takes an allocation back that was wrong: the invoice is open again, and the money to be clarified. <c>note</c> says why.</summary>
    [Function("WithdrawAllocation")]
    [Describes(Body = typeof(MovementNote), Form = true, Answer = typeof(Movement), Page = true)]
    public Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/movements/{id}/allocations/{paymentId}/withdrawal")] HttpRequest request,
        string id, string paymentId, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            id,
            "withdraw/" + paymentId,
            (_, by) => WithFieldsAsync(
                request, fields => Task.FromResult<(MovementCommand?, Refusal?)>((new MovementCommand.Withdraw(paymentId, fields.Optional("note", LongestNote)!, by), null)), "note", cancellationToken),
            cancellationToken);

    /// <summary>Takes up a provider's payment that nobody could place, so that it can be clarified like a line of a bank. Twice is once.</summary>
    [Function("TakeUpPayment")]
    [Describes(Answer = typeof(Movement), Page = true)]
    public async Task<IResult> TakeUpAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payments/unmatched/{paymentId}/movement")] HttpRequest request, string paymentId, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManagePayments, out IResult? refusal))
        {
            return refusal!;
        }

        (string? id, Refusal? refused) = await takenUp.TakeUpAsync(paymentId, staff.Of(request)!.Actor, cancellationToken);
        return id is null
            ? Problem.Of(refused!, refused!.Code == "not-listed" ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict)
            : Answer(request, id, (await movements.GetAsync(id, cancellationToken)).State);
    }

    private async Task<IResult> ChangeAsync(HttpRequest request, string id, string what, Func<Movement, string, Task<Wanted>> read, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManagePayments, out IResult? refusal))
        {
            return refusal!;
        }

        if (await movements.FindAsync(id, cancellationToken) is not { } file)
        {
            return Problem.NotFound($"There is no movement '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        Wanted wanted = await read(file.State, actor);
        if (wanted.Problem is not null)
        {
            return wanted.Problem;
        }

        string commandId = CommandId(request, what, wanted.Content);
        if (await movements.RecordedAsync(id, commandId, cancellationToken) is { State: { } done })
        {
            return Answer(request, id, done); // what it asks for may not be possible any more, because it was done
        }

        if (wanted.Refusal is not null)
        {
            return Refused(request, wanted.Refusal);
        }

        CaseOutcome<Movement, MovementEvent> outcome = await movements.ExecuteAsync(id, commandId, wanted.Command!, actor, cancellationToken);
        return outcome.Refusal is { } no ? Refused(request, no) : Answer(request, id, outcome.State!);
    }

    private static async Task<Wanted> WithFieldsAsync(
        HttpRequest request, Func<SubmittedFields, Task<(MovementCommand? Command, Refusal? Refusal)>> read, string required, CancellationToken cancellationToken)
    {
        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        return problem is not null || fields[required].Length == 0
            ? new Wanted(null, null, problem ?? Problem.Invalid(required, "It is missing."), "")
            : Wanted.Of(await read(fields), fields[required] + "|" + fields["payment"]);
    }

    private static string CommandId(HttpRequest request, string what, string content) =>
        $"staff/{what}/" + (request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 200 } key
            ? key
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12)));

    private static IResult Answer(HttpRequest request, string id, Movement movement) =>
        request.WantsJson() ? Results.Json(movement, CaseJson.Options) : Results.Redirect("/movements/" + id);

    private static IResult Refused(HttpRequest request, Refusal refusal) => request.WantsJson()
        ? Problem.Of(refusal)
        : Page.Message(Cultures.English, "That is not possible", refusal.Reason, "warn", StatusCodes.Status409Conflict);

    /// <summary>What a call asks for: a command, or why there is none.</summary>
    private sealed record Wanted(MovementCommand? Command, Refusal? Refusal, IResult? Problem, string Content)
    {
        public static Wanted Of((MovementCommand? Command, Refusal? Refusal) read, string content) => new(read.Command, read.Refusal, null, content);
    }
}
