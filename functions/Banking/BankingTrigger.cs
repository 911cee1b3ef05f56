using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using MovementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.Movement, LeadToCash.Banking.MovementCommand, LeadToCash.Banking.MovementEvent>;
using StatementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.BankStatement, LeadToCash.Banking.BankStatementCommand, LeadToCash.Banking.BankStatementEvent>;

namespace LeadToCash.Banking;

/// <summary>Statements, what is to be clarified, and single movements, for people.</summary>
public sealed class BankingTrigger(
    RecentStatements recent, StatementStore statements, StatementLines lines, PaymentClarifications clarifications, MovementStore movements, Staff staff)
{
    private const int MostStatements = 30;
    private const int LinesShown = 100;
    private const int ClarificationsShown = 50;

    /// <summary>Uploads a statement, and shows the last ones with their progress.</summary>
    [Function("ShowBankStatements")]
    [Describes(Page = true)]
    public async Task<IResult> StatementsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "bank-statements")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadPayments, out IResult? refusal)
            ? Page.Of<StatementsPage>(Cultures.English, new Dictionary<string, object?> { ["Statements"] = await recent.ListAsync(MostStatements, cancellationToken), ["MayUpload"] = MayChange(request) })
            : refusal!;

    /// <summary>One statement: progress and lines.</summary>
    [Function("ShowBankStatement")]
    [Describes(Page = true, Query = ["from"])]
    public async Task<IResult> StatementAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "bank-statements/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        if (await statements.FindAsync(id, cancellationToken) is not { } file)
        {
            return Page.Message(Cultures.English, "No such statement", $"There is no statement '{id}'.", "warn", StatusCodes.Status404NotFound);
        }

        int from = int.TryParse(request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? Math.Min(index, file.State.Header.Lines) : 0;
        return Page.Of<StatementPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Id"] = id,
            ["Statement"] = file.State,
            ["Lines"] = await lines.ReadAsync(id, from, LinesShown, cancellationToken),
            ["Next"] = from + LinesShown < file.State.Header.Lines ? from + LinesShown : null,
            ["MaySteer"] = MayChange(request),
        });
    }

    /// <summary>What is to be clarified.</summary>
    [Function("ShowClarifications")]
    [Describes(Page = true, Query = ["after"])]
    public async Task<IResult> ClarificationsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "payments")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        IReadOnlyList<PaymentClarification> list = await clarifications.PageAsync(after.Length is > 0 and <= 300 ? after : null, ClarificationsShown, cancellationToken);
        return Page.Of<ClarificationsPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["List"] = list,
            ["Next"] = list.Count == ClarificationsShown ? list[^1].Payment.PaymentId : null,
            ["MayChange"] = MayChange(request),
        });
    }

    /// <summary>One movement, and what can be done with it.</summary>
    [Function("ShowMovement")]
    [Describes(Page = true)]
    public async Task<IResult> MovementAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "movements/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        return await movements.FindAsync(id, cancellationToken) is { } file
            ? Page.Of<MovementPage>(Cultures.English, new Dictionary<string, object?> { ["Id"] = id, ["Movement"] = file.State, ["MayChange"] = MayChange(request) })
            : Page.Message(Cultures.English, "No such movement", $"There is no movement '{id}'.", "warn", StatusCodes.Status404NotFound);
    }

    private bool MayChange(HttpRequest request) => staff.Of(request) is { } member && PolicyTable.Allows(member.Roles, Permission.ManagePayments);
}
