using System.Text.Json;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Requests;

/// <summary>
/// What a page's form or a program's flat JSON object submitted, read alike: names don't care about case, what was not sent is empty,
/// of what was sent twice the last counts. Numbers and booleans of JSON become their text; other values are refused.
/// </summary>
public sealed class SubmittedFields
{
    private static readonly string[] NoField = ["Write a text, a number or true or false."];

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private SubmittedFields(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach ((string name, string value) in fields)
        {
            _fields[name] = value.Trim();
        }
    }

    /// <summary>Nothing.</summary>
    public static SubmittedFields Empty { get; } = new([]);

    /// <summary>One field, as if it had been sent: to show a form with something chosen.</summary>
    public static SubmittedFields Of(string name, string value) => new([KeyValuePair.Create(name, value)]);

    /// <summary>The value without blanks around it; empty if it was not sent.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>Whether a box was ticked or a JSON boolean is true.</summary>
    public bool IsTicked(string name) => this[name] is "on" or "true";

    /// <summary>The value, cut to a length; null if it was not sent or is blank.</summary>
    public string? Optional(string name, int longest) => this[name] is { Length: > 0 } text ? text[..Math.Min(text.Length, longest)] : null;

    /// <summary>Reads the body.</summary>
    /// <returns>The fields, or the problem to answer with: 400, 413 or 415.</returns>
    public static async Task<(SubmittedFields Fields, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            (IFormCollection? form, IResult? unreadable) = await FormBody.ReadAsync(request, cancellationToken);
            return (form is null ? Empty : Of(form), unreadable);
        }

        (JsonElement? root, IResult? problem) = await JsonBody.ReadObjectAsync(request, cancellationToken);
        return root is { } document ? Of(document) : (Empty, problem);
    }

    private static SubmittedFields Of(IFormCollection form) =>
        new(form.Select(field => KeyValuePair.Create(field.Key, field.Value is [.., { } last] ? last : "")));

    private static (SubmittedFields Fields, IResult? Problem) Of(JsonElement root)
    {
        Dictionary<string, string[]> errors = root.EnumerateObject()
            .Where(property => property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            .DistinctBy(property => property.Name)
            .ToDictionary(property => property.Name, _ => NoField);
        return errors.Count > 0
            ? (Empty, Problem.Invalid(errors))
            : (new SubmittedFields(root.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Text(property.Value)))), null);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        _ => "",
    };
}
