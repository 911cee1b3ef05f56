using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Configuration;

public sealed class ConfigurePageTests : IAsyncLifetime
{
    private static readonly Uri Address = new("/configure/P-100", UriKind.Relative);

    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Page_ShownFirst_IsTheStandardPumpAndValid()
    {
        IHtmlDocument page = await ReadAsync(await _app.Http.GetAsync(Address));
        Assert.NotNull(page.QuerySelector(".notice.good"));
        Assert.Equal(["MOT-STD", "SEAL-A", "FLA-PN16", "PNT-STD"], Ticked(page).Where(code => code.Length > 0));
    }

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Page_AfterTheAtexMotorWasChosen_NamesTheRuleAndAppliesTheProposalThatKeepsIt()
    {
        IHtmlDocument first = await ReadAsync(await _app.Http.GetAsync(Address));
        IHtmlDocument refused = await SendAsync(first, "check", ("group.MOTOR", "MOT-ATEX"));
        Assert.Contains("ATEX-SEAL-C", refused.QuerySelector(".notice.bad")!.TextContent);

        IHtmlDocument applied = await SendAsync(refused, "apply");
        Assert.NotNull(applied.QuerySelector(".notice.good"));
        Assert.Equal(["MOT-ATEX", "SEAL-C", "FLA-PN16", "PNT-STD"], Ticked(applied).Where(code => code.Length > 0));
        Assert.Equal("P-100|FLA-PN16*1|MOT-ATEX*1|PNT-STD*1|SEAL-C*1", applied.QuerySelector("code.long")!.TextContent);
    }

    [Fact]
    public async Task Page_WithAQuantityOutOfRange_ProposesTheNearestOne()
    {
        IHtmlDocument first = await ReadAsync(await _app.Http.GetAsync(Address));
        IHtmlDocument refused = await SendAsync(first, "check", ("group.MONITORING", "SEN-VIB"), ("group.MONITORING", "GW-STD"), ("quantity.SEN-VIB", "9"));
        Assert.Contains(refused.QuerySelectorAll("[data-rule]"), item => item.GetAttribute("data-rule") == "SEN-VIB");

        IHtmlDocument applied = await SendAsync(refused, "apply");
        Assert.Contains("SEN-VIB*4", applied.QuerySelector("code.long")!.TextContent);
    }

    [Fact]
    public async Task Page_ForAGerman_IsGerman()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Address);
        request.Headers.AcceptLanguage.ParseAdd("de");
        IHtmlDocument page = await ReadAsync(await _app.Http.SendAsync(request));
        Assert.Equal("Kreiselpumpe P-100 konfigurieren", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Nicht mit Ihrer übrigen Auswahl", page.QuerySelector("#group-MOTOR")!.TextContent);
    }

    [Fact]
    public async Task Page_WithFieldsThatNobodyOffers_LeavesThemOut()
    {
        using HttpResponseMessage answer = await _app.PostFormAsync(Address, ("group.MOTOR", "<b>"), ("quantity.SEN-VIB", "-1"), ("before", "x"), ("action", "what"));
        IHtmlDocument page = await ReadAsync(answer);
        Assert.NotNull(page.QuerySelector(".notice.warn"));
    }

    /// <summary>As a browser does: what is ticked and written on the page, with other values for some fields.</summary>
    private async Task<IHtmlDocument> SendAsync(IHtmlDocument page, string action, params (string Name, string Value)[] changed)
    {
        IEnumerable<(string Name, string Value)> fields = page.QuerySelectorAll<IHtmlInputElement>("form input")
            .Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked)
            .Select(input => (input.Name!, input.Value))
            .Where(field => changed.All(change => change.Name != field.Item1));
        return await ReadAsync(await _app.PostFormAsync(Address, [.. fields, .. changed, ("action", action)]));
    }

    private static IEnumerable<string> Ticked(IHtmlDocument page) =>
        page.QuerySelectorAll<IHtmlInputElement>("form input").Where(input => input.IsChecked).Select(input => input.Value);

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        string html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, html);
        return await new HtmlParser().ParseDocumentAsync(html);
    }
}
