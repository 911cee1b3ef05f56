namespace LeadToCash.Documents.Pdf;

/// <summary>The end of a letter: the code to pay with, and signatures. Each stays on one page.</summary>
internal static class LetterEnd
{
    private const double Leading = 13;
    private const double SignatureSpace = 34;
    private const double LabelWidth = 92;

    public static void Write(DocumentSheet sheet, PageFlow flow)
    {
        if (sheet.Payment is { } payment)
        {
            WritePayment(payment, flow);
        }

        if (sheet.Signature is { } signature)
        {
            WriteSignature(signature, flow);
        }
    }

    private static void WritePayment(SheetPayment payment, PageFlow flow)
    {
        double left = Paper.Left + Paper.CodeSize + 18;
        List<PaymentLine> lines = [.. PaymentLines(payment, Paper.Right - left)];
        double height = Math.Max(lines.Count * Leading, Paper.CodeSize) + Leading;
        flow.Require(height);
        flow.Add(new PageBlock.Figure(payment.Alternative, new Mark.Square(Paper.Left, flow.Y, Paper.CodeSize, payment.Code)));
        for (int i = 0; i < lines.Count; i++)
        {
            double y = flow.Y + ((i + 0.8) * Leading);
            flow.Add(new PageBlock.Paragraph(
            [
                .. lines[i].Label.Length > 0 ? [new Mark.Text(left, y, lines[i].Label, TextStyle.Small)] : Array.Empty<Mark>(),
                new Mark.Text(left + lines[i].Indent, y, lines[i].Text, lines[i].Style),
            ]));
        }

        flow.Y += height;
    }

    private static IEnumerable<PaymentLine> PaymentLines(SheetPayment payment, double width)
    {
        foreach ((string text, TextStyle style) in new[] { (payment.Heading, TextStyle.Strong), (payment.Hint, TextStyle.Small) })
        {
            foreach (string line in TextLines.Wrap(text, style, width))
            {
                yield return new PaymentLine("", line, 0, style);
            }
        }

        foreach (SheetFact fact in payment.Facts)
        {
            string label = fact.Label;
            foreach (string line in TextLines.Wrap(fact.Text, TextStyle.Cell, width - LabelWidth))
            {
                yield return new PaymentLine(label, line, LabelWidth, TextStyle.Cell);
                label = "";
            }
        }
    }

    private static void WriteSignature(SheetSignature signature, PageFlow flow)
    {
        double half = Paper.TextWidth * 0.46;
        double right = Paper.Right - half;
        List<string> names = [.. signature.Lines.SelectMany(line => TextLines.Wrap(line, TextStyle.Body, half))];
        double height = ((names.Count + 2.5) * Leading) + SignatureSpace;
        flow.Require(height);
        double y = flow.Y + (1.5 * Leading);
        flow.Add(new PageBlock.Paragraph([new Mark.Text(Paper.Left, y, TextLines.Printable(signature.Regards, TextStyle.Body), TextStyle.Body)]));
        flow.Add(new PageBlock.Paragraph([.. names.Select((line, i) => new Mark.Text(Paper.Left, y + SignatureSpace + ((i + 1) * Leading), line, TextStyle.Body))]));
        if (signature.CustomerText is { } text)
        {
            double line = y + SignatureSpace + 3;
            flow.Add(new PageBlock.Paragraph([new Mark.Text(right, y, TextLines.Printable(text, TextStyle.Body), TextStyle.Body)]));
            flow.Add(new PageBlock.Artifact([new Mark.Rule(right, line, Paper.Right, line, 0.5, Ink.Black)]));
            flow.Add(new PageBlock.Paragraph([new Mark.Text(right, line + 10, TextLines.Printable(signature.CustomerLine, TextStyle.Small), TextStyle.Small)]));
        }

        flow.Y += height;
    }

    private sealed record PaymentLine(string Label, string Text, double Indent, TextStyle Style);
}
