using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Documents;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using StatementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.BankStatement, LeadToCash.Banking.BankStatementCommand, LeadToCash.Banking.BankStatementEvent>;

namespace LeadToCash.Banking;

/// <summary>Uploads bank statements and steers their booking.</summary>
public sealed class BankStatementsApi(
    StatementReader reader, BankStatements received, RecentStatements recent, StatementStore statements, Staff staff, IOptions<CompanyOptions> company)
{
    private const int MostListed = 50;

    /// <summary>
    /// Takes a statement in: camt.053 (versions 02 and 08) or a bank's CSV export, as the body or as the file of a form. Lines are booked by a process afterwards; each
    /// line once, whatever files it comes in. A wrong file changes nothing; the answer names line and element or column. <c>account</c> is our IBAN for files that do not name it.
    /// </summary>
    [Function("UploadBankStatement")]
    [Describes(Answer = typeof(IReadOnlyList<ReceivedStatement>), Query = ["account"], Page = true, Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> UploadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bank-statements")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManagePayments, out IResult? refusal))
        {
            return refusal!;
        }

        string account = request.Query["account"].ToString() is { Length: > 0 } named ? named : company.Value.Iban;
        if (Iban.TryParse(account) is not { } iban)
        {
            return Problem.Invalid("account", $"'{account}' is no IBAN.");
        }

        (byte[]? file, IResult? unreadable) = await StatementUpload.ReadAsync(request, cancellationToken);
        if (file is null)
        {
            return unreadable!;
        }

        try
        {
            IReadOnlyList<ReceivedStatement> all = await received.ReceiveAsync(reader.Read(file, iban.Value), staff.Of(request)!.Actor, cancellationToken);
            return request.HasFormContentType && !request.WantsJson() ? Results.Redirect("/bank-statements") : Results.Json(all, CaseJson.Options, statusCode: StatusCodes.Status202Accepted);
        }
        catch (UnreadableStatementException failure)
        {
            return Unreadable(request, failure.Error);
        }
    }

    /// <summary>The statements that came last, newest first.</summary>
    [Function("ListBankStatements")]
    [Describes(Answer = typeof(IReadOnlyList<ReceivedStatement>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/bank-statements")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadPayments, out IResult? refusal)
            ? Results.Json((await recent.ListAsync(MostListed, cancellationToken)).Select(file => new ReceivedStatement(file.Id, file.State, IsRepeat: true)), CaseJson.Options)
            : refusal!;

    /// <summary>Stops the booking before its next lines; they can be booked later. Twice is once.</summary>
    [Function("StopBankStatement")]
    [Describes(Answer = typeof(BankStatement), Page = true)]
    public Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bank-statements/{id}/stop")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SteerAsync(request, id, "stop", actor => new BankStatementCommand.Stop(actor), cancellationToken);

    /// <summary>Lets the booking go on where it was stopped. Twice is once.</summary>
    [Function("ResumeBankStatement")]
    [Describes(Answer = typeof(BankStatement), Page = true)]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bank-statements/{id}/resume")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SteerAsync(request, id, "resume", actor => new BankStatementCommand.Resume(actor), cancellationToken);

    private async Task<IResult> SteerAsync(HttpRequest request, string id, string what, Func<string, BankStatementCommand> command, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManagePayments, out IResult? refusal))
        {
            return refusal!;
        }

        if (await statements.FindAsync(id, cancellationToken) is not { } file)
        {
            return Problem.NotFound($"There is no statement '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        string commandId = string.Create(CultureInfo.InvariantCulture, $"{what}/{file.Version}");
        CaseOutcome<BankStatement, BankStatementEvent> outcome = await statements.ExecuteAsync(id, commandId, command(actor), actor, cancellationToken);
        return request.WantsJson() ? Results.Json(outcome.State, CaseJson.Options) : Results.Redirect("/bank-statements/" + id);
    }

    private static IResult Unreadable(HttpRequest request, StatementError error)
    {
        string detail = $"Line {error.Line}{(error.Where.Length > 0 ? $", {error.Where}" : "")}: {error.Sentence}";
        return request.HasFormContentType && !request.WantsJson()
            ? Page.Message(Cultures.English, "The file can't be read", detail, "bad", StatusCodes.Status400BadRequest)
            : Problem.Of(
                StatusCodes.Status400BadRequest, "unreadable-statement", detail, new Dictionary<string, object?> { ["line"] = error.Line, ["where"] = error.Where });
    }
}
