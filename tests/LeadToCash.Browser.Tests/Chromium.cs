using System.Diagnostics;

namespace LeadToCash.Browser.Tests;

/// <summary>Finds Chromium, or installs Debian's: the one without a window if it can be had, which takes less than half of the processor's time.</summary>
internal static class Chromium
{
    private const string Shell = "chromium-headless-shell";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The executable: <c>CHROMIUM_PATH</c>, else the shell, which as root on Debian is installed when it is not there, else the first browser on the path.</summary>
    /// <exception cref="InvalidOperationException">There is none and it can't be installed here; says what to do.</exception>
    public static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path)
        {
            return File.Exists(path) ? path : throw new InvalidOperationException($"CHROMIUM_PATH names '{path}', which is not there.");
        }

        string? failure = OnPath(Shell) is null && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get") ? await InstallAsync() : null;
        return OnPath(Shell) ?? OnPath(Names) ?? throw new InvalidOperationException(
            $"The browser tests need Chromium: install it (Debian: apt-get install {Shell}) or name an executable in CHROMIUM_PATH. {failure}");
    }

    private static string? OnPath(params string[] names) => (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin")
        from name in names
        let file = Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    /// <summary>What went wrong, if anything did.</summary>
    private static async Task<string?> InstallAsync() =>
        await RunAsync("apt-get", "update -qq") ?? await RunAsync("apt-get", $"install -y -qq {Shell}");

    private static async Task<string?> RunAsync(string command, string arguments)
    {
        ProcessStartInfo start = new(command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : $"'{command} {arguments}' failed: {errors}";
    }
}
