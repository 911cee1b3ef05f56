using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadToCash.Books;

/// <summary>Months are closed and opened, and revenue is recognised when somebody asks.</summary>
public sealed partial class PeriodsApi(
    Periods periods, Staff staff, BusinessCalendars calendars, TimeProvider time, IOptions<BooksOptions> options, ILogger<PeriodsApi> logger)
{
    private const int LongestReason = 200;

    private readonly string _entity = options.Value.LegalEntity;

    /// <summary>The months with entries, the last closed one, and who closed and opened which.</summary>
    [Function("ListPeriods")]
    [Describes(Answer = typeof(PeriodsView))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/books/periods")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadBooks, out IResult? refusal)
            ? Results.Json(await ViewAsync(periods, _entity, cancellationToken), CaseJson.Options)
            : refusal!;

    /// <summary>
    /// Closes a month and all before it: no entry is taken into them any more. What belongs there and comes later is posted on the first open day, with its own
    /// date beside. Refused (409) while the month is not over, or while revenue of it is to be recognised. A repetition changes nothing.
    /// </summary>
    [Function("ClosePeriod")]
    [Describes(Answer = typeof(PeriodsView))]
    public Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/books/periods/{month}/close")] HttpRequest request, string month, CancellationToken cancellationToken) =>
        ChangeAsync(request, Permission.ClosePeriods, month, (day, by) => periods.CloseAsync(_entity, day, by, cancellationToken), cancellationToken);

    /// <summary>Opens the last closed month again, for a <c>reason</c> that is kept.</summary>
    [Function("ReopenPeriod")]
    [Describes(Body = typeof(PeriodReopening), Form = true, Answer = typeof(PeriodsView))]
    public async Task<IResult> ReopenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/books/periods/{month}/reopen")] HttpRequest request, string month, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReopenPeriods, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? unreadable) = await SubmittedFields.ReadAsync(request, cancellationToken);
        string? reason = fields.Optional("reason", LongestReason);
        return unreadable
            ?? (reason is null
                ? Problem.Invalid("reason", "Say why the month is opened again.")
                : await ChangeAsync(request, Permission.ReopenPeriods, month, (day, by) => periods.ReopenAsync(_entity, day, reason, by, cancellationToken), cancellationToken));
    }

    /// <summary>Starts a run that recognises revenue through the last day of a month that is over; one that was started before goes on, or is left alone when it has ended.</summary>
    [Function("RunRecognition")]
    [Describes(Answer = typeof(RecognitionRun), Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> RecogniseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/books/periods/{month}/recognise")] HttpRequest request, string month,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ClosePeriods, out IResult? refusal))
        {
            return refusal!;
        }

        if (!BookMonths.TryRead(month, out DateOnly day) || day.LastDay() >= calendars.Today(time))
        {
            return Problem.Invalid("month", "Write a month that is over, such as 2026-03.");
        }

        // Each call is a run of its own: what is done is not due any more, so that two runs only share the work.
        RecognitionRun run = new(_entity, day.LastDay());
        string id = $"{RecognitionRun.InstanceId(_entity, run.Through)}-{time.GetUtcNow():yyyyMMddHHmmssfff}";
        await new Processes(client, logger).StartAsync(nameof(RecognitionRunOrchestrator), id, run, cancellationToken);
        return request.WantsJson() ? Results.Json(run, CaseJson.Options, statusCode: StatusCodes.Status202Accepted) : Results.Redirect("/books/recognition");
    }

    internal static async Task<PeriodsView> ViewAsync(Periods periods, string legalEntity, CancellationToken cancellationToken) => new(
        (await periods.ClosedThroughAsync(legalEntity, cancellationToken))?.Name(),
        [.. (await periods.ListAsync(legalEntity, cancellationToken)).Select(month => month.Name())],
        await periods.ChangesAsync(legalEntity, cancellationToken));

    private async Task<IResult> ChangeAsync(
        HttpRequest request, Permission permission, string text, Func<DateOnly, string, Task<Refusal?>> change, CancellationToken cancellationToken)
    {
        if (!staff.May(request, permission, out IResult? refusal))
        {
            return refusal!;
        }

        if (!BookMonths.TryRead(text, out DateOnly month))
        {
            return Problem.Invalid("month", "Write a month such as 2026-03.");
        }

        string by = staff.Of(request)!.Actor;
        if (await change(month, by) is { } no)
        {
            return Problem.Of(no);
        }

        Changed(logger, permission, text, by);
        return request.WantsJson() ? Results.Json(await ViewAsync(periods, _entity, cancellationToken), CaseJson.Options) : Results.Redirect("/books");
    }

    [LoggerMessage(EventId = 2401, Level = LogLevel.Information, Message = "{Permission} for {Month} by {Actor}")]
    private static partial void Changed(ILogger logger, Permission permission, string month, string actor);
}

/// <summary>Why a month is opened again.</summary>
internal sealed record PeriodReopening(string Reason);
