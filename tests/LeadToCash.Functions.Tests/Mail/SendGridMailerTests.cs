using System.Net;
using System.Text.Json;
using LeadToCash.Mail;
using LeadToCash.Tests.Cases;
using Microsoft.Extensions.Options;
using SendGrid;

namespace LeadToCash.Tests.Mail;

public sealed class SendGridMailerTests
{
    private readonly CaseWorld _world = new();

    [Fact]
    public async Task Send_SpeaksTheV3ApiWithKeyAndOneClickUnsubscribe()
    {
        using FakeSendGrid sendGrid = new(HttpStatusCode.Accepted);
        await Mailer(sendGrid).SendAsync(MailTools.Mail("contact/k-1/nurturing-1", unsubscribeUrl: "https://l2c.example/unsubscribe/t"), CancellationToken.None);

        (Uri uri, string? authorization, JsonElement body) = Assert.Single(sendGrid.Received);
        Assert.Equal("/v3/mail/send", uri.AbsolutePath);
        Assert.Equal("Bearer SG.test", authorization);
        Assert.Equal("no-reply@leadtocash.example", body.GetProperty("from").GetProperty("email").GetString());
        Assert.Equal("kim@example.com", body.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString());
        Assert.Contains("contact/k-1/nurturing-1", body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["text/plain", "text/html"], body.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()));
        Assert.Equal("<https://l2c.example/unsubscribe/t>", Header(body, "List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", Header(body, "List-Unsubscribe-Post"));
    }

    [Fact]
    public async Task Send_ATransactionalMail_OffersNoUnsubscribe()
    {
        using FakeSendGrid sendGrid = new(HttpStatusCode.Accepted);
        await Mailer(sendGrid).SendAsync(MailTools.Mail("order/1/confirmed"), CancellationToken.None);

        Assert.Null(Header(Assert.Single(sendGrid.Received).Body, "List-Unsubscribe"));
    }

    [Fact]
    public async Task Send_WithAttachments_SendsThemEncoded()
    {
        using FakeSendGrid sendGrid = new(HttpStatusCode.Accepted);
        await Mailer(sendGrid).SendAsync(MailTools.Mail("a/1") with { Attachments = [new MailAttachment("Angebot.pdf", "application/pdf", [1, 2, 3])] }, CancellationToken.None);

        JsonElement attachment = Assert.Single(Assert.Single(sendGrid.Received).Body.GetProperty("attachments").EnumerateArray());
        Assert.Equal(("Angebot.pdf", "application/pdf", "AQID"), (
            attachment.GetProperty("filename").GetString(), attachment.GetProperty("type").GetString(), attachment.GetProperty("content").GetString()));
    }

    [Fact]
    public async Task Send_TheSameKeyAgain_AsksSendGridOnce()
    {
        using FakeSendGrid sendGrid = new(HttpStatusCode.Accepted);
        await Mailer(sendGrid).SendAsync(MailTools.Mail("a/1"), CancellationToken.None);
        await Mailer(sendGrid).SendAsync(MailTools.Mail("a/1"), CancellationToken.None);
        await Mailer(sendGrid).SendAsync(MailTools.Mail("a/2"), CancellationToken.None);

        Assert.Equal(2, sendGrid.Received.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task Send_WhenSendGridRefuses_FailsAndIsTriedAgainLater(HttpStatusCode status)
    {
        using FakeSendGrid sendGrid = new(status, HttpStatusCode.Accepted);

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => Mailer(sendGrid).SendAsync(MailTools.Mail("a/1"), CancellationToken.None));
        await Mailer(sendGrid).SendAsync(MailTools.Mail("a/1"), CancellationToken.None);

        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(2, sendGrid.Received.Count);
    }

    private static string? Header(JsonElement body, string name)
    {
        foreach (JsonElement holder in new[] { body, body.GetProperty("personalizations")[0] })
        {
            if (holder.TryGetProperty("headers", out JsonElement headers) && headers.TryGetProperty(name, out JsonElement value))
            {
                return value.GetString();
            }
        }

        return null;
    }

    private SendGridMailer Mailer(FakeSendGrid sendGrid) =>
        new(new SendGridClient(new HttpClient(sendGrid, disposeHandler: false), "SG.test"), _world.Tables, Options.Create(new MailOptions()));

    /// <summary>SendGrid's mail API: notes what it is sent and answers what it is told to, the last answer for ever.</summary>
    private sealed class FakeSendGrid(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        public List<(Uri Uri, string? Authorization, JsonElement Body)> Received { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            HttpStatusCode answer = answers[Math.Min(Received.Count, answers.Length - 1)];
            Received.Add((request.RequestUri!, request.Headers.Authorization?.ToString(), JsonSerializer.Deserialize<JsonElement>(body)));
            return new HttpResponseMessage(answer) { Content = new StringContent("") };
        }
    }
}
