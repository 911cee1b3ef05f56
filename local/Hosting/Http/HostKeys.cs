using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>
/// The keys that callers show: the master key opens everything, the function key all HTTP functions, the Durable key the management API. Further keys
/// may be written into the file: by name for all functions, and by function and name for one.
/// </summary>
internal sealed record HostKeys(string Master, string Function, string Durable)
{
    public const string HeaderName = "x-functions-key";
    public const string QueryName = "code";

    private const string FileName = "keys.json";

    /// <summary>Further keys that open all HTTP functions, by name.</summary>
    public IReadOnlyDictionary<string, string>? Host { get; init; }

    /// <summary>Keys that open one function, by function and name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Functions { get; init; }

    public static HostKeys Create() => new(NewKey(), NewKey(), NewKey());

    /// <summary>Reads a folder's keys; makes them when there are none yet.</summary>
    /// <exception cref="HostStartException">The file is broken.</exception>
    public static HostKeys ReadOrCreate(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            HostKeys created = Create();
            WritePrivately(path, JsonSerializer.Serialize(created));
            return created;
        }

        try
        {
            return JsonSerializer.Deserialize<HostKeys>(File.ReadAllText(path)) is { Master: not null, Function: not null, Durable: not null } keys
                ? keys
                : throw new JsonException("a key is missing");
        }
        catch (JsonException broken)
        {
            throw new HostStartException($"The keys in {path} can't be read ({broken.Message}); delete the file to get new ones.", broken);
        }
    }

    /// <summary>Whether a request shows a key that a level accepts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="level">The level.</param>
    /// <param name="function">The function that is called, if it is one.</param>
    public bool Allows(HttpRequest request, AuthorizationLevel level, string? function = null) => level switch
    {
        AuthorizationLevel.Anonymous or AuthorizationLevel.User => true,
        AuthorizationLevel.Function => Shows(request, Function) || Shows(request, Master) || ShowsAny(request, Host) || ShowsAny(request, KeysOf(function)),
        AuthorizationLevel.System => Shows(request, Durable) || Shows(request, Master),
        _ => Shows(request, Master),
    };

    private IReadOnlyDictionary<string, string>? KeysOf(string? function) =>
        Functions?.FirstOrDefault(entry => string.Equals(entry.Key, function, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool ShowsAny(HttpRequest request, IReadOnlyDictionary<string, string>? keys) =>
        keys is not null && keys.Values.Any(key => key.Length > 0 && Shows(request, key));

    private static bool Shows(HttpRequest request, string key)
    {
        string? shown = request.Headers[HeaderName].FirstOrDefault() ?? request.Query[QueryName].FirstOrDefault();
        return shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(key));
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static void WritePrivately(string path, string text)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter writer = new(path, options);
        writer.Write(text);
    }
}
