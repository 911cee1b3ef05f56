using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LeadToCash.Functions.Tests.FieldService;

public sealed class ReportTests : IAsyncLifetime
{
    private ServiceDesk _desk = null!;
    private string _link = "";

    public async Task InitializeAsync()
    {
        _desk = await ServiceDesk.OpenAsync();
        await _desk.RequestVisitAsync();
        _link = await _desk.ReportLinkAsync();
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    [Trait("Scenario", "G7")]
    public async Task Report_WhenSigned_CompletesTheVisitAndConfirmsAtOnce()
    {
        HttpResponseMessage answer = await _desk.ReportAsync(_link);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement visit = await _desk.VisitAsync();
        Assert.Equal("completed", visit.GetProperty("status").GetString());
        Assert.Equal(3.5m, visit.GetProperty("report").GetProperty("hoursWorked").GetDecimal());
        Assert.Equal("SP-SEAL", visit.GetProperty("report").GetProperty("partsUsed")[0].GetProperty("sku").GetString());
        Assert.Contains($"visit/{ServiceDesk.VisitId}/completed", await _desk.MailKeysAsync());
    }

    [Fact]
    public async Task Report_WhenPostedTwice_GetsTheFirstAnswer()
    {
        HttpResponseMessage[] answers = await Task.WhenAll(_desk.ReportAsync(_link), _desk.ReportAsync(_link, ("findings", "Something else.")));
        HttpResponseMessage later = await _desk.ReportAsync(_link, ("findings", ""), ("hoursWorked", "9"));

        string[] pages = [.. await Task.WhenAll(answers.Append(later).Select(answer => answer.Content.ReadAsStringAsync()))];
        Assert.All(answers.Append(later), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(pages.Distinct());
        JsonElement timeline = await _desk.Http.GetFromJsonAsync<JsonElement>($"/api/visits/{ServiceDesk.VisitId}/timeline");
        Assert.Single(timeline.GetProperty("events").EnumerateArray(), one => one.GetProperty("name").GetString() == "VisitCompleted");
        Assert.Single(await _desk.MailKeysAsync(), key => key == $"visit/{ServiceDesk.VisitId}/completed");
    }

    [Theory]
    [InlineData("confirmed", "", "signature")]
    [InlineData("customerName", " ", "customerName")]
    [InlineData("hoursWorked", "zero", "hoursWorked")]
    [InlineData("hoursWorked", "25", "hoursWorked")]
    [InlineData("findings", "", "findings")]
    [InlineData("part1", "NO-SUCH", "part1")]
    [InlineData("quantity1", "-1", "quantity1")]
    [Trait("Scenario", "G7")]
    public async Task Report_WhenAFieldIsWrong_IsRefusedWithItsName(string field, string value, string named)
    {
        HttpResponseMessage page = await _desk.ReportAsync(_link, (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        IHtmlDocument document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        Assert.NotNull(document.QuerySelector($"[role=alert] a[href='#{(named == "signature" ? "confirmed" : named)}']"));

        Dictionary<string, object> json = new() { ["hoursWorked"] = 3.5, ["findings"] = "Done.", ["part1"] = "SP-SEAL", ["quantity1"] = 1, ["customerName"] = "Carla", ["confirmed"] = true };
        json[field] = value;
        HttpResponseMessage problem = await _desk.SendJsonAsync(HttpMethod.Post, _link, json);
        Assert.Equal(HttpStatusCode.BadRequest, problem.StatusCode);
        Assert.True((await problem.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(named, out _));
        Assert.Equal("booked", (await _desk.VisitAsync()).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("M10 10L20 20L30 15", true)]
    [InlineData("M10 10L20 20M1 1L2 2", true)]
    [InlineData("M10 10L20 20\"/><script>alert(1)</script>", false)]
    [InlineData("M10 10", false)]
    public async Task Report_WhenDrawn_TakesOnlyStrokes(string drawing, bool taken) =>
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, (await _desk.ReportAsync(_link, ("confirmed", ""), ("drawing", drawing))).StatusCode);

    [Fact]
    public async Task Link_WhenScannersFetchIt_ChangesNothing()
    {
        string before = await _desk.Http.GetStringAsync($"/api/visits/{ServiceDesk.VisitId}");
        for (int fetch = 0; fetch < 5; fetch++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _desk.Http.GetAsync(_link)).StatusCode);
            using HttpRequestMessage head = new(HttpMethod.Head, _link);
            Assert.Equal(HttpStatusCode.OK, (await _desk.Http.SendAsync(head)).StatusCode);
        }

        await _desk.App.SettleAsync();
        Assert.Equal(before, await _desk.Http.GetStringAsync($"/api/visits/{ServiceDesk.VisitId}"));
    }

    [Fact]
    public async Task Link_WhenForgedOrLate_DecidesNothing()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.ReportAsync(_link + "x")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.ReportAsync(_link.Replace("/visits/", "/surveys/", StringComparison.Ordinal))).StatusCode);

        await _desk.App.AdvanceAsync(TimeSpan.FromDays(70));
        Assert.Equal(HttpStatusCode.OK, (await _desk.Http.GetAsync(_link)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _desk.ReportAsync(_link)).StatusCode);
        HttpResponseMessage problem = await _desk.SendJsonAsync(HttpMethod.Post, _link, new { hoursWorked = 1 });
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (problem.StatusCode, problem.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Report_WhenTooLargeOrNoForm_IsRefused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _desk.ReportAsync(_link, ("findings", new string('x', 100_000)))).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _desk.Http.PostAsync(_link, new StringContent("hello"))).StatusCode);
    }
}
