using System.ComponentModel;
using System.Diagnostics;

namespace LeadToCash.Local.Storage.Azurite;

/// <summary>Starts Node's programs.</summary>
internal static class NodeTools
{
    public static ProcessStartInfo Node(string folder, params ReadOnlySpan<string> arguments) => Program("node", folder, arguments);

    public static ProcessStartInfo Npm(string folder, params ReadOnlySpan<string> arguments) =>
        Program(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", folder, arguments);

    /// <exception cref="InvalidOperationException">The program is not there; the message says what to do.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"Azurite needs Node.js 20 or later, and '{start.FileName}' can't be started ({missing.Message}). " +
                "Install Node.js with npm and put it on the PATH, or use embedded storage (--storage embedded), which needs neither.",
                missing);
        }
    }

    private static ProcessStartInfo Program(string name, string folder, ReadOnlySpan<string> arguments)
    {
        ProcessStartInfo start = new(name)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
