using System.Diagnostics;

namespace LeadToCash.Functions.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo_WhenPlayed_TellsTheReferenceOrderAndEndsWithZero()
    {
        (int exitCode, string told, string errors) = await PlayAsync([]);

        Assert.True(exitCode == 0, $"The demo ended with {exitCode}:\n{told}\n{errors}");
        Assert.All(["9,269.00", "1,761.11", "11,030.11", "payments are 11,030.11, nothing is open"], figure => Assert.Contains(figure, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_WhenItCannotGoOn_SaysWhyAndEndsWithOne()
    {
        (int exitCode, _, string errors) = await PlayAsync(new() { ["Webhooks__Shopify__Secret"] = "" });

        Assert.Equal((1, "The demo failed: No secret is set in Webhooks:Shopify:Secret, so nothing can be signed."), (exitCode, errors.Trim()));
    }

    private static async Task<(int ExitCode, string Told, string Errors)> PlayAsync(Dictionary<string, string> settings)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "LeadToCash.Functions.dll"), "--demo"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, told, await errors);
    }
}
