using System.Globalization;
using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Configuration;

/// <summary>The models of the configurable products, read from <c>configurations.json</c> and checked at start.</summary>
public sealed class ProductModels
{
    private static readonly JsonSerializerOptions Json = new(CaseJson.Options)
    {
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Dictionary<string, ProductModel> _models;

    private ProductModels(IEnumerable<ProductModel> models, IReadOnlyList<string> warnings)
    {
        _models = models.ToDictionary(model => model.Sku, StringComparer.OrdinalIgnoreCase);
        Warnings = warnings;
    }

    /// <summary>All models by item number.</summary>
    public IEnumerable<ProductModel> Models => _models.Values.OrderBy(model => model.Sku, StringComparer.Ordinal);

    /// <summary>What has no effect in the models, each with its place: options that can't be chosen, rules that never bite.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>A model by its item number, whatever the case of its letters; null if the product is not configurable.</summary>
    public ProductModel? Find(string sku) => _models.GetValueOrDefault(sku);

    /// <summary>Reads a file of models.</summary>
    /// <exception cref="InvalidDataException">A model is wrong or there twice; names every error with its path, line and rule.</exception>
    public static ProductModels Load(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            ModelsFile file = JsonSerializer.Deserialize<ModelsFile>(bytes, Json)!;
            var lines = ModelLines.Of(bytes);
            (FindingSeverity Severity, string Text)[] findings = [.. Findings(file, lines).Select(finding => (finding.Severity, Written(path, finding, lines)))];
            string[] errors = [.. findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Text)];
            return errors.Length == 0
                ? new ProductModels(file.Models, [.. findings.Select(finding => finding.Text)])
                : throw new InvalidDataException(string.Join(Environment.NewLine, errors));
        }
        catch (JsonException failure)
        {
            string line = (failure.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            throw new InvalidDataException($"{path}({line}): {failure.Path}: {failure.Message}", failure);
        }
    }

    private static IEnumerable<ModelFinding> Findings(ModelsFile file, ModelLines lines)
    {
        if (lines.FirstNull is { } place)
        {
            return [new ModelFinding(FindingSeverity.Error, place, null, "Nothing can be null here.")];
        }

        return file.Models.Index().SelectMany(model => ModelCheck.Of(model.Item).Select(finding => finding with { Path = $"models[{model.Index}].{finding.Path}" }))
            .Concat(file.Models.Index().Where(model => file.Models.Take(model.Index).Any(other => string.Equals(other.Sku, model.Item.Sku, StringComparison.OrdinalIgnoreCase)))
                .Select(model => new ModelFinding(FindingSeverity.Error, $"models[{model.Index}].sku", null, $"There are two models of '{model.Item.Sku}'.")));
    }

    private static string Written(string path, ModelFinding finding, ModelLines lines)
    {
        string rule = finding.RuleId is null ? "" : $", rule '{finding.RuleId}'";
        return string.Create(CultureInfo.InvariantCulture, $"{path}({lines.Of(finding.Path)}): {finding.Path}{rule}: {finding.Message}");
    }

    private sealed record ModelsFile(IReadOnlyList<ProductModel> Models);
}
