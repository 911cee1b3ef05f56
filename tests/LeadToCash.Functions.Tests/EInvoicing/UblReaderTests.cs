using System.Text;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

public sealed class UblReaderTests
{
    private static readonly string Full = Encoding.UTF8.GetString(UblWriter.Write(Samples.Full));

    [Theory]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">&x;</Invoice>")]
    [InlineData("<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"/>")]
    [InlineData("<Invoice/>")]
    [InlineData("not xml")]
    [InlineData("")]
    public void Read_OfWhatIsNoInvoice_IsRefused(string xml) => Assert.Throws<UnreadableInvoiceException>(() => Read(xml));

    [Theory]
    [InlineData("2026-03-31</cbc:IssueDate>", "31.03.2026</cbc:IssueDate>", "IssueDate")]
    [InlineData("\">200</cbc:InvoicedQuantity>", "\">1e3</cbc:InvoicedQuantity>", "InvoicedQuantity")]
    [InlineData("JVBERg==", "#", "Base64")]
    public void Read_OfAWrongValue_SaysWhere(string right, string wrong, string where)
    {
        Assert.Contains(right, Full, StringComparison.Ordinal);
        Assert.Contains(where, Assert.Throws<UnreadableInvoiceException>(() => Read(Full.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnElementThatTheModelLacks_NamesIt() =>
        Assert.Equal(["Invoice/UUID"], Read(Full.Replace("<cbc:IssueDate>2026-03-31", "<cbc:UUID>1</cbc:UUID><cbc:IssueDate>2026-03-31", StringComparison.Ordinal)).Unread);

    [Fact]
    public void Read_OfAnAmountInAnotherCurrency_NamesIt()
    {
        ReadInvoice read = Read(Full.Replace("<cbc:PayableAmount currencyID=\"EUR\">", "<cbc:PayableAmount currencyID=\"USD\">", StringComparison.Ordinal));
        Assert.Equal(["Invoice/LegalMonetaryTotal/PayableAmount/@currencyID=USD"], read.Unread);
    }

    [Fact]
    public void Read_OfATaxTotalWithoutTheInvoicesCurrency_BreaksTheRuleOfIt()
    {
        int at = Full.IndexOf("<cbc:TaxAmount currencyID=\"EUR\">", StringComparison.Ordinal);
        ReadInvoice read = Read(Full.Remove(at, 31).Insert(at, "<cbc:TaxAmount>"));
        Assert.Contains(Rules.All.Check(read.Invoice).Findings, finding => finding.RuleId == "BR-CO-15");
    }

    [Fact]
    public void Read_OfAmountsWithThreeDecimals_KeepsThemForTheRule()
    {
        ReadInvoice read = Read(Full.Replace("<cbc:ChargeTotalAmount currencyID=\"EUR\">12.50<", "<cbc:ChargeTotalAmount currencyID=\"EUR\">12.500<", StringComparison.Ordinal));
        Assert.Equal("BR-DEC-11", Assert.Single(Rules.All.Check(read.Invoice).Findings).RuleId);
    }

    private static ReadInvoice Read(string xml) => UblReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
}
