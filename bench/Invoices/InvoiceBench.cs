using System.Globalization;
using System.Xml.Linq;
using LeadToCash.Bench.Documents;
using LeadToCash.Bench.Measuring;
using LeadToCash.Documents;
using LeadToCash.EInvoicing;

namespace LeadToCash.Bench.Invoices;

/// <summary>
/// Random orders as EN 16931 and XRechnung files and as PDF, all VAT categories among them, and how fast they are checked, written and read, beside
/// an XDocument without checks. The same seed gives the same bytes.
/// </summary>
internal sealed class InvoiceBench(BenchOptions options)
{
    private readonly InvoiceRules _rules = new(CodeListFiles.Load(Path.Combine(AppContext.BaseDirectory, "EInvoicing", "Codes")));
    private readonly DocumentRenderer _renderer = new(DocumentBench.Writer());
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _findings;

    public async Task RunAsync()
    {
        List<EInvoice> plain = Make(Specifications.En16931, "en16931");
        List<EInvoice> xrechnung = Make(Specifications.XRechnung, "xrechnung");
        foreach ((string name, int count) in _counts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,6} {name}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_findings,6} broken rules"));
        await MeasureAsync([.. plain, .. xrechnung]);
    }

    private List<EInvoice> Make(string specification, string name)
    {
        RandomInvoices random = new(options.Seed);
        EInvoiceIssuer issuer = new(_rules);
        List<EInvoice> all = [];
        InvoiceKind[] kinds = Enum.GetValues<InvoiceKind>();
        for (int order = 0; all.Count < options.Count; order++)
        {
            foreach (EInvoice invoice in random.Next(order + 1, kinds[order % kinds.Length], specification))
            {
                EInvoiceResult result = issuer.Issue(invoice);
                Report(invoice, result, kinds[order % kinds.Length]);
                Save($"{all.Count + 1:00000}-{name}", invoice, result);
                all.Add(invoice);
            }
        }

        Count($"files {name}", all.Count);
        return all;
    }

    private void Report(EInvoice invoice, EInvoiceResult result, InvoiceKind kind)
    {
        Count($"kind {kind}", 1);
        Count($"type {invoice.TypeCode}", 1);
        Count($"currency {invoice.Currency}", 1);
        foreach (string category in invoice.VatBreakdown.Select(group => group.Category!).Distinct())
        {
            Count($"VAT category {category}", 1);
        }

        Count("with rounding amount", invoice.Totals!.Rounding is null ? 0 : 1);
        Count("with allowances or charges", invoice.Allowances.Count + invoice.Charges.Count > 0 ? 1 : 0);
        _findings += result.Check.Findings.Count(finding => finding.Severity != RuleSeverity.Information); // a deposit has no date of delivery (BR-DE-TMP-32)
        foreach (InvoiceFinding finding in result.Check.Findings)
        {
            Console.WriteLine($"{invoice.Number} ({kind}): {finding}");
        }
    }

    private void Save(string name, EInvoice invoice, EInvoiceResult result)
    {
        if (options.OutFolder is not { } folder || result.Xml is not { } xml)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name + ".xml"), xml);
        if (Specifications.IsXRechnung(invoice.Specification))
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), _renderer.Pdf(InvoiceLetter.Of(invoice, "de")));
            Count("files pdf", 1);
        }
    }

    private void Count(string name, int count) => _counts[name] = _counts.GetValueOrDefault(name) + count;

    private async Task MeasureAsync(List<EInvoice> invoices)
    {
        byte[][] files = [.. invoices.Select(UblWriter.Write)];
        XElement[] trees = [.. files.Select(file => XElement.Load(new MemoryStream(file)))];
        EInvoiceIssuer issuer = new(_rules);
        (double baseline, _) = await MedianAsync("xdocument", () => Array.ForEach(trees, tree => XDocumentBaseline.Write(tree)), invoices.Count);
        Throughput("issue", (await MedianAsync("issue", () => invoices.ForEach(invoice => issuer.Issue(invoice)), invoices.Count)).Seconds, invoices.Count, baseline);
        Throughput("write", (await MedianAsync("write", () => invoices.ForEach(invoice => UblWriter.Write(invoice)), invoices.Count)).Seconds, invoices.Count, baseline);
        Throughput("check", (await MedianAsync("check", () => invoices.ForEach(invoice => _rules.Check(invoice)), invoices.Count)).Seconds, invoices.Count, baseline);
        Throughput("read", (await MedianAsync("read", () => Array.ForEach(files, file => UblReader.Read(new MemoryStream(file))), invoices.Count)).Seconds, invoices.Count, baseline);
        Figures.Add("invoices.lines", invoices.Average(invoice => invoice.Lines.Count), "lines/invoice");
        Figures.Add("invoices.bytes", files.Average(file => file.Length), "bytes/invoice");
    }

    private static void Throughput(string name, double seconds, int count, double baseline) =>
        Figures.AddThroughput($"invoices.{name}", count, seconds, "invoices/s", "xdocument", baseline);

    private async Task<(double Seconds, double Bytes)> MedianAsync(string name, Action action, int count)
    {
        List<double> rounds = [];
        double bytes = 0;
        for (int round = 0; round <= options.Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            rounds.Add(await Measure.SecondsAsync(() =>
            {
                action();
                return Task.CompletedTask;
            }));
            bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / count;
        }

        Figures.Add($"invoices.{name}.allocated", bytes, "bytes/invoice");
        return (Measure.Median(rounds.Skip(1)), bytes);
    }
}
