using System.Globalization;
using System.Text.Json;
using LeadToCash.Configuration;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What a customer wrote of his quote, before anything is checked.</summary>
public sealed record QuoteChangeForm
{
    /// <summary>Names the request: sent twice, it counts once.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The lines that he named, each with what he wants of it.</summary>
    public IReadOnlyList<QuoteChangeLine> Lines { get; init; } = [];

    /// <summary>The net total that he would pay.</summary>
    public string CounterNet { get; init; } = "";

    /// <summary>His words.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The field of a line's quantity on the page.</summary>
    public static string QuantityOf(string line) => $"quantity.{line}";

    /// <summary>The field of the choices of a line's feature on the page.</summary>
    public static string OptionsOf(string line, string group) => $"option.{line}.{group}";

    /// <summary>Reads the page's fields.</summary>
    public static async Task<(QuoteChangeForm? Form, IResult? Refusal)> ReadAsync(HttpRequest request, QuoteSheet sheet, ProductModels models, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            (IFormCollection? fields, IResult? refused) = await FormBody.ReadAsync(request, cancellationToken);
            return (fields is null ? null : Of(fields, sheet, models, request), refused);
        }

        (JsonElement? root, IResult? refusal) = await JsonBody.ReadObjectAsync(request, cancellationToken);
        return (root is { } document ? Of(document, request) : null, refusal);
    }

    private static QuoteChangeForm Of(IFormCollection fields, QuoteSheet sheet, ProductModels models, HttpRequest request) => new()
    {
        RequestId = QuoteFormReader.RequestId(request, fields["requestId"]),
        Lines = [.. sheet.Lines.Where(line => fields.ContainsKey(QuantityOf(line.Line!))).Select(line => new QuoteChangeLine(line.Line!, fields[QuantityOf(line.Line!)].ToString().Trim())
        {
            Options = line.Configuration is { } configured && models.Find(line.Sku) is { } model ? Chosen(fields, line.Line!, configured, model) : null,
        })],
        CounterNet = fields["counterNet"].ToString().Trim(),
        Comment = fields["comment"].ToString().Trim(),
    };

    /// <summary>Options that stay keep their pieces.</summary>
    private static IReadOnlyList<ChosenOption> Chosen(IFormCollection fields, string line, ConfiguredItem configured, ProductModel model)
    {
        HashSet<string> chosen = [.. model.Groups.SelectMany(group => fields[OptionsOf(line, group.Code)]).OfType<string>()];
        return [.. model.Options.Where(option => chosen.Contains(option.Code))
            .Select(option => configured.Options.FirstOrDefault(one => one.Code == option.Code) ?? new ChosenOption(option.Code, option.LeastQuantity))];
    }

    private static QuoteChangeForm Of(JsonElement root, HttpRequest request)
    {
        JsonElement lines = QuoteFormReader.Member(root, "lines");
        return new QuoteChangeForm
        {
            RequestId = QuoteFormReader.RequestId(request, QuoteFormReader.Text(root, "requestId")),
            Lines = lines.ValueKind == JsonValueKind.Array ? [.. lines.EnumerateArray().Select(LineOf)] : [],
            CounterNet = QuoteFormReader.Text(root, "counterNet"),
            Comment = QuoteFormReader.Text(root, "comment"),
        };
    }

    private static QuoteChangeLine LineOf(JsonElement line) => new(QuoteFormReader.Text(line, "line"), QuoteFormReader.Text(line, "quantity"))
    {
        Options = QuoteFormReader.Member(line, "options") is { ValueKind: JsonValueKind.Array } options ? QuoteFormReader.OptionsOf(options) : null,
    };
}

/// <summary>What a customer wants of a line, as written.</summary>
/// <param name="Line">The line's name.</param>
/// <param name="Quantity">Empty to leave it as it is.</param>
public sealed record QuoteChangeLine(string Line, string Quantity)
{
    /// <summary>Its options; null to leave them as they are.</summary>
    public IReadOnlyList<ChosenOption>? Options { get; init; }
}
