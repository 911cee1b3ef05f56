using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>The code lists that ship.</summary>
public sealed class CodeListFilesTests
{
    private static readonly CodeLists Lists = CodeListFiles.Load(Rules.Folder);

    [Fact]
    public void Units_AsShipped_HoldRecommendations20And21() => Assert.Superset(new HashSet<string> { "C62", "HUR", "MON", "KGM", "XPP", "KWH" }, Lists.Units.ToHashSet());

    [Fact]
    public void Types_AsShipped_AgreeWithTheDocumentsThatUblHas()
    {
        Assert.All(Lists.CreditNoteTypes, type => Assert.True(InvoiceTypes.IsCredit(type)));
        Assert.All(Lists.InvoiceTypes, type => Assert.False(InvoiceTypes.IsCredit(type)));
        Assert.Superset(new HashSet<string> { "380", "384", "326", "389", "875", "876", "877" }, Lists.InvoiceTypes.ToHashSet());
    }

    [Fact]
    public void Countries_AsShipped_AreThoseOfIsoWithKosovoAndNorthernIreland() => Assert.Equal(251, Lists.Countries.Count);

    [Fact]
    public void Load_OfAMissingList_NamesIt() =>
        Assert.Contains("currencies.txt", Assert.Throws<InvalidDataException>(() => CodeListFiles.Load(Path.GetTempPath())).Message, StringComparison.Ordinal);

    [Fact]
    public void Files_EachNameTheirSource() =>
        Assert.All(Directory.GetFiles(Rules.Folder, "*.txt").Where(path => Path.GetFileName(path) != "NOTICE.txt"), path => Assert.StartsWith("# ", File.ReadLines(path).First(), StringComparison.Ordinal));
}
