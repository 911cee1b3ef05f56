using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.OrderToCash;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using LettersStore = LeadToCash.Cases.CaseStore<LeadToCash.Dunning.CustomerLetters, LeadToCash.Dunning.CustomerLettersCommand, LeadToCash.Dunning.CustomerLettersEvent>;

namespace LeadToCash.Dunning;

/// <summary>Holds letters of an invoice, from one level on or all, or of a customer, and releases them. What is due then goes out once.</summary>
public sealed class LetterHoldsApi(ClaimChanges changes, CaseReader cases, LettersStore customers, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    private const int LongestText = 500;

    /// <summary>Holds an invoice's letters. Fields: <c>reason</c>; <c>level</c> (from which letter on; all unless given); <c>until</c> (first day on which they go out again; until released unless given).</summary>
    [Function("HoldLetters")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> HoldAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/letter-holds")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        changes.ApplyAsync(request, id, "hold-letters", (fields, invoice, actor) =>
            fields.Optional("reason", LongestText) is { } reason && IsUntil(fields, out DateOnly? until) && IsLevel(fields["level"], out int? level)
                ? new InvoiceCommand.HoldLetters(HoldId(invoice.Facts), level, until, reason, actor)
                : null, cancellationToken);

    /// <summary>Releases an invoice's letters. Field: <c>hold</c> (all unless given).</summary>
    [Function("ReleaseLetters")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/letter-holds/release")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        changes.ApplyAsync(request, id, "release-letters", (fields, _, actor) => new InvoiceCommand.ReleaseLetters(fields.Optional("hold", LongestText), actor), cancellationToken);

    /// <summary>Holds all letters to a customer. Fields: <c>reason</c>, <c>until</c> as above.</summary>
    [Function("HoldCustomerLetters")]
    [Describes(Form = true, Page = true, Answer = typeof(CustomerLetters))]
    public Task<IResult> HoldCustomerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/customers/{id}/letter-holds")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeCustomerAsync(request, id, (fields, customerId, version, actor) => fields.Optional("reason", LongestText) is { } reason && IsUntil(fields, out DateOnly? until)
            ? new CustomerLettersCommand.Hold(customerId, HoldId(version), until, reason, actor)
            : null, cancellationToken);

    /// <summary>Releases the letters to a customer. Field: <c>hold</c> (all unless given).</summary>
    [Function("ReleaseCustomerLetters")]
    [Describes(Form = true, Page = true, Answer = typeof(CustomerLetters))]
    public Task<IResult> ReleaseCustomerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/customers/{id}/letter-holds/release")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeCustomerAsync(request, id, (fields, _, _, actor) => new CustomerLettersCommand.Release(fields.Optional("hold", LongestText), actor), cancellationToken);

    private async Task<IResult> ChangeCustomerAsync(
        HttpRequest request, string id, Func<SubmittedFields, string, long, string, CustomerLettersCommand?> commandOf, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || await cases.VersionAsync(Customer.CaseType, id, cancellationToken) == 0)
        {
            return problem ?? Problem.NotFound($"There is no customer '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        long version = (await customers.FindAsync(id, cancellationToken))?.Version ?? 0;
        if (commandOf(fields, id, version, actor) is not { } command)
        {
            return Problem.Invalid("reason", "Say why; a date is like 2026-08-31 and not past.");
        }

        string commandId = string.Create(CultureInfo.InvariantCulture, $"{command.GetType().Name}/{version}");
        CaseOutcome<CustomerLetters, CustomerLettersEvent> outcome = await customers.ExecuteAsync(id, commandId, command, actor, cancellationToken);
        return request.WantsJson() ? Results.Json(outcome.State ?? new CustomerLetters { CustomerId = id }, CaseJson.Options) : Results.Redirect($"/customers/{id}/account");
    }

    private string HoldId(long number) => string.Create(CultureInfo.InvariantCulture, $"{calendars.Today(time):yyyyMMdd}-{number}");

    private bool IsUntil(SubmittedFields fields, out DateOnly? until)
    {
        until = fields.Date("until", unsaid: null);
        return fields["until"].Length == 0 || until > calendars.Today(time);
    }

    private static bool IsLevel(string text, out int? level)
    {
        level = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 100 ? number : null;
        return text.Length == 0 || level is not null;
    }
}
