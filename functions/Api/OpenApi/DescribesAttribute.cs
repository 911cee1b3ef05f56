using Microsoft.AspNetCore.Http;

namespace LeadToCash.Api.OpenApi;

/// <summary>Says what an HTTP function takes and answers, for the API document; everything else is read from the function itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DescribesAttribute : Attribute
{
    /// <summary>What the body holds; its members are the fields of a form as well. None: the function reads no body.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether the body may be a form instead of JSON.</summary>
    public bool Form { get; init; }

    /// <summary>What the answer holds as JSON. None: a page, or nothing.</summary>
    public Type? Answer { get; init; }

    /// <summary>Whether people get a page instead of JSON.</summary>
    public bool Page { get; init; }

    /// <summary>Status of the answer when all goes well.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Query parameters, all optional.</summary>
    public string[] Query { get; init; } = [];
}
