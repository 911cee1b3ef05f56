using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

/// <summary>One browser for all tests; each test opens its own window.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Width of a small phone.</summary>
    public const int Phone = 390;

    public const int Desktop = 1280;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private readonly List<IBrowserContext> _open = [];
    private ServiceDesk? _openFor;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await Chromium.FindAsync(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    /// <summary>A window on the app. It closes when a window on another app is opened: they take a processor's time even when nobody looks.</summary>
    public async Task<IPage> OpenAsync(ServiceDesk desk, int width, bool script = true)
    {
        if (_openFor != desk)
        {
            await Task.WhenAll(_open.Select(window => window.CloseAsync()));
            _open.Clear();
            _openFor = desk;
        }

        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = desk.Http.BaseAddress!.ToString(),
            JavaScriptEnabled = script,
            Locale = "en-GB",
            ViewportSize = new ViewportSize { Width = width, Height = 844 },
        });
        _open.Add(context);
        return await context.NewPageAsync();
    }
}

/// <summary>Tests that share the browser; one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
