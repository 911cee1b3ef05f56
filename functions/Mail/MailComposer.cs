using System.Globalization;
using System.Text;
using LeadToCash.Pages;

namespace LeadToCash.Mail;

/// <summary>Turns what a mail says into its text and its HTML.</summary>
public sealed class MailComposer(PageRenderer renderer)
{
    /// <summary>Composes a mail.</summary>
    /// <param name="key">Names the mail for ever: <c>{process}/{step}</c>.</param>
    /// <param name="to">Address.</param>
    /// <param name="subject">One line.</param>
    /// <param name="content">What it says, in the language of <paramref name="culture"/>.</param>
    /// <param name="culture">Language of the document.</param>
    /// <param name="unsubscribeUrl">For marketing mails: one-click unsubscribe (RFC 8058).</param>
    public async Task<OutgoingMail> ComposeAsync(
        string key, string to, string subject, MailContent content, CultureInfo culture, string? unsubscribeUrl = null) => new()
        {
            Key = key,
            To = to,
            Subject = subject,
            Text = Text(content),
            Html = await renderer.RenderAsync<MailDocument>(culture, new Dictionary<string, object?> { ["Content"] = content }),
            UnsubscribeUrl = unsubscribeUrl,
        };

    private static string Text(MailContent content)
    {
        StringBuilder text = new StringBuilder(content.Heading).Append("\n\n");
        foreach (MailBlock block in content.Blocks)
        {
            text.Append(block switch
            {
                MailBlock.Paragraph paragraph => paragraph.Text,
                MailBlock.Button button => $"{button.Label}:\n{button.Url}",
                MailBlock.SmallLink link => $"{link.Label}:\n{link.Url}",
                MailBlock.Figures figures => string.Join('\n', figures.Rows.Select(row => $"{row.Label}: {row.Value}")),
                MailBlock.Note note => note.Text,
                _ => throw new InvalidOperationException($"A mail block {block.GetType().Name} has no text form."),
            }).Append("\n\n");
        }

        return text.ToString().TrimEnd() + "\n";
    }
}
