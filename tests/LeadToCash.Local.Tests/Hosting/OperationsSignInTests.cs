using System.Net;
using LeadToCash.Local.Hosting.Operations.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class OperationsSignInTests : IAsyncLifetime
{
    private OperationsDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await OperationsDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("/ops")]
    [InlineData("/ops/instances/any")]
    [InlineData("/ops/instances/any/terminate")]
    [InlineData("/ops/queues")]
    public async Task Page_WhenNobodyIsSignedIn_AsksForTheKey(string path)
    {
        HttpResponseMessage answer = await _desk.App.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("type=\"password\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Data_WhenTheKeyIsWrong_IsAProblem()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/ops.json");
        request.Headers.Add("x-functions-key", "wrong");

        HttpResponseMessage answer = await _desk.App.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task SignIn_WithTheMasterKey_GivesACookieThatScriptsAndOtherSitesDoNotGet()
    {
        HttpResponseMessage answer = await _desk.SignInAsync();

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/ops", answer.Headers.Location?.ToString());
        string cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.DoesNotContain(_desk.App.MasterKey, cookie);
    }

    [Fact]
    public async Task SignIn_WithTheWrongKey_IsRefused()
    {
        HttpResponseMessage answer = await PostAsync("/ops/sign-in", ("key", "wrong"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task SignIn_WithTheLink_WorksOnceAndOnlyWhenItsFormIsSent()
    {
        string ticket = _desk.App.Services.GetRequiredService<SignInTicket>().Current;
        HttpResponseMessage shown = await _desk.App.Http.GetAsync($"/ops/sign-in?ticket={ticket}");
        Assert.False(shown.Headers.Contains("Set-Cookie"));

        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync("/ops/sign-in", ("ticket", ticket))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("/ops/sign-in", ("ticket", ticket))).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "/ops")]
    [InlineData("//elsewhere.example", "/ops")]
    [InlineData("/opsy", "/ops")]
    [InlineData("/ops/queues", "/ops/queues")]
    public async Task SignIn_WhenItSaysWhereToGo_LeadsToPagesOfItsOwnOnly(string asked, string expected)
    {
        HttpResponseMessage answer = await PostAsync("/ops/sign-in", ("key", _desk.App.MasterKey), ("return", asked));

        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Cookie_WhenChanged_IsNoSignIn()
    {
        HttpResponseMessage answer = await _desk.SignInAsync();
        string cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using HttpRequestMessage request = new(HttpMethod.Get, "/ops");
        request.Headers.Add("Cookie", cookie[..^1] + (cookie[^1] == '0' ? '1' : '0'));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _desk.App.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task SignOut_WhenSent_EndsTheSession()
    {
        string page = await _desk.PageAsync("/ops");
        string token = page.Split("name=\"token\" value=\"", 2)[1].Split('"', 2)[0];

        await _desk.Browser.PostAsync("/ops/sign-out", Form(("token", token)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _desk.Browser.GetAsync("/ops")).StatusCode);
    }

    [Theory]
    [InlineData("elsewhere.example")]
    [InlineData("127.0.0.1.elsewhere.example")]
    public async Task Page_WhenAskedForUnderAnotherName_IsRefused(string host)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/ops");
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.Forbidden, (await _desk.Browser.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Form_WhenFromAnotherSite_ChangesNothing(string header, string value)
    {
        await _desk.StartAsync("Waits", "w-1");
        using HttpRequestMessage request = new(HttpMethod.Post, "/ops/instances/w-1/terminate") { Content = await _desk.FormAsync("/ops/instances/w-1/terminate") };
        request.Headers.Add(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, (await _desk.Browser.SendAsync(request)).StatusCode);
        Assert.Equal("Running", (await _desk.JsonAsync("/ops/instances/w-1")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Form_WithoutTokenOrWithThatOfAnother_ChangesNothing()
    {
        await _desk.StartAsync("Waits", "w-1");
        await _desk.StartAsync("Waits", "w-2");

        HttpResponseMessage without = await _desk.Browser.PostAsync("/ops/instances/w-1/terminate", Form(("reason", "x")));
        HttpResponseMessage foreign = await _desk.Browser.PostAsync("/ops/instances/w-1/terminate", await _desk.FormAsync("/ops/instances/w-2/terminate"));

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal("Running", (await _desk.JsonAsync("/ops/instances/w-1")).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("/ops")]
    [InlineData("/ops/instances")]
    [InlineData("/ops/sign-in")]
    public async Task Page_WhenServed_IsNeitherKeptNorFramedNorIndexed(string path)
    {
        HttpResponseMessage answer = await _desk.Browser.GetAsync(path);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Page_WhenGermanIsAskedFor_IsGerman()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/ops/instances");
        request.Headers.Add("Accept-Language", "de-AT, en;q=0.5");

        string page = await (await _desk.Browser.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Contains("<html lang=\"de\">", page);
        Assert.Contains("Instanzen", page);
    }

    private Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => _desk.App.Http.PostAsync(path, Form(fields));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
