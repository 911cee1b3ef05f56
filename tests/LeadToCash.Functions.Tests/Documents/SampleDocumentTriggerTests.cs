using System.Net;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Documents;

public sealed class SampleDocumentTriggerTests : IAsyncLifetime
{
    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("?kind=quote&language=de", "Angebot Q-2026-00042")]
    [InlineData("?kind=quote&language=en&lines=30", "Quote Q-2026-00042")]
    [InlineData("?kind=invoice&language=de", "Rechnung RE-2026-00007")]
    [InlineData("", "Angebot Q-2026-00042")]
    public async Task Sample_AsPageAndAsPdf_IsTheSameDocument(string query, string title)
    {
        using HttpResponseMessage page = await _app.Http.GetAsync(new Uri("/documents/sample" + query, UriKind.Relative));
        using HttpResponseMessage pdf = await _app.Http.GetAsync(new Uri("/documents/sample.pdf" + query, UriKind.Relative));

        Assert.Contains($"<h1>{title}</h1>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal(title, ReadPdf.Open(await pdf.Content.ReadAsByteArrayAsync()).Title);
    }

    [Theory]
    [InlineData("?kind=poem")]
    [InlineData("?language=fr")]
    [InlineData("?lines=0")]
    [InlineData("?lines=1001")]
    [InlineData("?lines=-1")]
    public async Task Sample_OfWhatThereIsNone_IsNotFound(string query)
    {
        using HttpResponseMessage answer = await _app.Http.GetAsync(new Uri("/documents/sample.pdf" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Sample_ForOneWhoMayNotReadMails_IsRefused()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Access:DevelopmentRole"] = "partner" });
        using HttpResponseMessage answer = await app.Http.GetAsync(new Uri("/documents/sample.pdf", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("Company:Iban", "DE02120300000000202052")]
    [InlineData("Company:Name", "")]
    [InlineData("Company:VatId", "123")]
    public async Task Start_WithAWrongSetting_StopsAndNamesIt(string setting, string value)
    {
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => TestApp.StartAsync(settings: new Dictionary<string, string?> { [setting] = value }));
        Assert.Contains(setting.Split(':')[1], failure.ToString(), StringComparison.Ordinal);
    }
}
