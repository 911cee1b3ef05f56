using System.Globalization;
using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog.Csv;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.Catalog;

/// <summary>The catalogue as files: out as it is, in all at once or not at all; and who changed what when.</summary>
public sealed class CatalogueExchangeApi(Catalogues catalogues, CatalogueEditor editor, CaseReader cases, Staff staff)
{
    private const int LargestFile = 32 * 1024 * 1024;
    private const int MaximumErrors = 100;
    private const int MaximumChanges = 100;

    /// <summary>
    /// The whole catalogue as JSON, with its revision as ETag; or with <c>kind</c> one kind of entry as CSV: products, costs, compatibilities, series, price-lists, prices,
    /// customer-prices, customer-groups, promotions, exchange-rates. What was exported can be imported and changes nothing.
    /// </summary>
    [Function("ExportCatalogue")]
    [Describes(Answer = typeof(CatalogueDocument), Query = ["kind"])]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/export")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageCatalog, out IResult? refusal))
        {
            return refusal!;
        }

        string kind = request.Query["kind"].ToString();
        if (kind.Length > 0 && !CatalogueCsv.Kinds.ContainsKey(kind))
        {
            return UnknownKind(kind);
        }

        CatalogueSnapshot snapshot = await catalogues.CurrentAsync(cancellationToken);
        EntityTagHeaderValue tag = new(string.Create(CultureInfo.InvariantCulture, $"\"{snapshot.Revision}{kind}\""));
        request.HttpContext.Response.Headers.ETag = tag.ToString();
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)) ? Results.StatusCode(StatusCodes.Status304NotModified)
            : kind.Length > 0 ? Results.File(CatalogueCsv.Kinds[kind].Export(snapshot.Catalogue), "text/csv; charset=utf-8", kind + ".csv")
            : Results.Json(snapshot.Catalogue.ToDocument(), CaseJson.Options);
    }

    /// <summary>
    /// Sets what a file says: JSON as it is exported, or CSV of the <c>kind</c> that the query names. A file with an error changes nothing, and the
    /// answer names row and column (of JSON, the path). With <c>check=true</c> the file is only checked. An <c>Idempotency-Key</c> makes a repetition harmless.
    /// </summary>
    [Function("ImportCatalogue")]
    [Describes(Body = typeof(CatalogueDocument), Answer = typeof(CatalogueImport), Query = ["kind", "check"])]
    public async Task<IResult> ImportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/catalog/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageCatalog, out IResult? refusal))
        {
            return refusal!;
        }

        string kind = request.Query["kind"].ToString();
        CatalogueCsv? csv = null;
        if (!request.HasJsonContentType() && !CatalogueCsv.Kinds.TryGetValue(kind, out csv))
        {
            return UnknownKind(kind);
        }

        (byte[]? bytes, IResult? unreadable) = await RequestBody.ReadAsync(request, cancellationToken, LargestFile);
        if (bytes is null)
        {
            return unreadable!;
        }

        try
        {
            return csv is null
                ? await ImportAsync(request, new JsonImport(CatalogueJson.Read<CatalogueDocument>(bytes)), cancellationToken)
                : await ImportAsync(request, new CsvImport(csv, bytes), cancellationToken);
        }
        catch (JsonException failure)
        {
            return JsonBody.Malformed(failure);
        }
    }

    /// <summary>Who changed what when, up to 100 changes after the revision that <c>after</c> names.</summary>
    [Function("ListCatalogueChanges")]
    [Describes(Answer = typeof(IReadOnlyList<CaseEvent>), Query = ["after"])]
    public async Task<IResult> ChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/changes")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (!long.TryParse(request.Query["after"] is { Count: > 0 } text ? text.ToString() : "0", NumberStyles.None, CultureInfo.InvariantCulture, out long after))
        {
            return Problem.Invalid("after", "A revision is a whole number of 0 or more.");
        }

        List<CaseEvent> changes = [];
        await foreach (CaseEvent change in cases.EventsAfterAsync(CatalogueHistory.CaseType, CatalogueHistory.Id, after, cancellationToken))
        {
            changes.Add(change);
            if (changes.Count == MaximumChanges)
            {
                break;
            }
        }

        return Results.Json(changes, CaseJson.Options);
    }

    private async Task<IResult> ImportAsync(HttpRequest request, ICatalogueImport import, CancellationToken cancellationToken)
    {
        bool checkOnly = request.Query["check"] == "true";
        string commandId = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 200 } key ? key : Guid.NewGuid().ToString("N");
        IReadOnlyList<CatalogueProblem> problems = [];
        CatalogueEdit edit = await editor.ChangeAsync(commandId, staff.Of(request)!.Actor, () => import.Summary, snapshot =>
        {
            CatalogueDocument? document = import.Read(snapshot.Catalogue);
            problems = checkOnly && document is not null ? editor.Check(document, snapshot) : [];
            return checkOnly ? null : document;
        }, cancellationToken);
        IReadOnlyList<KeyValuePair<string, string[]>> errors = import.Errors([.. problems, .. edit.Problems]);
        return errors.Count > 0
            ? Problem.Invalid(errors.Take(MaximumErrors), string.Create(CultureInfo.InvariantCulture, $"The file has {errors.Count} errors; nothing was changed."))
            : Results.Json(new CatalogueImport(edit.Snapshot.Revision, import.Count, !checkOnly), CaseJson.Options);
    }

    private static IResult UnknownKind(string kind) =>
        Problem.Invalid("kind", $"Send JSON, or CSV of one of the kinds {string.Join(", ", CatalogueCsv.Kinds.Keys)}; '{kind}' is none.");
}

/// <summary>What came of an import.</summary>
/// <param name="Revision">The catalogue's revision now.</param>
/// <param name="Entries">Entries in the file.</param>
/// <param name="Applied">Whether they are set; false if the file was only checked.</param>
internal sealed record CatalogueImport(long Revision, int Entries, bool Applied);
