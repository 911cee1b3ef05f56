using System.Text.Json;
using System.Text.Json.Serialization;
using LeadToCash.Cases;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Reads how we sell from <c>sales-stages.json</c> and checks it at start.</summary>
internal static class SalesProcessFile
{
    private static readonly JsonSerializerOptions Strict = new(CaseJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is incomplete or contradicts itself; says where and why.</exception>
    public static SalesProcess Load(string path)
    {
        try
        {
            SalesProcess process = JsonSerializer.Deserialize<SalesProcess>(File.ReadAllText(path), Strict) ?? throw new ArgumentException("The file is empty.");
            Check(process);
            return process;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Check(SalesProcess process)
    {
        CheckEntries("stages", [.. process.Stages.Select(stage => (stage.Id, stage.Name))]);
        CheckEntries("lostReasons", [.. process.LostReasons.Select(reason => (reason.Id, reason.Name))]);
        CheckEntries("activityKinds", [.. process.ActivityKinds.Select(kind => (kind.Id, kind.Name))]);
        foreach ((int index, SalesStage stage) in process.Stages.Index())
        {
            Require(stage.Probability.Value is > 0 and < 100, $"stages[{index}].probability", "must be above 0 and below 100");
            Require(index == 0 || stage.Probability >= process.Stages[index - 1].Probability, $"stages[{index}].probability", "is less than the one of the stage before");
            Require(index > 0 || stage.Enter.Count == 0, "stages[0].enter", "must be empty, every opportunity begins there");
        }

        foreach ((int index, ActivityKind kind) in process.ActivityKinds.Index())
        {
            Require(kind.RemindDaysBefore is >= 0 and <= 30, $"activityKinds[{index}].remindDaysBefore", "must be from 0 to 30");
        }

        Require(process.OnQuoteReleased is null || process.Stage(process.OnQuoteReleased) is not null, "onQuoteReleased", $"names no stage: '{process.OnQuoteReleased}'");
    }

    private static void CheckEntries(string list, IReadOnlyList<(string Id, IReadOnlyDictionary<string, string> Name)> entries)
    {
        Require(entries.Count > 0, list, "must have an entry");
        foreach ((int index, (string id, IReadOnlyDictionary<string, string> name)) in entries.Index())
        {
            Require(IsId(id), $"{list}[{index}].id", $"'{id}' must be 1 to 30 lower case letters, digits and '-'");
            Require(entries.Count(other => other.Id == id) == 1, $"{list}[{index}].id", $"'{id}' is there twice");
            Require(name.ContainsKey("de") && name.ContainsKey("en"), $"{list}[{index}].name", "must be given in 'de' and 'en'");
        }
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 30 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static void Require(bool holds, string place, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException($"{place} {otherwise}.");
        }
    }
}
