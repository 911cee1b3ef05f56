using System.Net;
using System.Text.Json;
using LeadToCash.Documents;
using LeadToCash.Local.Testing;
using LeadToCash.Mail;
using LeadToCash.Tests.Cases;
using LeadToCash.Tests.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.Mail;

public sealed class MailAttachmentTests
{
    private readonly CaseWorld _world = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(15 * 64 * 1024)]
    [InlineData((2 * 15 * 64 * 1024) + 7)]
    public async Task Mailbox_KeepsAttachmentsOfAnySizeByteForByte(int size)
    {
        byte[] content = [.. Enumerable.Range(0, size).Select(i => (byte)((i * 31) + (i >> 8)))];
        MailboxMailer mailbox = new(_world.Tables, _world.Clock);
        await mailbox.SendAsync(MailTools.Mail("a/1") with { Attachments = [new("Angebot.pdf", "application/pdf", content), new("b.txt", "text/plain", [1, 2])] }, CancellationToken.None);

        MailboxEntry mail = Assert.Single(await mailbox.ListAsync(to: null, 10, CancellationToken.None));
        Assert.Equal(["Angebot.pdf", "b.txt"], mail.Attachments!.Select(attachment => attachment.Name));
        Assert.Equal(content, await mailbox.ReadAsync(mail.Attachments![0], CancellationToken.None));
        Assert.Equal([1, 2], await mailbox.ReadAsync(mail.Attachments![1], CancellationToken.None));
    }

    [Fact]
    public async Task Mailbox_TheSameKeyWithOtherContent_KeepsTheFirst()
    {
        MailboxMailer mailbox = new(_world.Tables, _world.Clock);
        await mailbox.SendAsync(MailTools.Mail("a/1") with { Attachments = [new("a.pdf", "application/pdf", [1])] }, CancellationToken.None);
        await mailbox.SendAsync(MailTools.Mail("a/1") with { Attachments = [new("a.pdf", "application/pdf", [2])] }, CancellationToken.None);

        MailboxEntry mail = Assert.Single(await mailbox.ListAsync(to: null, 10, CancellationToken.None));
        Assert.Equal([1], await mailbox.ReadAsync(Assert.Single(mail.Attachments!), CancellationToken.None));
    }

    [Fact]
    public void Entries_WrittenBefore_AreStillRead()
    {
        const string before = """{"id":"1","to":"a@example.com","subject":"s","text":"t","html":"h","sentAt":"2026-03-02T08:00:00+00:00","key":"k","links":[]}""";
        Assert.Null(JsonSerializer.Deserialize<MailboxEntry>(before, LeadToCash.Cases.CaseJson.Options)!.Attachments);
    }

    [Fact]
    public async Task Attachment_OfADocument_IsDownloadedFromTheMailbox()
    {
        await using LocalApp app = await TestApp.StartAsync();
        MailAttachment attachment = DocumentTools.Renderer.Attachment(SampleDocuments.Quote("de"));
        await app.Services.GetRequiredService<IMailer>().SendAsync(MailTools.Mail("quote/1") with { Attachments = [attachment] }, CancellationToken.None);

        JsonElement mail = await app.MailAsync("quote/1");
        string id = mail.GetProperty("id").GetString()!;
        string name = mail.GetProperty("attachments")[0].GetProperty("name").GetString()!;
        using HttpResponseMessage answer = await app.Http.GetAsync(new Uri($"/mailbox/{id}/attachments/{Uri.EscapeDataString(name)}", UriKind.Relative));
        using HttpResponseMessage none = await app.Http.GetAsync(new Uri($"/mailbox/{id}/attachments/other.pdf", UriKind.Relative));
        string list = await app.Http.GetStringAsync(new Uri("/mailbox", UriKind.Relative));

        Assert.Equal("Angebot Q-2026-00042.pdf", name);
        Assert.Equal(attachment.Content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains($"/mailbox/{id}/attachments/Angebot%20Q-2026-00042.pdf", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Angebot Q-1", "Angebot Q-1")]
    [InlineData("../a/b\\c:d\r\n", "a-b-c-d--")]
    [InlineData("Übergröße", "Übergröße")]
    [InlineData("..", "document")]
    public void SafeName_IsAFileNameEverywhere(string text, string name) => Assert.Equal(name, MailAttachment.SafeName(text).TrimStart('-'));
}
