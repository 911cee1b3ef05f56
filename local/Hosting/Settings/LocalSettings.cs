using System.Text.Json;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>The <c>Values</c> of <c>local.settings.json</c>, which stand for the app settings of a function app in Azure.</summary>
internal static class LocalSettings
{
    public const string FileName = "local.settings.json";
    public const string ExampleFileName = "local.settings.example.json";

    /// <summary>Reads the first of the files that a folder has.</summary>
    /// <exception cref="HostStartException">The file is broken.</exception>
    public static Dictionary<string, string?> Read(string directory, params IEnumerable<string> fileNames)
    {
        string? path = fileNames.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
        return path is null ? [] : ReadFile(path);
    }

    private static Dictionary<string, string?> ReadFile(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using JsonDocument json = JsonDocument.Parse(file, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.TryGetProperty("Values", out JsonElement values)
                ? values.EnumerateObject().ToDictionary(value => ToKey(value.Name), value => (string?)value.Value.ToString(), StringComparer.OrdinalIgnoreCase)
                : [];
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new HostStartException($"{Path.GetFileName(path)} can't be read: {broken.Message}", broken);
        }
    }

    // Azure turns settings into environment variables, where a double underscore stands for the colon.
    private static string ToKey(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}
