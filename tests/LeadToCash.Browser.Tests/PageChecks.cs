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

    /// <summary>Nothing that WCAG 2.2 AA forbids and a program can find.</summary>
    public static async Task IsAccessibleAsync(this IPage page)
    {
        AxeResult result = await page.RunAxe(Wcag);
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation =>
            $"{page.Url} {violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")));
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
}
