using System.Security.Cryptography;
using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.Catalog;

/// <summary>
/// Entries of the catalogue as resources: read with an ETag, changed only by who names the ETag that he read. The ETag is a hash of the entry, so it
/// holds however the entry came about.
/// </summary>
public sealed class CatalogueResources(Catalogues catalogues, CatalogueEditor editor, Staff staff)
{
    /// <summary>200 with ETag, 304 if the caller has it, 404.</summary>
    public async Task<IResult> GetAsync<TEntry>(
        HttpRequest request, Func<Catalogue, CatalogueEntries<TEntry>> kind, string key, CancellationToken cancellationToken)
        where TEntry : class, ICatalogueEntry
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        TEntry? entry = kind((await catalogues.CurrentAsync(cancellationToken)).Catalogue).Find(key);
        return entry is null ? Missing(key) : Shown(request, entry);
    }

    /// <summary>Up to 200 entries by key, after the one that <c>after</c> names.</summary>
    public async Task<IResult> ListAsync<TEntry>(HttpRequest request, Func<Catalogue, CatalogueEntries<TEntry>> kind, CancellationToken cancellationToken)
        where TEntry : class, ICatalogueEntry
    {
        const int Limit = 200;
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        IEnumerable<TEntry> entries = kind((await catalogues.CurrentAsync(cancellationToken)).Catalogue).Sorted;
        return Results.Json(entries.Where(entry => string.Compare(entry.Key, after, StringComparison.OrdinalIgnoreCase) > 0).Take(Limit).ToList(), CaseJson.Options);
    }

    /// <summary>Sets an entry from the body. 201 when it is new, else 200; 412 when it has changed since the caller read it, 428 when he does not say what he read.</summary>
    /// <param name="request">The call, with <c>If-Match</c>, or <c>If-None-Match: *</c> for an entry that must be new.</param>
    /// <param name="kind">Which entries.</param>
    /// <param name="key">Which one.</param>
    /// <param name="change">The entry that follows from the body and the present one, if there is one.</param>
    /// <param name="set">The entry as a document.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IResult> PutAsync<TBody, TEntry>(
        HttpRequest request, Func<Catalogue, CatalogueEntries<TEntry>> kind, string key, Func<TBody, TEntry?, TEntry> change,
        Func<TEntry, CatalogueDocument> set, CancellationToken cancellationToken)
        where TBody : class
        where TEntry : class, ICatalogueEntry
    {
        if (!staff.May(request, Permission.ManageCatalog, out IResult? refusal))
        {
            return refusal!;
        }

        (byte[]? bytes, IResult? unreadable) = await RequestBody.ReadAsync(request, cancellationToken);
        if (bytes is null)
        {
            return unreadable!;
        }

        try
        {
            TBody body = CatalogueJson.Read<TBody>(bytes);
            return await ChangeAsync(request, kind, key, "Set", before => change(body, before), set, cancellationToken);
        }
        catch (JsonException failure)
        {
            return JsonBody.Malformed(failure);
        }
    }

    /// <summary>Ends an entry: it stays readable, because quotes, orders and history speak of it. 200, 404, 412, 428.</summary>
    public async Task<IResult> DeleteAsync<TEntry>(
        HttpRequest request, Func<Catalogue, CatalogueEntries<TEntry>> kind, string key, Func<TEntry, TEntry> end,
        Func<TEntry, CatalogueDocument> set, CancellationToken cancellationToken)
        where TEntry : class, ICatalogueEntry
    {
        if (!staff.May(request, Permission.ManageCatalog, out IResult? refusal))
        {
            return refusal!;
        }

        return kind((await catalogues.CurrentAsync(cancellationToken)).Catalogue).Find(key) is null
            ? Missing(key)
            : await ChangeAsync(request, kind, key, "End", before => end(before!), set, cancellationToken);
    }

    private async Task<IResult> ChangeAsync<TEntry>(
        HttpRequest request, Func<Catalogue, CatalogueEntries<TEntry>> kind, string key, string verb, Func<TEntry?, TEntry> change,
        Func<TEntry, CatalogueDocument> set, CancellationToken cancellationToken)
        where TEntry : class, ICatalogueEntry
    {
        (IResult? precondition, bool isNew) = (null, false);
        CatalogueEdit edit = await editor.ChangeAsync(CommandId(request), staff.Of(request)!.Actor, () => $"{verb} {typeof(TEntry).Name} {key}", snapshot =>
        {
            TEntry? before = kind(snapshot.Catalogue).Find(key);
            TEntry after = change(before);
            isNew = before is null;
            bool isSame = before is not null && TagOf(before).Equals(TagOf(after));
            precondition = isSame ? null : Precondition(request, before, key);
            return precondition is not null || isSame ? null : set(after);
        }, cancellationToken);
        return precondition
            ?? (edit.Problems.Count > 0
                ? Problem.Invalid(edit.Problems.GroupBy(one => one.Field).Select(field => KeyValuePair.Create(field.Key, field.Select(one => one.Sentence).ToArray())))
                : Shown(request, kind(edit.Snapshot.Catalogue).Find(key)!, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK));
    }

    /// <summary>Null when the caller knows what he changes. What is already as he wants it needs no precondition.</summary>
    private static IResult? Precondition<TEntry>(HttpRequest request, TEntry? before, string key)
    {
        IList<EntityTagHeaderValue> match = request.GetTypedHeaders().IfMatch;
        bool mustBeNew = request.GetTypedHeaders().IfNoneMatch.Contains(EntityTagHeaderValue.Any);
        return match.Count == 0 && !mustBeNew
            ? Problem.Of(
                StatusCodes.Status428PreconditionRequired, "precondition-required",
                "Name the ETag that you read in If-Match, or send If-None-Match: * for something new.")
            : (mustBeNew ? before is not null : before is null || !match.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(TagOf(before), useStrongComparison: true)))
                ? Problem.Of(StatusCodes.Status412PreconditionFailed, "stale", $"'{key}' is not what you read; read it again.")
                : null;
    }

    private static IResult Shown<TEntry>(HttpRequest request, TEntry entry, int status = StatusCodes.Status200OK)
    {
        EntityTagHeaderValue tag = TagOf(entry);
        request.HttpContext.Response.Headers.ETag = tag.ToString();
        return HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(entry, CaseJson.Options, statusCode: status);
    }

    private static EntityTagHeaderValue TagOf<TEntry>(TEntry entry) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(entry, CaseJson.Options)).AsSpan(0, 8))}\"");

    private static string CommandId(HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 200 } key ? key : Guid.NewGuid().ToString("N");

    private static IResult Missing(string key) => Problem.NotFound($"There is no '{key}' in the catalogue.");
}
