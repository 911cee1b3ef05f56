using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.ContactToLead;

/// <summary>Reads the data files of this step; what is wrong stops the start with a sentence.</summary>
internal static class ContactData
{
    public static T Read<T>(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "ContactToLead", file);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), CaseJson.Options)!;
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    /// <summary>The entry that holds on a date, from entries that each hold until the next.</summary>
    public static T On<T>(IReadOnlyList<T> entries, DateOnly date, Func<T, DateOnly> validFrom, string file) =>
        entries.Where(entry => validFrom(entry) <= date).MaxBy(validFrom)
            ?? throw new InvalidDataException($"{file} has no entry that holds on {date:yyyy-MM-dd}.");
}
