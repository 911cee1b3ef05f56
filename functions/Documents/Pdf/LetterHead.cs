namespace LeadToCash.Documents.Pdf;

/// <summary>The head of the first page: who writes, to whom, and what it is about.</summary>
internal static class LetterHead
{
    private const double LetterheadLeading = 10.5;
    private const double FactLeading = 12.2;
    private const double Gap = 24;

    public static void Write(DocumentSheet sheet, PageFlow flow)
    {
        WriteSender(sheet.Sender, flow);
        double bottom = Math.Max(WriteAddress(sheet, flow), WriteFacts(sheet.Facts, flow));
        flow.Y = Math.Max(Paper.TextTop, bottom + Gap);
    }

    private static void WriteSender(SheetSender sender, PageFlow flow)
    {
        TextStyle name = Fitting(sender.Name, TextStyle.Company, Paper.FactsLeft - Paper.Left - 10);
        List<Mark> marks = [new Mark.Text(Paper.Left, Paper.LetterheadTop + 16, TextLines.Printable(sender.Name, name), name)];
        marks.AddRange(sender.Letterhead.Select((line, i) => new Mark.Text(
            Paper.FactsLeft, Paper.LetterheadTop + 8 + (i * LetterheadLeading), TextLines.Printable(line, TextStyle.Small), TextStyle.Small)));
        marks.Add(new Mark.Rule(Paper.Left, Paper.LetterheadLine, Paper.Right, Paper.LetterheadLine, 1.2, Ink.Accent));
        flow.Add(new PageBlock.Artifact(marks));
    }

    private static double WriteAddress(DocumentSheet sheet, PageFlow flow)
    {
        TextStyle small = Fitting(sheet.Sender.ReturnAddress, TextStyle.Tiny, Paper.AddressWidth);
        string sender = TextLines.Printable(sheet.Sender.ReturnAddress, small);
        flow.Add(new PageBlock.Artifact(
        [
            new Mark.Text(Paper.Left, Paper.ReturnAddress, sender, small),
            new Mark.Rule(Paper.Left, Paper.ReturnAddress + 2.5, Paper.Left + small.Width(sender), Paper.ReturnAddress + 2.5, 0.4, Ink.Soft),
        ]));

        (List<string> lines, TextStyle style, double leading) = AddressLines(sheet.Address);
        flow.Add(new PageBlock.Paragraph([.. lines.Select((line, i) => new Mark.Text(Paper.Left, Paper.AddressTop + ((i + 0.9) * leading), line, style))]));
        return Paper.AddressTop + (lines.Count * leading);
    }

    /// <summary>As large as the window allows; below 7 points the letter starts lower instead.</summary>
    private static (List<string> Lines, TextStyle Style, double Leading) AddressLines(IReadOnlyList<string> address)
    {
        for (double size = TextStyle.Body.Size; ; size -= 0.5)
        {
            TextStyle style = new(size);
            List<string> lines = [.. address.SelectMany(line => TextLines.Wrap(line, style, Paper.AddressWidth))];
            double leading = size * 1.28;
            if (size <= 7 || lines.Count * leading <= Paper.AddressBottom - Paper.AddressTop)
            {
                return (lines, style, leading);
            }
        }
    }

    private static double WriteFacts(IReadOnlyList<SheetFact> facts, PageFlow flow)
    {
        double y = Paper.FactsTop;
        foreach (SheetFact fact in facts)
        {
            List<string> labels = TextLines.Wrap(fact.Label, TextStyle.Small, Paper.FactsTextLeft - Paper.FactsLeft - 4);
            List<string> texts = TextLines.Wrap(fact.Text, TextStyle.Cell, Paper.FactsRight - Paper.FactsTextLeft);
            flow.Add(new PageBlock.Paragraph(
            [
                .. labels.Select((line, i) => new Mark.Text(Paper.FactsLeft, y + ((i + 0.8) * FactLeading), line, TextStyle.Small)),
                .. texts.Select((line, i) => new Mark.Text(Paper.FactsTextLeft, y + ((i + 0.8) * FactLeading), line, TextStyle.Cell)),
            ]));
            y += Math.Max(labels.Count, texts.Count) * FactLeading;
        }

        return y;
    }

    private static TextStyle Fitting(string text, TextStyle style, double width)
    {
        double needed = style.Width(TextLines.Printable(text, style));
        return needed <= width ? style : style with { Size = style.Size * width / needed };
    }
}
