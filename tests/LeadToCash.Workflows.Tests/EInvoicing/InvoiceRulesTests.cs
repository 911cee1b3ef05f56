using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

public sealed class InvoiceRulesTests
{
    public static TheoryData<int, string> Cases
    {
        get
        {
            TheoryData<int, string> data = [];
            for (int i = 0; i < RuleCases.All.Count; i++)
            {
                data.Add(i, RuleCases.All[i].Id);
            }

            return data;
        }
    }

    public static TheoryData<string> Families => [.. VatFamilies.All.Select(family => family.Category)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_WhenARuleIsBroken_NamesItAndNothingElse(int index, string id)
    {
        RuleCase broken = RuleCases.All[index];
        string[] found = [.. Codes.Rules.Check(broken.Invoice).Findings.Select(finding => finding.RuleId).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal([.. broken.Also.Append(id).Order(StringComparer.Ordinal)], found);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    [InlineData(2, false)]
    [InlineData(-2, false)]
    public void Tax_OffByACent_IsThatOfAPart_AndByMoreIsWrong(int cents, bool isRight)
    {
        EInvoice off = RuleCases.MoreTax(Samples.Full, cents / 100m);
        Assert.Equal(isRight ? [] : ["BR-CO-17", "BR-S-09"], Codes.Rules.Check(off).Findings.Select(finding => finding.RuleId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Cases_TakenTogether_BreakEveryRule()
    {
        IEnumerable<string> rules = Codes.Rules.En16931.Concat(Codes.Rules.XRechnung).Select(rule => rule.Id).Distinct();
        Assert.Equal([], rules.Except(RuleCases.All.Select(broken => broken.Id)));
    }

    [Fact]
    public void Check_WhenNothingIsBroken_FindsNothing()
    {
        Assert.Empty(Codes.Rules.Check(Samples.Full).Findings);
        Assert.Empty(Codes.Rules.Check(RuleCases.WithDebit).Findings);
        Assert.Empty(Codes.Rules.Check(RuleCases.WithCard).Findings);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Check_OfEachVatCategory_FindsNothing(string category)
    {
        EInvoice invoice = InvoiceCalculation.Complete(Samples.Draft(VatFamilies.All.Single(family => family.Category == category), allowance: true, charge: true));
        Assert.Empty(Codes.Rules.Check(invoice).Findings);
    }

    [Fact]
    public void Check_WhenALineIsBroken_SaysWhichAndWhere()
    {
        InvoiceFinding finding = Assert.Single(Codes.Rules.Check(RuleCases.All.Single(broken => broken.Id == "BR-42").Invoice).Findings, one => one.RuleId == "BR-42");
        Assert.Equal("BG-25[1]/BG-27[1]/BT-139", finding.Path);
        Assert.Equal("BR-42 at BG-25[1]/BG-27[1]/BT-139: An allowance of a line has a reason or its code.", finding.ToString());
    }

    [Fact]
    public void IsBlocked_ByWarnings_ButNotByInformation()
    {
        Assert.True(Codes.Rules.Check(RuleCases.All.First(broken => broken.Id == "BR-DE-27").Invoice).IsBlocked);
        Assert.False(Codes.Rules.Check(RuleCases.All.First(broken => broken.Id == "BR-DE-TMP-32").Invoice).IsBlocked);
    }

    [Fact]
    public void Check_OfAnEmptyInvoice_NamesAllThatIsMissing()
    {
        IEnumerable<string> found = Codes.Rules.Check(new EInvoice()).Findings.Select(finding => finding.RuleId);
        Assert.Superset(new HashSet<string> { "BR-01", "BR-02", "BR-03", "BR-04", "BR-05", "BR-06", "BR-07", "BR-08", "BR-10", "BR-12", "BR-15", "BR-16", "BR-CO-18" }, found.ToHashSet());
    }
}
