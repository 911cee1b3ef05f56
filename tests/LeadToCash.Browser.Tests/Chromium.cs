using System.Diagnostics;

namespace LeadToCash.Browser.Tests;

/// <summary>Finds Chromium, or installs Debian's.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The executable: <c>CHROMIUM_PATH</c>, else the first one on the path; as root on Debian it is installed when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is none and it can't be installed here; says what to do.</exception>
    public static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path)
        {
            return File.Exists(path) ? path : throw new InvalidOperationException($"CHROMIUM_PATH names '{path}', which is not there.");
        }

        if (OnPath() is { } found)
        {
            return found;
        }

        if (Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update -qq");
            await RunAsync("apt-get", "install -y -qq chromium");
        }

        return OnPath() ?? throw new InvalidOperationException(
            "The browser tests need Chromium: install it (Debian: apt-get install chromium) or name an executable in CHROMIUM_PATH.");
    }

    private static string? OnPath() => (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin")
        from name in Names
        let file = Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    private static async Task RunAsync(string command, string arguments)
    {
        ProcessStartInfo start = new(command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{command} {arguments}' failed, so there is no Chromium for the browser tests: {errors}");
        }
    }
}
