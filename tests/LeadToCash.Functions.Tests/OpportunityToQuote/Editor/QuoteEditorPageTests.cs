using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeadToCash.Local.Testing;
using LeadToCash.OpportunityToQuote;
using Microsoft.Extensions.DependencyInjection;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.Tests.OpportunityToQuote.Editor;

/// <summary>The editor as a browser without JavaScript uses it.</summary>
public sealed class QuoteEditorPageTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private QuoteDesk _quotes = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _quotes = new QuoteDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D2")]
    public async Task Calculate_OnANewPage_SavesTheDraftAndShowsItsFigures()
    {
        IHtmlDocument page = await BeginAsync("calculate");

        Assert.Contains("€9,996.00", Text(page, "#totals"), StringComparison.Ordinal);
        Assert.Contains("Margin 25 %, floor 18 %", Text(page, "fieldset.line"), StringComparison.Ordinal);
        Assert.Contains("2 on request, about 2026-03-30", Text(page, "fieldset.line"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("fieldset.line svg[role=img]"));
        Assert.Contains("Needs no approval", Text(page, "#totals"), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("fieldset.line").Length);
    }

    [Fact]
    [Trait("Scenario", "D12")]
    public async Task Submit_OfAnIncompleteDraft_ShowsEveryErrorBesideItsFieldAndKeepsWhatWasWritten()
    {
        IHtmlDocument page = await BeginAsync("submit", ("lines[1].line", "2"), ("lines[1].text", "a coating"), ("lines[1].quantity", "3"));

        Assert.Equal("true", page.QuerySelector("#lines-1-sku")!.GetAttribute("aria-invalid"));
        Assert.Contains("The item number is missing.", Text(page, "#lines-1-sku-error"), StringComparison.Ordinal);
        Assert.Contains("The unit is missing.", Text(page, "#lines-1-unit-error"), StringComparison.Ordinal);
        Assert.Equal("a coating", Value(page, "lines[1].text"));
        string id = IdOf(page);
        Assert.Equal("draft", await _quotes.StatusAsync(id));
        Assert.Equal(2, (await _quotes.QuoteAsync(id)).GetProperty("draft").GetProperty("content").GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Submit_ClickedTwice_IsSubmittedOnce()
    {
        IHtmlDocument page = await BeginAsync("calculate");
        (string Name, string Value)[] fields = [.. Fields(page, "submit").Where(field => field.Name != "discountPercent"), ("discountPercent", "1")];
        using HttpResponseMessage first = await PostAsync(Target(page), fields);
        using HttpResponseMessage second = await PostAsync(Target(page), fields);
        await _app.SettleAsync();

        string id = IdOf(page);
        Assert.All(new[] { first, second }, answer => Assert.EndsWith($"/staff/quotes/{id}", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal));
        Assert.Equal("released", await _quotes.StatusAsync(id));
        Assert.Single(await _app.MailsAsync());
    }

    [Fact]
    public async Task Begin_ClickedTwice_MakesOneQuote()
    {
        (string, string)[] fields = NewQuote("calculate");
        using HttpResponseMessage first = await PostAsync("/staff/quotes/new", fields);
        using HttpResponseMessage second = await PostAsync("/staff/quotes/new", fields);

        Assert.Equal(first.RequestMessage!.RequestUri!.AbsolutePath, second.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Save_OnAStaleDraft_ShowsWhatWasWrittenAndLosesNothing()
    {
        IHtmlDocument page = await BeginAsync("calculate");
        using HttpResponseMessage other = await PostAsync(Target(page), With(Fields(page, "calculate"), "lines[0].quantity", "5"));
        using HttpResponseMessage stale = await PostAsync(Target(page), With(Fields(page, "calculate"), "lines[0].quantity", "7"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (other.StatusCode, stale.StatusCode));
        IHtmlDocument again = await ReadAsync(stale);
        Assert.Equal("7", Value(again, "lines[0].quantity"));
        Assert.Contains("was changed by developer meanwhile", Text(again, "[role=alert]"), StringComparison.Ordinal);
        using HttpResponseMessage over = await PostAsync(Target(again), Fields(again, "calculate"));
        Assert.Equal("7", Value(await ReadAsync(over), "lines[0].quantity"));
    }

    [Fact]
    public async Task Save_OfWhatIsNoNumber_SavesNothingAndSaysWhere()
    {
        IHtmlDocument page = await BeginAsync("calculate");
        using HttpResponseMessage refused = await PostAsync(Target(page), With(Fields(page, "calculate"), "lines[0].quantity", "two"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        IHtmlDocument again = await ReadAsync(refused);
        Assert.Equal(("two", "Write a number, such as 2 or 1.5."), (Value(again, "lines[0].quantity"), Text(again, "#lines-0-quantity-error").Trim()));
        Assert.Equal(2m, (await _quotes.QuoteAsync(IdOf(page))).GetProperty("draft").GetProperty("content").GetProperty("lines")[0].GetProperty("quantity").GetDecimal());
    }

    [Fact]
    public async Task Show_ForTheScript_ShowsFiguresAndSavesNothing()
    {
        IHtmlDocument page = await BeginAsync("calculate");
        long before = (await _quotes.QuoteAsync(IdOf(page))).GetProperty("version").GetInt64();
        using HttpResponseMessage shown = await PostAsync(Target(page), With(Fields(page, "show"), "lines[0].quantity", "3"));

        Assert.Contains("€12,600.00", Text(await ReadAsync(shown), "#totals"), StringComparison.Ordinal);
        Assert.Equal(before, (await _quotes.QuoteAsync(IdOf(page))).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Remove_TakesALineOut_AndDiscardEndsTheQuote()
    {
        IHtmlDocument page = await BeginAsync("add", ("lines[1].line", "2"), ("lines[1].sku", "SVC-INST"), ("lines[1].quantity", "1"));
        using HttpResponseMessage removed = await PostAsync(Target(page), [.. Fields(page, null), ("remove", "1")]);
        IHtmlDocument left = await ReadAsync(removed);
        Assert.Equal("SVC-INST", Value(left, "lines[0].sku"));
        Assert.Equal(2, left.QuerySelectorAll("fieldset.line").Length);
        using HttpResponseMessage discarded = await PostAsync(Target(left), Fields(left, "discard"));
        Assert.Contains("Discarded", Text(await ReadAsync(discarded), "main"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "D5")]
    public async Task Figures_BelowTheFloor_SayWhoMustApprove()
    {
        IHtmlDocument page = await BeginAsync("calculate", ("discountPercent", "12"));

        Assert.Contains("Margin 14.8 %, floor 18 %", Text(page, "fieldset.line"), StringComparison.Ordinal);
        Assert.Contains("manager: The discount of 12 % is above 5 %, by 7 points.", Text(page, "#totals"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task QuotePage_OfACounterPrice_GrantsItWithTwoClicks()
    {
        string id = await _quotes.AskAsync();
        await _app.Services.GetRequiredService<QuoteStore>().ExecuteAsync(
            id, "turn-1", new QuoteCommand.AskForChange(1, [new WishedLine("1", 1)], Money.Of(5000, "EUR"), "One pump for 5,000?"), "customer");
        await _app.SettleAsync();
        IHtmlDocument page = await GetAsync($"/staff/quotes/{id}");
        Assert.Contains("The customer waits for our answer.", Text(page, "main"), StringComparison.Ordinal);
        Assert.Contains("Would pay €5,000.00 net", Text(page, "ol.steps"), StringComparison.Ordinal);

        using HttpResponseMessage opened = await PostAsync($"/staff/quotes/{id}/draft", ("fromVersion", "1"), ("turn", "1"));
        IHtmlDocument editor = await ReadAsync(opened);
        Assert.Equal(("5000", "1"), (Value(editor, "targetNet"), Value(editor, "lines[0].quantity")));
        Assert.Contains("€5,000.00", Text(editor, "#totals"), StringComparison.Ordinal);
        using HttpResponseMessage submitted = await PostAsync(Target(editor), With(Fields(editor, "submit"), "requester", EditorDesk.Rep));
        Assert.Equal(HttpStatusCode.OK, submitted.StatusCode);
        await _app.SettleAsync();

        IHtmlDocument after = await GetAsync($"/staff/quotes/{id}");
        Assert.Contains("€5,000.00", Text(after, "main"), StringComparison.Ordinal);
        Assert.Contains("Waits for the customer, until 1 April 2026.", Text(after, "main"), StringComparison.Ordinal);
        Assert.Contains("What version 2 changes", Text(after, "main"), StringComparison.Ordinal);
        IHtmlDocument old = await GetAsync($"/staff/quotes/{id}?version=1");
        Assert.Contains("Version 1, as it was", Text(old, "main"), StringComparison.Ordinal);
        Assert.Contains("€9,269.00", Text(old, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuotePage_Reply_IsWrittenOnce()
    {
        string id = await _quotes.AskAsync();
        (string, string)[] fields = [("requestId", "reply-1"), ("quoteVersion", "1"), ("text", "Yes, with commissioning.")];
        using HttpResponseMessage first = await PostAsync($"/staff/quotes/{id}/reply", fields);
        using HttpResponseMessage second = await PostAsync($"/staff/quotes/{id}/reply", fields);
        using HttpResponseMessage empty = await PostAsync($"/staff/quotes/{id}/reply", ("requestId", "reply-2"), ("quoteVersion", "1"), ("text", " "));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest], new[] { first, second, empty }.Select(answer => answer.StatusCode));
        Assert.Single((await GetAsync($"/staff/quotes/{id}")).QuerySelectorAll("ol.steps p.words"));
    }

    [Fact]
    public async Task QuotePage_OfWhoMayOnlyRead_HasNoButtons()
    {
        string id = await _quotes.AskAsync();
        using HttpResponseMessage answer = await new Approvals.ApproverDesk(_app, "wilma@leadtocash.example", "warehouse").BrowseAsync($"/staff/quotes/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty((await ReadAsync(answer)).QuerySelectorAll("button"));
    }

    [Theory]
    [InlineData("/staff/quotes/none")]
    [InlineData("/staff/quotes/none/edit")]
    public async Task Pages_OfNoQuote_SaySo(string path)
    {
        using HttpResponseMessage answer = await _app.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Editor_WithAHundredLines_StillSaves()
    {
        (string, string)[] lines =
        [
            .. Enumerable.Range(0, 100).SelectMany(index => new[]
            {
                ($"lines[{index}].line", $"{index + 1}"), ($"lines[{index}].sku", "SP-SEAL"), ($"lines[{index}].quantity", "1"), ($"lines[{index}].discountPercent", ""), ($"lines[{index}].unitPrice", ""),
                ($"lines[{index}].options", ""), ($"lines[{index}].group", "Seals"), ($"lines[{index}].text", ""), ($"lines[{index}].unit", ""),
            }),
        ];
        IHtmlDocument page = await BeginAsync("calculate", lines);
        Assert.Equal(101, page.QuerySelectorAll("fieldset.line").Length);
        using HttpResponseMessage saved = await PostAsync(Target(page), With(Fields(page, "calculate"), "discountPercent", "1"));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("1", Value(await ReadAsync(saved), "discountPercent"));
    }

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Options_AreChosenOnThePage_AndCodesThatTheItemDoesNotHaveStayAsTheyWere()
    {
        IHtmlDocument page = await BeginAsync("calculate");
        Assert.Equal("", ((IHtmlSelectElement)page.QuerySelector("#lines-0-options-MOTOR")!).Value);
        (string Name, string Value)[] fields = With(Fields(page, "calculate"), "lines[0].pieces.SEN-VIB", "3");
        string[] codes = ["MOT-ATEX", "SEAL-C", "FLA-PN16", "PNT-STD", "SEN-VIB", "GW-EX", "OLD-1"];
        using HttpResponseMessage saved = await PostAsync(Target(page), [.. fields.Where(field => field.Name != "lines[0].options"), .. codes.Select(code => ("lines[0].options", code))]);
        page = await ReadAsync(saved);

        Assert.Equal("MOT-ATEX", ((IHtmlSelectElement)page.QuerySelector("#lines-0-options-MOTOR")!).Value);
        Assert.Equal(["SEN-VIB", "GW-EX"], page.QuerySelectorAll("input[type=checkbox][name='lines[0].options']").OfType<IHtmlInputElement>().Where(box => box.IsChecked).Select(box => box.Value));
        Assert.Equal(("3", "OLD-1"), (Value(page, "lines[0].pieces.SEN-VIB"), page.QuerySelector("#lines-0-options-others")!.GetAttribute("value")));
        using HttpResponseMessage again = await PostAsync(Target(page), Fields(page, "calculate"));
        JsonElement options = (await _quotes.QuoteAsync(IdOf(page))).GetProperty("draft").GetProperty("content").GetProperty("lines")[0].GetProperty("options");
        Assert.Equal(codes.Order(StringComparer.Ordinal), options.EnumerateArray().Select(option => option.GetProperty("code").GetString()).Order(StringComparer.Ordinal));
    }

    private async Task<IHtmlDocument> BeginAsync(string action, params (string Name, string Value)[] more)
    {
        using HttpResponseMessage answer = await PostAsync("/staff/quotes/new", NewQuote(action, more));
        return await ReadAsync(answer);
    }

    private static (string Name, string Value)[] NewQuote(string action, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> fields = new()
        {
            ["requestId"] = "page-1",
            ["requester"] = EditorDesk.Rep,
            ["lines[0].line"] = "1",
            ["lines[0].sku"] = "P-100",
            ["lines[0].quantity"] = "2",
            ["customer.name"] = "Jana Berg",
            ["customer.email"] = QuoteDesk.Customer,
            ["customer.language"] = "de",
            ["customer.address.street"] = "Am Werk 1",
            ["customer.address.postCode"] = "90402",
            ["customer.address.city"] = "Nürnberg",
            ["customer.address.country"] = "DE",
            ["action"] = action,
        };
        foreach ((string name, string value) in more)
        {
            fields[name] = value;
        }

        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    /// <summary>The fields of the page's form as a browser sends them when a button is pressed.</summary>
    private static (string Name, string Value)[] Fields(IHtmlDocument page, string? action)
    {
        IHtmlFormElement form = (IHtmlFormElement)page.QuerySelector("#editor")!;
        return
        [
            .. form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name is not null && (input.Type != "checkbox" || input.IsChecked)).Select(input => (input.Name!, input.Value)),
            .. form.Elements.OfType<IHtmlSelectElement>().Select(select => (select.Name!, select.Value ?? "")),
            .. form.Elements.OfType<IHtmlTextAreaElement>().Select(area => (area.Name!, area.Value)),
            .. action is null ? Array.Empty<(string, string)>() : [("action", action)],
        ];
    }

    private static (string Name, string Value)[] With((string Name, string Value)[] fields, string name, string value) =>
        [.. fields.Where(field => field.Name != name), (name, value)];

    /// <summary>Sends a form and goes where the answer leads.</summary>
    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        HttpResponseMessage answer = await _app.PostFormAsync(new Uri(path, UriKind.Relative), fields);
        return answer.Headers.Location is { } next ? await _app.Http.GetAsync(next) : answer;
    }

    private async Task<IHtmlDocument> GetAsync(string path) => new HtmlParser().ParseDocument(await _app.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private static string Target(IHtmlDocument page) => page.QuerySelector("#editor")!.GetAttribute("action")!;

    private static string IdOf(IHtmlDocument page) => Target(page).Split('/')[3];

    private static string Value(IHtmlDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"input[name='{name}']")!).Value;

    /// <summary>Text with single blanks.</summary>
    private static string Text(IHtmlDocument page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
