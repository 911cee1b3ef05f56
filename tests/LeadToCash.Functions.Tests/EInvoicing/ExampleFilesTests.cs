using System.Globalization;
using System.Xml.Linq;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>Real files of the standard's and XRechnung's authors.</summary>
public sealed class ExampleFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "EInvoicing", "Files");

    /// <summary>They have neither a date of delivery nor a period, of which XRechnung informs.</summary>
    private static readonly HashSet<string> WithoutDateOfSupply =
    [
        "01.01a-INVOICE_ubl.xml", "01.03a-INVOICE_ubl.xml", "01.04a-INVOICE_ubl.xml", "01.08a-INVOICE_ubl.xml", "01.09a-INVOICE_ubl.xml", "01.10a-INVOICE_ubl.xml",
    ];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.xml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Files_AreAllThere() => Assert.Equal(15, Files.Count);

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_OfARealFile_LeavesNothingUnread(string file) => Assert.Empty(Read(file).Unread);

    [Theory]
    [MemberData(nameof(Files))]
    public void Check_OfARealFile_FindsOnlyWhatItReallyBreaks(string file) =>
        Assert.Equal(
            WithoutDateOfSupply.Contains(file) ? ["BR-DE-TMP-32 BT-72"] : [],
            Rules.All.Check(Read(file).Invoice).Findings.Select(finding => $"{finding.RuleId} {finding.Path}"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Write_OfWhatWasRead_ReadsTheSame(string file)
    {
        EInvoice invoice = Read(file).Invoice;
        byte[] written = UblWriter.Write(invoice);
        ReadInvoice again = UblReader.Read(new MemoryStream(written));
        Assert.Empty(again.Unread);
        Assert.Equal(ValueJson.Of(invoice), ValueJson.Of(again.Invoice));
        Assert.Equal(written, UblWriter.Write(again.Invoice));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Write_OfWhatWasRead_HasTheElementsOfTheFileInTheirOrder(string file)
    {
        Leaf[] original = [.. Leaves(XDocument.Load(Path.Combine(Folder, file)))];
        Leaf[] written = [.. Leaves(XDocument.Load(new MemoryStream(UblWriter.Write(Read(file).Invoice))))];
        Assert.Equal(original.Select(leaf => leaf.ToString()).Order(StringComparer.Ordinal), written.Select(leaf => leaf.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(original.Select(leaf => leaf.Element).Distinct(), written.Select(leaf => leaf.Element).Distinct());
    }

    /// <summary>
    /// Values with their elements and attributes. A remittance text that is repeated for each account counts once, and the type of an invoiced object,
    /// which one file leaves out, not at all.
    /// </summary>
    private static IEnumerable<Leaf> Leaves(XDocument document) =>
        document.Descendants()
            .Where(element => !element.HasElements)
            .Select(element => new Leaf(PathOf(element), Attributes(element), Value(element)))
            .Where(leaf => leaf.Element != "Invoice/InvoiceLine/DocumentReference/DocumentTypeCode")
            .GroupBy(leaf => leaf)
            .SelectMany(group => group.Key.Element == "Invoice/PaymentMeans/PaymentID" ? group.Take(1) : group);

    private static string PathOf(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse().Select(one => one.Name.LocalName));

    private static string Attributes(XElement element) =>
        string.Join(' ', element.Attributes().Select(attribute => $"{attribute.Name.LocalName}:{attribute.Value}").Order(StringComparer.Ordinal));

    /// <summary>Numbers without decimals that are zero, indicators as words, and any scheme of a tax registration as the one that is written.</summary>
    private static string Value(XElement element) => (element.Name.LocalName, element.Parent!.Parent?.Name.LocalName) switch
    {
        ("ChargeIndicator", _) => element.Value is "1" or "true" ? "true" : "false",
        ("ID", "PartyTaxScheme") when element.Value != "VAT" => "FC",
        _ => decimal.TryParse(element.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number.ToString("0.#############", CultureInfo.InvariantCulture)
            : string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };

    private static ReadInvoice Read(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(Folder, file));
        return UblReader.Read(stream);
    }

    private sealed record Leaf(string Element, string Attributes, string Value);
}
