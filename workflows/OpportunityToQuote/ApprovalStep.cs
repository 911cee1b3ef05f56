using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>A step of the approval policy, by its id: <c>manager</c>, <c>director</c>, <c>legal</c>… Lower case.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens.</param>
[JsonConverter(typeof(ApprovalStepJsonConverter))]
public readonly record struct ApprovalStep(string Id)
{
    /// <summary>Head of sales, in the policy that ships.</summary>
    public static ApprovalStep Manager { get; } = new("manager");

    /// <summary>Managing director, in the policy that ships.</summary>
    public static ApprovalStep Director { get; } = new("director");

    /// <summary>The steps there were before policies were data, in the order of the numbers that processes of that time carry.</summary>
    internal static IReadOnlyList<ApprovalStep> Numbered { get; } = [Manager, Director];

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>Writes a step by its id; reads as well the numbers that processes from before policies were data carry.</summary>
internal sealed class ApprovalStepJsonConverter : JsonConverter<ApprovalStep>
{
    /// <inheritdoc/>
    public override ApprovalStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String when reader.GetString() is { Length: > 0 } id => new ApprovalStep(id.ToLowerInvariant()),
        JsonTokenType.Number when reader.TryGetInt32(out int number) && number >= 0 && number < ApprovalStep.Numbered.Count => ApprovalStep.Numbered[number],
        _ => throw new JsonException("A step of an approval is named by its id."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ApprovalStep value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}

/// <summary>Writes a step as processes from before policies were data did, by its number, so that those that ended still end the same; others by their ids.</summary>
internal sealed class NumberedStepJsonConverter : JsonConverter<ApprovalStep>
{
    private static readonly ApprovalStepJsonConverter Ids = new();

    /// <inheritdoc/>
    public override ApprovalStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Ids.Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ApprovalStep value, JsonSerializerOptions options)
    {
        int number = ApprovalStep.Numbered.ToList().IndexOf(value);
        if (number >= 0)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            Ids.Write(writer, value, options);
        }
    }
}
