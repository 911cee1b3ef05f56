using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog.Csv;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Billing;

/// <summary>Use of contracts over HTTP: one record, many, or a file.</summary>
public sealed class UsageApi(UsageIntake intake, UsageBook book, UsageQuestions questions, BusinessCalendars calendars, Staff staff)
{
    private const int LargestFile = 4 * 1024 * 1024;
    private const int MostRecords = 1_000;
    private const int MostRows = 20_000;
    private const int QuestionsListed = 500;
    private const decimal MostQuantity = 1_000_000_000;
    private static readonly string[] Columns = ["contract", "id", "date", "quantity", "meter"];

    /// <summary>
    /// Takes use of a contract in: <c>{"records":[{"id","date" or "at","quantity","meter"}]}</c>. A record that comes twice is counted once; under a known id with other figures it is listed and the first one
    /// counts; use of a period that was billed is on the next bill. Use of an unknown contract is listed and counted once the contract is billed here.
    /// </summary>
    [Function("ReportUsage")]
    [Describes(Body = typeof(ReportedUsage), Answer = typeof(UsageReceipt))]
    public async Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contracts/{id}/usage")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReportUsage, out IResult? refusal))
        {
            return refusal!;
        }

        (ReportedUsage? reported, IResult? unreadable) = await JsonBody.ReadAsync<ReportedUsage>(request, cancellationToken);
        if (reported is null)
        {
            return unreadable!;
        }

        Dictionary<string, string[]> errors = Check(id, reported);
        return errors.Count > 0
            ? Problem.Invalid(errors)
            : Results.Json(await intake.TakeAsync([.. reported.Records.Select(record => record.Of(id, calendars.Own))], cancellationToken), CaseJson.Options);
    }

    /// <summary>
    /// Takes a CSV file of use in: <c>contract,id,date,quantity,meter</c>. A wrong file changes nothing, and the answer names row and column; the same file again changes nothing.
    /// </summary>
    [Function("ImportUsage")]
    [Describes(Answer = typeof(UsageReceipt))]
    public async Task<IResult> ImportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/usage/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReportUsage, out IResult? refusal))
        {
            return refusal!;
        }

        (byte[]? file, IResult? unreadable) = await RequestBody.ReadAsync(request, cancellationToken, LargestFile);
        if (file is null)
        {
            return unreadable!;
        }

        using MemoryStream stream = new(file);
        (IReadOnlyList<CsvRow> rows, List<CsvError> errors) = CsvFile.Read(stream, Columns);
        List<UsageReport> reports = errors.Count == 0 ? Read(rows, errors) : [];
        return errors.Count > 0 ? CsvProblem.Of(errors) : Results.Json(await intake.TakeAsync(reports, cancellationToken), CaseJson.Options);
    }

    /// <summary>Use of a contract that is on no bill yet.</summary>
    [Function("ListUsage")]
    [Describes(Answer = typeof(IReadOnlyList<MeteredUsage>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/contracts/{id}/usage")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        !staff.May(request, Permission.ReadCases, out IResult? refusal) ? refusal!
        : !CaseRows.IsId(id) ? Problem.NotFound($"There is no contract '{id}'.")
        : Results.Json(await book.UnbilledAsync(id, cancellationToken), CaseJson.Options);

    /// <summary>Records that are not counted, of one contract (<c>contract</c>) or of all.</summary>
    [Function("ListUsageQuestions")]
    [Describes(Answer = typeof(IReadOnlyList<UsageQuestion>), Query = ["contract"])]
    public async Task<IResult> QuestionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/usage/questions")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal)
            ? Results.Json(await questions.ListAsync(ContractOf(request), QuestionsListed, cancellationToken), CaseJson.Options)
            : refusal!;

    /// <summary>Tries the listed records of contracts that were unknown again. They are tried by themselves when the contract begins.</summary>
    [Function("RedriveUsage")]
    [Describes(Answer = typeof(UsageReceipt), Query = ["contract"])]
    public async Task<IResult> RedriveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/usage/questions/redrive")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReportUsage, out IResult? refusal)
            ? Results.Json(await intake.RedriveAsync(ContractOf(request), cancellationToken), CaseJson.Options)
            : refusal!;

    private static string? ContractOf(HttpRequest request) => request.Query["contract"].ToString() is { Length: > 0 } contract ? contract : null;

    private static Dictionary<string, string[]> Check(string id, ReportedUsage reported)
    {
        Dictionary<string, string[]> errors = [];
        Require(CaseRows.IsId(id), "id", "That is no contract's id.");
        Require(reported.Records is { Count: > 0 and <= MostRecords }, "records", $"Send 1 to {MostRecords} records; more go into a file.");
        foreach ((int index, ReportedRecord record) in (reported.Records ?? []).Index())
        {
            Require(record.Id is { Length: > 0 and <= 100 }, $"records[{index}].id", "Name the record, with at most 100 characters.");
            Require(record.Quantity is >= 0 and <= MostQuantity, $"records[{index}].quantity", $"Write a number of 0 to {MostQuantity}.");
            Require((record.Date ?? (record.At is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null)) is { Year: >= 2000 and < 2200 }, $"records[{index}].date", "Say when, by date or at.");
            Require(record.Meter is null or { Length: <= 64 }, $"records[{index}].meter", "Write at most 64 characters.");
        }

        return errors;

        void Require(bool holds, string field, string sentence)
        {
            if (!holds)
            {
                errors.TryAdd(field, [sentence]);
            }
        }
    }

    private static List<UsageReport> Read(IReadOnlyList<CsvRow> rows, List<CsvError> errors)
    {
        if (rows.Count > MostRows)
        {
            errors.Add(new CsvError(MostRows + 2, "", $"A file has at most {MostRows} rows."));
            return [];
        }

        List<UsageReport> reports = [];
        foreach (CsvRow row in rows)
        {
            decimal? quantity = row.Decimal("quantity");
            row.Require(CaseRows.IsId(row.Text("contract")), "contract", "Write a contract's number.");
            row.Require(row.Text("id").Length is > 0 and <= 100, "id", "Name the record, with at most 100 characters.");
            row.Require(quantity is >= 0 and <= MostQuantity, "quantity", $"Write a number of 0 to {MostQuantity}.");
            DateOnly date = row.RequiredDate("date");
            reports.Add(new UsageReport(row.Text("contract"), row.Text("id"), date, quantity ?? 0, row.Optional("meter")));
        }

        return reports;
    }
}

/// <summary>Use of a contract.</summary>
/// <param name="Records">1 to 1,000 records.</param>
internal sealed record ReportedUsage(IReadOnlyList<ReportedRecord> Records);

/// <summary>A record of use.</summary>
/// <param name="Id">Names it for ever within the contract.</param>
/// <param name="Quantity">In the tariff's unit.</param>
/// <param name="Date">Local day on which it was used; needed unless <c>at</c> is given.</param>
/// <param name="At">Instant at which it was used; its day at our place counts.</param>
/// <param name="Meter">Item number of what was used; needed if several items of the contract are billed by use.</param>
internal sealed record ReportedRecord(string Id, decimal Quantity, DateOnly? Date = null, DateTimeOffset? At = null, string? Meter = null)
{
    /// <summary>The record of a contract.</summary>
    public UsageReport Of(string contractId, BusinessCalendar calendar) => new(contractId, Id, Date ?? calendar.DateOf(At!.Value), Quantity, Meter);
}
