using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>The keys that callers show: the master key opens everything, the function key HTTP functions, the Durable key the management API.</summary>
internal sealed record HostKeys(string Master, string Function, string Durable)
{
    public const string HeaderName = "x-functions-key";
    public const string QueryName = "code";

    private const string FileName = "keys.json";

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
    public bool Allows(HttpRequest request, AuthorizationLevel level) => level switch
    {
        AuthorizationLevel.Anonymous or AuthorizationLevel.User => true,
        AuthorizationLevel.Function => Shows(request, Function) || Shows(request, Master),
        AuthorizationLevel.System => Shows(request, Durable) || Shows(request, Master),
        _ => Shows(request, Master),
    };

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
