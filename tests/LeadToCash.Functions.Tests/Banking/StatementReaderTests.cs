using System.Text;
using LeadToCash.Banking;

namespace LeadToCash.Functions.Tests.Banking;

public sealed class StatementReaderTests
{
    private static readonly StatementReader Reader = new(new CsvStatementReader(CsvFormats.Load(Path.Combine(AppContext.BaseDirectory, "Banking", "csv-formats.json"))));

    [Fact]
    public void Camt_OfVersion8_HasBatchPartsFeesReferencesAndReturns()
    {
        ParsedStatement statement = Assert.Single(Read("batch.camt.053.001.08.xml"));
        Assert.Equal(("2026-050", "camt.053.001.08", Statements.Account), (statement.Number, statement.Format, statement.Account));
        Assert.Equal([100m, 200m, 185m, -103m], statement.Entries.Select(entry => entry.Amount.Amount));
        Assert.Equal(["B-1001/1", "B-1001/2", "B-1002", "B-1003"], statement.Entries.Select(entry => entry.BankReference));
        Assert.Equal(["DD-BATCH-1", "DD-BATCH-1", null, null], statement.Entries.Select(entry => entry.BatchId));
        MovementEntry abroad = statement.Entries[2];
        Assert.Equal(("Rechnung 2026/7", "RF57RE202600007", 15m, new DateOnly(2026, 3, 10)), (abroad.Text, abroad.CreditorReference, abroad.Charges?.Amount, abroad.BookedOn));
        Assert.Null(abroad.EndToEndId);
        Assert.Equal((new ReturnReason("AC04", "account closed"), "dd-old", 3m), (statement.Entries[3].Return, statement.Entries[3].EndToEndId, statement.Entries[3].Charges?.Amount));
    }

    [Fact]
    public void Camt_OfVersion2_HasPayerAndReversal()
    {
        ParsedStatement statement = Assert.Single(Read("single.camt.053.001.02.xml"));
        Assert.Equal((-50m, 30m), (statement.Opening?.Amount, statement.Closing?.Amount));
        Assert.Equal(("Karla Kunde", Statements.Payer, "RE-2026-00012"), (statement.Entries[0].Party, statement.Entries[0].PartyIban, statement.Entries[0].Text));
        Assert.Equal((new ReturnReason("reversal"), "Storno RE-2026-00011"), (statement.Entries[1].Return, statement.Entries[1].Text));
    }

    [Fact]
    public void Csv_InWindows1252_HasUmlautsFeesAndReturns()
    {
        ParsedStatement statement = Assert.Single(Read("sparkasse.csv"));
        Assert.Equal("csv-camt", statement.Format);
        Assert.Equal([11030.11m, -103m], statement.Entries.Select(entry => entry.Amount.Amount));
        Assert.Equal(("Müller Straßenbau GmbH", new DateOnly(2026, 3, 10)), (statement.Entries[0].Party, statement.Entries[0].BookedOn));
        Assert.Equal((3m, "returned"), (statement.Entries[1].Charges?.Amount, statement.Entries[1].Return?.Code));
    }

    [Fact]
    public void Csv_InUtf8BehindAPreamble_IsOfTheAccountGiven()
    {
        ParsedStatement statement = Assert.Single(Read("plain.csv"));
        Assert.Equal(("csv-plain", Statements.Account), (statement.Format, statement.Account));
        Assert.Equal([1234.50m, 50m, 50m], statement.Entries.Select(entry => entry.Amount.Amount));
        Assert.Equal(3, MovementIds.Of(statement.Entries).Distinct().Count());
    }

    [Theory]
    [InlineData("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'/>", 1, "camt.054")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'>&a;</Document>", 1, "DTD")]
    [InlineData("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'>\n<Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct>\n<Ntry><BookgDt><Dt>2026-03-10</Dt></BookgDt><Amt Ccy='EUR'>1,50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></Document>", 3, "no amount")]
    [InlineData("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'>\n<Stmt>", 2, "well-formed")]
    [InlineData("a;b;c\n1;2;3\n", 1, "known form")]
    [InlineData("Buchungstag;Betrag;Verwendungszweck\n10.03.2026;5,00;x\n31.02.2026;5,00;y\n", 3, "no date")]
    [InlineData("Buchungstag;Betrag;Verwendungszweck\n10.03.2026;1.50;x\n", 2, "no amount")]
    public void File_WhenWrong_IsRefusedWithLineAndReason(string file, int line, string reason)
    {
        StatementError error = Assert.Throws<UnreadableStatementException>(() => Reader.Read(Encoding.UTF8.GetBytes(file), Statements.Account)).Error;
        Assert.Equal(line, error.Line);
        Assert.Contains(reason, error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Camt_WhoseEntriesDoNotComeToTheBalance_IsRefused()
    {
        string file = Sample("single.camt.053.001.02.xml").Replace(">30.00<", ">31.00<", StringComparison.Ordinal);
        StatementError error = Assert.Throws<UnreadableStatementException>(() => Reader.Read(Encoding.UTF8.GetBytes(file), Statements.Account)).Error;
        Assert.Contains("entries are missing", error.Sentence, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ParsedStatement> Read(string sample) => Reader.Read(File.ReadAllBytes(PathOf(sample)), Statements.Account);

    private static string Sample(string name) => File.ReadAllText(PathOf(name));

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Banking", "Samples", name);
}
