using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LeadToCash.Mail;
using LeadToCash.Pages;

namespace LeadToCash.Tests.Mail;

public sealed class MailComposerTests
{
    private static readonly MailContent Content = new(
        "Bitte <freigeben>",
        new MailBlock.Paragraph("Guten Tag & hallo"),
        new MailBlock.Figures(("Netto", "9.269,00 €"), ("USt.", "1.761,11 €")),
        new MailBlock.Button("Ansehen", "https://l2c.example/approvals/a.b.c"),
        new MailBlock.SmallLink("Abmelden", "https://l2c.example/unsubscribe/a.b.c"),
        new MailBlock.Note("Gültig bis Freitag."));

    [Fact]
    public async Task Text_SaysAllAndHasEachLinkOnALineOfItsOwn()
    {
        OutgoingMail mail = await MailTools.Composer().ComposeAsync("k", "a@example.com", "Freigabe", Content, Cultures.German);

        Assert.Equal(
            """
            Bitte <freigeben>

            Guten Tag & hallo

            Netto: 9.269,00 €
            USt.: 1.761,11 €

            Ansehen:
            https://l2c.example/approvals/a.b.c

            Abmelden:
            https://l2c.example/unsubscribe/a.b.c

            Gültig bis Freitag.

            """.ReplaceLineEndings("\n"),
            mail.Text);
    }

    [Fact]
    public async Task Html_SaysTheSameEscapedAndInItsLanguage()
    {
        OutgoingMail mail = await MailTools.Composer().ComposeAsync("k", "a@example.com", "Freigabe", Content, Cultures.German);
        using IDocument document = await new HtmlParser().ParseDocumentAsync(mail.Html);

        Assert.Equal("de", document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Bitte <freigeben>", document.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["https://l2c.example/approvals/a.b.c", "https://l2c.example/unsubscribe/a.b.c"],
            document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("9.269,00 €", document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("<freigeben>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_LoadsNothingFromElsewhere()
    {
        OutgoingMail mail = await MailTools.Composer().ComposeAsync("k", "a@example.com", "Freigabe", Content, Cultures.English);
        using IDocument document = await new HtmlParser().ParseDocumentAsync(mail.Html);

        Assert.Empty(document.QuerySelectorAll("img, script, link, iframe"));
    }
}
