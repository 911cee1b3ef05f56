using System.Net;
using System.Text.Json;
using SendGrid;
using SendGrid.Helpers.Errors.Model;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

namespace LeadToCash.Local.Tests.SendGrid;

public sealed class SendGridClientTests : IAsyncLifetime
{
    private const string Refusal = """{"errors":[{"message":"The from address does not match a verified sender.","field":"from","help":null}]}""";

    private FakeMailApi _api = null!;

    public async Task InitializeAsync() => _api = await FakeMailApi.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task SendEmail_WhenAccepted_PostsTheMailWithTheKeyAndReturnsItsId()
    {
        Response response = await Client().SendEmailAsync(Mail());
        ReceivedRequest request = Assert.Single(_api.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/v3/mail/send", request.Path);
        Assert.Equal("Bearer SG.test", request.Headers["Authorization"]);
        Assert.StartsWith("application/json", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("message-1", response.DeserializeResponseHeaders()["X-Message-Id"]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task SendEmail_WhenRefused_ReturnsStatusAndErrors(int status)
    {
        _api.Answers(status, Refusal);
        Response response = await Client().SendEmailAsync(Mail());
        Assert.Equal(status, (int)response.StatusCode);
        Assert.False(response.IsSuccessStatusCode);
        Dictionary<string, object> body = await response.DeserializeResponseBodyAsync();
        Assert.Equal("from", ((JsonElement)body["errors"])[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData(400, typeof(BadRequestException))]
    [InlineData(401, typeof(UnauthorizedException))]
    [InlineData(413, typeof(PayloadTooLargeException))]
    [InlineData(429, typeof(TooManyRequestsException))]
    [InlineData(500, typeof(ServerUnavailableException))]
    [InlineData(503, typeof(ServiceNotAvailableException))]
    public async Task SendEmail_WhenErrorsAreThrown_ThrowsTheStatusesOwnException(int status, Type expected)
    {
        _api.Answers(status, Refusal);
        SendGridClient client = new(new SendGridClientOptions { ApiKey = "SG.test", Host = _api.Host, HttpErrorAsException = true });
        Exception thrown = await Assert.ThrowsAsync(expected, () => client.SendEmailAsync(Mail()));
        SendGridErrorResponse details = JsonSerializer.Deserialize<SendGridErrorResponse>(thrown.Message)!;
        Assert.Equal(status, details.ErrorHttpStatusCode);
        Assert.Equal("from", details.FieldWithError);
        Assert.Contains("verified sender", details.SendGridErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendEmail_WhenErrorBodyIsNoJson_StillThrowsTheStatusesOwnException()
    {
        _api.Answers(500, "<html>proxy</html>");
        SendGridClient client = new(new SendGridClientOptions { ApiKey = "SG.test", Host = _api.Host, HttpErrorAsException = true });
        await Assert.ThrowsAsync<ServerUnavailableException>(() => client.SendEmailAsync(Mail()));
    }

    [Fact]
    public async Task SendEmail_WhenServerFailsAndRetriesAreSet_RepeatsTheSameMail()
    {
        _api.Answers(503).Answers(500);
        TimeSpan blink = TimeSpan.FromMilliseconds(1);
        SendGridClient client = new(new SendGridClientOptions
        {
            ApiKey = "SG.test",
            Host = _api.Host,
            ReliabilitySettings = new ReliabilitySettings(2, blink, blink, blink),
        });
        Response response = await client.SendEmailAsync(Mail());
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(3, _api.Requests.Count);
        Assert.Single(_api.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SendEmail_WhenTooManyRequests_IsNotRepeated()
    {
        _api.Answers(429);
        SendGridClient client = new(new SendGridClientOptions
        {
            ApiKey = "SG.test",
            Host = _api.Host,
            ReliabilitySettings = new ReliabilitySettings(2, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero),
        });
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.SendEmailAsync(Mail())).StatusCode);
        Assert.Single(_api.Requests);
    }

    [Fact]
    public async Task Request_WhenQueryIsGiven_RepeatsArraysUnderTheirName()
    {
        await Client().RequestAsync(BaseClient.Method.GET, requestBody: null, """{"limit":5,"ids":["a","b c"]}""", "suppression/bounces");
        Assert.Equal("/v3/suppression/bounces?limit=5&ids=a&ids=b%20c", _api.Requests[0].Path);
    }

    [Fact]
    public void ApiKey_WhenBlank_IsRefused() => Assert.Throws<ArgumentNullException>(() => new SendGridClient(" "));

    private static SendGridMessage Mail() =>
        MailHelper.CreateSingleEmail(new EmailAddress("shop@example.com", "Shop"), new EmailAddress("k@example.com"), "Ihr Angebot", "Text", "<p>Text</p>");

    private SendGridClient Client() => new("SG.test", _api.Host);
}
