using System.Text.Json;
using SendGrid.Helpers.Mail;

namespace LeadToCash.Local.Tests.SendGrid;

public sealed class SendGridMessageTests
{
    [Fact]
    public void Serialize_WhenAllIsSet_UsesTheNamesOfTheApi()
    {
        SendGridMessage mail = new() { From = new("shop@example.com", "Shop"), Subject = "Grüße", HtmlContent = "<p>ä</p>", PlainTextContent = "ä" };
        mail.AddTo("a@example.com", "A");
        mail.AddCc("c@example.com");
        mail.AddBcc("b@example.com");
        mail.AddHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.AddCustomArg("key", "order-7/confirmation");
        mail.SetReplyTo(new EmailAddress("service@example.com"));
        mail.AddCategory("quote");
        mail.AddAttachment("a.txt", "QQ==", "text/plain", "attachment", "1");
        mail.SetClickTracking(enable: false, enableText: false);
        mail.SetSandBoxMode(enable: true);
        mail.SetSendAt(1_767_600_000);
        mail.SetAsm(3, [3, 4]);
        mail.SetTemplateData(new { name = "A" });

        AssertJson(
            """
            {
              "from": { "name": "Shop", "email": "shop@example.com" },
              "subject": "Grüße",
              "personalizations": [{
                "to": [{ "name": "A", "email": "a@example.com" }],
                "cc": [{ "email": "c@example.com" }],
                "bcc": [{ "email": "b@example.com" }],
                "headers": { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
                "custom_args": { "key": "order-7/confirmation" },
                "send_at": 1767600000,
                "dynamic_template_data": { "name": "A" }
              }],
              "content": [{ "type": "text/plain", "value": "ä" }, { "type": "text/html", "value": "<p>ä</p>" }],
              "attachments": [{ "content": "QQ==", "type": "text/plain", "filename": "a.txt", "disposition": "attachment", "content_id": "1" }],
              "categories": ["quote"],
              "asm": { "group_id": 3, "groups_to_display": [3, 4] },
              "mail_settings": { "sandbox_mode": { "enable": true } },
              "tracking_settings": { "click_tracking": { "enable": false, "enable_text": false } },
              "reply_to": { "email": "service@example.com" }
            }
            """,
            mail.Serialize());
    }

    [Fact]
    public void Serialize_WhenCalledTwice_WritesTheSame()
    {
        SendGridMessage mail = MailHelper.CreateSingleEmail(new("a@example.com"), new("b@example.com"), "s", "t", "<p>t</p>");
        Assert.Equal(mail.Serialize(), mail.Serialize());
    }

    [Fact]
    public void Serialize_WhenAnAddressRepeats_WritesItOnce()
    {
        SendGridMessage mail = new();
        mail.AddTos([new("a@example.com"), new("A@example.com"), new("b@example.com")]);
        using JsonDocument json = JsonDocument.Parse(mail.Serialize());
        Assert.Equal(2, json.RootElement.GetProperty("personalizations")[0].GetProperty("to").GetArrayLength());
    }

    [Fact]
    public void Deserialize_WhenSerialized_GivesTheMailBack()
    {
        SendGridMessage mail = MailHelper.CreateSingleEmail(new("a@example.com", "A"), new("b@example.com"), "s", "t", "<p>t</p>");
        SendGridMessage read = SendGridMessage.Deserialize(mail.Serialize());
        Assert.Equal(mail.From, read.From);
        Assert.Equal("<p>t</p>", read.Contents[1].Value);
        Assert.Equal(mail.Serialize(), read.Serialize());
    }

    [Fact]
    public void CreateSingleEmailToMultipleRecipients_WhenHidden_GivesEachAnEnvelope()
    {
        List<EmailAddress> tos = [new("a@example.com"), new("b@example.com")];
        Assert.Equal(2, MailHelper.CreateSingleEmailToMultipleRecipients(new("s@example.com"), tos, "s", "t", "", showAllRecipients: false).Personalizations.Count);
        Assert.Single(MailHelper.CreateSingleEmailToMultipleRecipients(new("s@example.com"), tos, "s", "t", "", showAllRecipients: true).Personalizations);
    }

    [Fact]
    public void AddTo_WhenThereIsNoSuchEnvelope_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new SendGridMessage().AddTo(new EmailAddress("a@example.com"), personalizationIndex: 1));

    [Theory]
    [InlineData("Anna Berg <anna@example.com>", "anna@example.com", "Anna Berg")]
    [InlineData("anna@example.com", "anna@example.com", null)]
    public void StringToEmailAddress_WhenValid_TakesItApart(string text, string email, string? name) =>
        Assert.Equal(new EmailAddress(email, name), MailHelper.StringToEmailAddress(text));

    [Fact]
    public void EmailAddress_WhenCaseDiffers_IsEqual()
    {
        Assert.True(new EmailAddress("A@example.com") == new EmailAddress("a@example.com"));
        Assert.True(new EmailAddress("a@example.com", "A") != new EmailAddress("a@example.com", "a"));
    }

    private static void AssertJson(string expected, string actual)
    {
        using JsonDocument left = JsonDocument.Parse(expected);
        using JsonDocument right = JsonDocument.Parse(actual);
        Assert.True(JsonElement.DeepEquals(left.RootElement, right.RootElement), actual);
    }
}
