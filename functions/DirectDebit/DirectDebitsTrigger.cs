using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;
using FileStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.DebitFile, LeadToCash.DirectDebit.DebitFileCommand, LeadToCash.DirectDebit.DebitFileEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>The run of direct debits, single collections and files, for people.</summary>
public sealed class DirectDebitsTrigger(
    CollectionPreviews previews, CollectionAgenda agenda, DebitFileObserver listed, DebitFiles files, CollectionStore collections, FileStore store,
    DebitFileRows rows, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    private const int Shown = 50;
    private const int FilesShown = 20;

    /// <summary>What a file of today would collect, what is under way, what came back, and the files. Query: <c>after</c> pages through the preview.</summary>
    [Function("ShowDirectDebits")]
    [Describes(Page = true, Query = ["after"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "direct-debits")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        return Page.Of<DirectDebitsPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Preview"] = await previews.PageAsync(files.Until, request.Query["after"].ToString(), cancellationToken),
            ["Later"] = await agenda.PageAsync(CollectionListKind.Announced, CollectionAgenda.AfterDay(files.Until), null, Shown, cancellationToken),
            ["InFile"] = await agenda.PageAsync(CollectionListKind.InFile, null, null, Shown, cancellationToken),
            ["Failed"] = await agenda.PageAsync(CollectionListKind.Failed, null, null, Shown, cancellationToken),
            ["Files"] = await listed.LatestAsync(FilesShown, cancellationToken),
            ["Today"] = calendars.Today(time),
            ["Key"] = Guid.NewGuid().ToString("N")[..20],
            ["MayRun"] = MayRun(request),
        });
    }

    /// <summary>One collection with its attempts.</summary>
    [Function("ShowDirectDebit")]
    [Describes(Page = true)]
    public async Task<IResult> CollectionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "direct-debits/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        return await collections.FindAsync(id, cancellationToken) is { } file
            ? Page.Of<CollectionPageView>(Cultures.English, new Dictionary<string, object?> { ["Id"] = id, ["Collection"] = file.State, ["MayRun"] = MayRun(request) })
            : Missing($"There is no collection '{id}'.");
    }

    /// <summary>One file: progress, batches, collections.</summary>
    [Function("ShowDirectDebitFile")]
    [Describes(Page = true)]
    public async Task<IResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "direct-debit-files/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        return await store.FindAsync(id, cancellationToken) is { } file
            ? Page.Of<DebitFilePage>(Cultures.English, new Dictionary<string, object?>
            {
                ["Id"] = id,
                ["File"] = file.State,
                ["Members"] = await rows.MembersAsync(id, cancellationToken),
                ["MayRun"] = MayRun(request),
            })
            : Missing($"There is no file '{id}'.");
    }

    private bool MayRun(HttpRequest request) => staff.Of(request) is { } member && PolicyTable.Allows(member.Roles, Permission.RunDirectDebits);

    private static IResult Missing(string sentence) => Page.Message(Cultures.English, "Not found", sentence, "warn", StatusCodes.Status404NotFound);
}
