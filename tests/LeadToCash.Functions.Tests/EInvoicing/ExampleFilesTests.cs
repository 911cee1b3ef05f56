using System.Globalization;
using System.Xml.Linq;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>Real files of the standard's and XRechnung's authors.</summary>
public sealed class ExampleFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "EInvoicing", "Files");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.xml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Files_AreAllThere() => Assert.Equal(15, Files.Count);

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_OfARealFile_LeavesNothingUnreadButWhatIsKnown(string file) => Assert.Equal(KnownUnread(file), Read(file).Unread);

    [Theory]
    [MemberData(nameof(Files))]
    public void Check_OfARealFile_FindsOnlyWhatItReallyBreaks(string file) =>
        Assert.Equal(KnownFindings(file), Rules.All.Check(Read(file).Invoice).Findings.Select(finding => $"{finding.RuleId} {finding.Path}"));

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

    /// <summary>The file's own elements, in its own order: what is written differs in nothing but decimals that are zero.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Write_OfWhatWasRead_HasTheElementsOfTheFileInTheirOrder(string file)
    {
        XElement original = XDocument.Load(Path.Combine(Folder, file)).Root!;
        XElement written = XDocument.Load(new MemoryStream(UblWriter.Write(Read(file).Invoice))).Root!;
        string[] left = [.. Leaves(original, KnownUnread(file))];
        string[] right = [.. Leaves(written, [])];
        Assert.Equal(left.Order(StringComparer.Ordinal), right.Order(StringComparer.Ordinal));
        Assert.Equal(Order(original), Order(written));
    }

    private static string[] KnownUnread(string file) => [];

    private static string[] KnownFindings(string file) => [];

    private static IEnumerable<string> Leaves(XElement element, string[] without) =>
        element.Descendants().Where(one => !one.HasElements).Select(one => $"{Path_(one)} {Attributes(one)}={Value(one)}").Where(leaf => !without.Any(path => leaf.StartsWith(path, StringComparison.Ordinal)));

    /// <summary>First appearances of elements by their paths, so that lists of different lengths compare.</summary>
    private static IEnumerable<string> Order(XElement element) => element.Descendants().Select(Path_).Distinct();

    private static string Path_(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse().Select(one => one.Name.LocalName));

    private static string Attributes(XElement element) =>
        string.Join(' ', element.Attributes().Where(one => !one.IsNamespaceDeclaration).OrderBy(one => one.Name.LocalName, StringComparer.Ordinal).Select(one => $"{one.Name.LocalName}:{one.Value}"));

    private static string Value(XElement element) =>
        decimal.TryParse(element.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number.ToString("0.#############", CultureInfo.InvariantCulture)
            : string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static ReadInvoice Read(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(Folder, file));
        return UblReader.Read(stream);
    }
}
