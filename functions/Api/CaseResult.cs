using System.Text.Json;
using System.Text.Json.Nodes;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.Api;

/// <summary>A case as JSON: its state with <c>id</c>, <c>version</c> and <c>updatedAt</c>.</summary>
public static class CaseResult
{
    /// <summary>200 with ETag, or 304 if the caller names that ETag in <c>If-None-Match</c>.</summary>
    public static IResult Of(HttpRequest request, CaseFile<JsonElement> file)
    {
        EntityTagHeaderValue tag = new($"\"{file.Version}\"");
        request.HttpContext.Response.Headers.ETag = tag.ToString();
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(Document(file), CaseJson.Options);
    }

    private static JsonObject Document(CaseFile<JsonElement> file)
    {
        JsonObject document = JsonObject.Create(file.State)!;
        document["id"] = file.Id;
        document["version"] = file.Version;
        document["updatedAt"] = file.At;
        return document;
    }
}
