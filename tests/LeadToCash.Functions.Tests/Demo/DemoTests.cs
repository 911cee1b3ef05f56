using System.Diagnostics;

namespace LeadToCash.Functions.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo_WhenPlayed_TellsTheReferenceOrderAndEndsWithZero()
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "LeadToCash.Functions.dll"), "--demo"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"The demo ended with {process.ExitCode}:\n{told}\n{await errors}");
        Assert.All(["9,269.00", "1,761.11", "11,030.11", "payments are 11,030.11, nothing is open"], figure => Assert.Contains(figure, told, StringComparison.Ordinal));
    }
}
