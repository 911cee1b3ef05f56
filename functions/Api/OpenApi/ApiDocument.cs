using System.Reflection;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace LeadToCash.Api.OpenApi;

/// <summary>The whole API as an OpenAPI 3.1 document, made from the functions themselves.</summary>
internal static class ApiDocument
{
    private const string JsonType = "application/json";
    private const string ProblemType = "application/problem+json";

    /// <summary>The document as JSON; the same code gives the same text.</summary>
    public static Task<string> WriteAsync(CancellationToken cancellationToken) => Of(typeof(ApiDocument).Assembly).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);

    private static OpenApiDocument Of(Assembly assembly)
    {
        OpenApiDocument document = new()
        {
            Info = new OpenApiInfo
            {
                Title = "LeadToCash",
                Version = "1",
                Description = "From the first contact to the paid invoice. Errors are RFC 9457 problem documents; links that people get by mail carry a signed token.",
            },
            Paths = [],
            Components = new OpenApiComponents(),
        };
        DocumentationComments comments = DocumentationComments.Of(assembly);
        foreach (IGrouping<string, HttpFunction> path in HttpFunction.Of(assembly).GroupBy(function => function.Path, StringComparer.Ordinal))
        {
            OpenApiPathItem item = new();
            foreach (HttpFunction function in path)
            {
                foreach (string verb in function.Verbs)
                {
                    item.AddOperation(new HttpMethod(verb.ToUpperInvariant()), Operation(function, verb, comments, document));
                }
            }

            document.Paths.Add(path.Key, item);
        }

        return document;
    }

    private static OpenApiOperation Operation(HttpFunction function, string verb, DocumentationComments comments, OpenApiDocument document) => new()
    {
        OperationId = function.Verbs[0] == verb ? function.Name : $"{function.Name}-{verb}",
        Summary = comments.SummaryOf(function.Method),
        Tags = new HashSet<OpenApiTagReference> { Tag(function.Step, document) },
        Parameters =
        [
            .. function.Parameters.Select(name => new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = Text() }),
            .. function.Description.Query.Select(name => new OpenApiParameter { Name = name, In = ParameterLocation.Query, Schema = Text() }),
        ],
        RequestBody = verb is "get" or "head" ? null : Body(function.Description, document),
        Responses = new OpenApiResponses
        {
            [function.Description.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Answer(function, document),
            ["default"] = new OpenApiResponse
            {
                Description = "What went wrong.",
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new OpenApiMediaType { Schema = JsonSchemas.ReferenceTo(typeof(ProblemDocument), document) } },
            },
        },
    };

    private static OpenApiRequestBody? Body(DescribesAttribute description, OpenApiDocument document)
    {
        if (description.Body is not { } type)
        {
            return null;
        }

        Dictionary<string, OpenApiMediaType> content = new() { [JsonType] = new OpenApiMediaType { Schema = JsonSchemas.ReferenceTo(type, document) } };
        if (description.Form)
        {
            content["application/x-www-form-urlencoded"] = new OpenApiMediaType { Schema = JsonSchemas.ReferenceTo(type, document) };
        }

        return new OpenApiRequestBody { Required = true, Content = content };
    }

    private static OpenApiResponse Answer(HttpFunction function, OpenApiDocument document)
    {
        Dictionary<string, OpenApiMediaType> content = [];
        if ((function.Description.Answer ?? CaseTypes.BehindPath(function.Path)) is { } type)
        {
            content[JsonType] = new OpenApiMediaType { Schema = JsonSchemas.ReferenceTo(type, document) };
        }

        if (function.Description.Page)
        {
            content["text/html"] = new OpenApiMediaType { Schema = Text() };
        }

        return new OpenApiResponse { Description = "Done.", Content = content };
    }

    private static OpenApiTagReference Tag(string name, OpenApiDocument document)
    {
        document.Tags ??= new HashSet<OpenApiTag>();
        if (document.Tags.All(tag => tag.Name != name))
        {
            document.Tags.Add(new OpenApiTag { Name = name });
        }

        return new OpenApiTagReference(name, document);
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}

/// <summary>An RFC 9457 problem document.</summary>
/// <param name="Type">Names the kind of problem.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and where, for people.</param>
/// <param name="Instance">Names this occurrence in the logs.</param>
/// <param name="Errors">Fields that don't hold, each with its sentences.</param>
internal sealed record ProblemDocument(
    string Type, string Title, int Status, string Detail, string? Instance, IReadOnlyDictionary<string, string[]>? Errors);
