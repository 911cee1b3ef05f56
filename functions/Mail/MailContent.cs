namespace LeadToCash.Mail;

/// <summary>What a mail says, once, for its HTML and its text form.</summary>
/// <param name="Heading">First line, large.</param>
/// <param name="Blocks">The rest, in order.</param>
public sealed record MailContent(string Heading, params IReadOnlyList<MailBlock> Blocks);

/// <summary>A part of a mail.</summary>
public abstract record MailBlock
{
    private MailBlock()
    {
    }

    /// <summary>A paragraph of plain text.</summary>
    public sealed record Paragraph(string Text) : MailBlock;

    /// <summary>A link as a button; the text form shows the URL.</summary>
    public sealed record Button(string Label, string Url) : MailBlock;

    /// <summary>Labels with values, amounts already formatted.</summary>
    public sealed record Figures(params IReadOnlyList<(string Label, string Value)> Rows) : MailBlock;

    /// <summary>A link in small print; the text form shows the URL.</summary>
    public sealed record SmallLink(string Label, string Url) : MailBlock;

    /// <summary>Small print.</summary>
    public sealed record Note(string Text) : MailBlock;
}
