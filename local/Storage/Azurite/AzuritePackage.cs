using System.Diagnostics;
using System.Text.Json;

namespace LeadToCash.Local.Storage.Azurite;

/// <summary>The npm package, in the version that the repository's package.json pins (it is built into this assembly).</summary>
internal static class AzuritePackage
{
    public static string PinnedVersion { get; } = ReadPinnedVersion();

    /// <summary>The folder of the installed package; installs it when it is nowhere.</summary>
    /// <exception cref="InvalidOperationException">It can't be installed; the message says what to do.</exception>
    public static async Task<string> EnsureAsync(string installFolder, CancellationToken cancellationToken)
    {
        string package = PackageIn(installFolder);
        if (IsPinned(package))
        {
            return package;
        }

        if (FoundAbove(AppContext.BaseDirectory) is { } existing)
        {
            return existing;
        }

        Directory.CreateDirectory(installFolder);
        await using FileStream installing = await FolderLock.TakeAsync(Path.Combine(installFolder, "install.lock"), cancellationToken);
        if (!IsPinned(package))
        {
            await InstallAsync(installFolder, cancellationToken);
        }

        return IsPinned(package) ? package : throw new InvalidOperationException($"npm reported success, but {package} is not Azurite {PinnedVersion}.");
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        string manifest = $$"""{ "private": true, "dependencies": { "azurite": "{{PinnedVersion}}" } }""";
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), manifest, cancellationToken);
        ProcessStartInfo start = NodeTools.Npm(folder, "install", "--no-audit", "--no-fund", "--loglevel=error");
        using Process npm = NodeTools.Start(start);
        Task<string> errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.StandardOutput.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"npm could not install Azurite {PinnedVersion} into {folder}. Is the npm registry within reach? npm says: {(await errors).Trim()}");
        }
    }

    private static string PackageIn(string folder) => Path.Combine(folder, "node_modules", "azurite");

    private static string? FoundAbove(string folder)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            if (IsPinned(PackageIn(place.FullName)))
            {
                return PackageIn(place.FullName);
            }
        }

        return null;
    }

    private static bool IsPinned(string package)
    {
        string manifest = Path.Combine(package, "package.json");
        if (!File.Exists(manifest))
        {
            return false;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return document.RootElement.TryGetProperty("version", out JsonElement version) && version.ValueEquals(PinnedVersion);
    }

    private static string ReadPinnedVersion()
    {
        using Stream manifest = typeof(AzuritePackage).Assembly.GetManifestResourceStream("package.json")!;
        using JsonDocument document = JsonDocument.Parse(manifest);
        return document.RootElement.GetProperty("devDependencies").GetProperty("azurite").GetString()!;
    }
}
