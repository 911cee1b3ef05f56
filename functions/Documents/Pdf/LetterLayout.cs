namespace LeadToCash.Documents.Pdf;

/// <summary>Lays a document out as a letter.</summary>
internal static class LetterLayout
{
    private const double ParagraphGap = 7;

    /// <summary>The pages of a document.</summary>
    public static List<List<PageBlock>> Of(DocumentSheet sheet)
    {
        Footer footer = new(sheet);
        PageFlow flow = new(footer.TextBottom);
        LetterHead.Write(sheet, flow);
        WriteText(sheet, flow);
        footer.Write(flow.Pages);
        return flow.Pages;
    }

    private static void WriteText(DocumentSheet sheet, PageFlow flow)
    {
        flow.Heading(1, sheet.Title, TextStyle.Title, after: 10);
        WriteAll(flow, sheet.Opening);
        if (sheet.Table is { } table)
        {
            new TableLayout(table, flow).Write();
            WriteAll(flow, table.Notes);
        }

        WriteAll(flow, sheet.Closing);
        foreach (SheetFact term in sheet.Terms)
        {
            flow.Heading(2, term.Label, TextStyle.Strong, after: 1);
            flow.Paragraph(term.Text, ParagraphGap);
        }

        LetterEnd.Write(sheet, flow);
    }

    private static void WriteAll(PageFlow flow, IReadOnlyList<string> paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            flow.Paragraph(paragraph, ParagraphGap);
        }
    }
}
