using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

/// <summary>What holds for every page.</summary>
internal static class PageChecks
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    private static readonly AxeRunOptions Contrast = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    /// <summary>Nothing that WCAG 2.2 AA forbids and a program can find.</summary>
    public static async Task IsAccessibleAsync(this IPage page)
    {
        AxeResult result = await page.RunAxe(Wcag);
        Assert.NotEmpty(result.Passes);
        AssertNone(page, result);
    }

    /// <summary>Readable in the dark too: only its colours differ there.</summary>
    public static async Task IsReadableInTheDarkAsync(this IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        AxeResult result = await page.RunAxe(Contrast);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        AssertNone(page, result);
    }

    /// <summary>Nobody has to scroll sideways.</summary>
    public static async Task FitsAsync(this IPage page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));

    /// <summary>Both.</summary>
    public static async Task HoldsAsync(this IPage page)
    {
        await page.FitsAsync();
        await page.IsAccessibleAsync();
    }

    /// <summary>Both, in the dark too.</summary>
    public static async Task HoldsInAnyLightAsync(this IPage page)
    {
        await page.HoldsAsync();
        await page.IsReadableInTheDarkAsync();
    }

    private static void AssertNone(IPage page, AxeResult result) => Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation =>
        $"{page.Url} {violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")));
}
