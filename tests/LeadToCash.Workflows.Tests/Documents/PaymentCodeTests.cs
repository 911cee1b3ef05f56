using LeadToCash.Documents;

namespace LeadToCash.Tests.Documents;

public sealed class PaymentCodeTests
{
    private static readonly Iban Belgian = Iban.Parse("BE72 0000 0000 1616");
    private static readonly Money OneEuro = Money.Of(1, "EUR");

    /// <summary>The guideline's own example, as version 002 writes it.</summary>
    [Fact]
    public void Payload_TheGuidelinesExample_IsWrittenLineByLine()
    {
        PaymentCode code = PaymentCode.ForTransfer("Red Cross of Belgium", Belgian, OneEuro, text: "Urgency fund", bic: "BPOTBEB1", purpose: "CHAR");

        Assert.Equal("BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\nCHAR\n\nUrgency fund", code.Payload);
    }

    [Fact]
    public void Payload_WithoutBicAndPurpose_KeepsTheirLinesEmptyAndEndsWithTheLastOneFilled()
    {
        PaymentCode code = PaymentCode.ForTransfer("Nordlicht Pumpen GmbH", Iban.Parse("DE02120300000000202051"), Money.Of(11_030.11m, "EUR"), CreditorReference.Of("RE-2026-00007"));

        string[] lines = code.Payload.Split('\n');
        Assert.Equal(["BCD", "002", "1", "SCT", "", "Nordlicht Pumpen GmbH", "DE02120300000000202051", "EUR11030.11", "", code.Remittance], lines);
        Assert.StartsWith("RF", code.Remittance, StringComparison.Ordinal);
    }

    [Fact]
    public void Payload_WithoutRemittance_EndsWithTheAmount() =>
        Assert.EndsWith("EUR1.00", PaymentCode.ForTransfer("A", Belgian, OneEuro).Payload, StringComparison.Ordinal);

    [Theory]
    [InlineData("0.01", "EUR", true)]
    [InlineData("999999999.99", "EUR", true)]
    [InlineData("0", "EUR", false)]
    [InlineData("-1", "EUR", false)]
    [InlineData("1000000000", "EUR", false)]
    [InlineData("5", "CHF", false)]
    public void Amount_AtItsLimits_IsTakenOrRefused(string amount, string currency, bool taken)
    {
        Exception? refusal = Record.Exception(() => PaymentCode.ForTransfer("A", Belgian, Money.Of(decimal.Parse(amount), currency)));
        Assert.Equal(taken, refusal is null);
        Assert.True(taken || refusal is ArgumentException { ParamName: "amount" });
    }

    [Fact]
    public void Lengths_AtTheirLimits_AreTakenAndBeyondRefused()
    {
        PaymentCode.ForTransfer(new string('n', 70), Belgian, OneEuro, text: new string('t', 140));

        Refused("payee", () => PaymentCode.ForTransfer(new string('n', 71), Belgian, OneEuro));
        Refused("payee", () => PaymentCode.ForTransfer(" ", Belgian, OneEuro));
        Refused("text", () => PaymentCode.ForTransfer("A", Belgian, OneEuro, text: new string('t', 141)));
        Refused("text", () => PaymentCode.ForTransfer(new string('ü', 70), Belgian, OneEuro, text: new string('ü', 140)));
        Refused("purpose", () => PaymentCode.ForTransfer("A", Belgian, OneEuro, purpose: "CHARX"));
        Refused("bic", () => PaymentCode.ForTransfer("A", Belgian, OneEuro, bic: "BPOT"));
    }

    [Fact]
    public void Lines_ThatWouldForgeOthers_AreRefused()
    {
        Refused("payee", () => PaymentCode.ForTransfer("A\nDE02120300000000202051", Belgian, OneEuro));
        Refused("text", () => PaymentCode.ForTransfer("A", Belgian, OneEuro, text: "a\r\nb"));
        Refused("text", () => PaymentCode.ForTransfer("A", Belgian, OneEuro, CreditorReference.Of("1"), "and a text"));
    }

    [Fact]
    public void Bic_OutsideOfTheEconomicArea_IsNeeded()
    {
        var swiss = Iban.Parse("CH9300762011623852957");

        Refused("bic", () => PaymentCode.ForTransfer("A", swiss, OneEuro));
        Assert.Contains("\nPOFICHBEXXX\n", PaymentCode.ForTransfer("A", swiss, OneEuro, bic: "POFICHBEXXX").Payload, StringComparison.Ordinal);
    }

    private static void Refused(string parameter, Action build) => Assert.Equal(parameter, Assert.Throws<ArgumentException>(build).ParamName);
}
