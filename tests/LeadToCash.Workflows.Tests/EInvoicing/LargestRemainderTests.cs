using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

public sealed class LargestRemainderTests
{
    [Property]
    public Property Split_WhateverTheWeights_LosesNoCentAndStaysWithinOne(int cents, NonEmptyArray<byte> weights)
    {
        decimal[] all = [.. weights.Get.Select(weight => (decimal)weight), 1m];
        IReadOnlyList<Money> shares = LargestRemainder.Split(new Money(cents, "EUR"), all);
        return (Money.Sum(shares, "EUR").MinorUnits == cents
            && shares.Zip(all).All(share => Math.Abs(share.First.MinorUnits - (cents * share.Second / all.Sum())) < 1)).ToProperty();
    }

    [Fact]
    public void Split_OfARest_GivesItToWhoLostMost() =>
        Assert.Equal([33, 17, 50], LargestRemainder.Split(new Money(100, "EUR"), [33.2m, 16.8m, 50m]).Select(share => share.MinorUnits));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, -1)]
    public void Split_WithoutAWeight_IsRefused(int first, int second) =>
        Assert.Throws<ArgumentException>(() => LargestRemainder.Split(new Money(1, "EUR"), [first, second]));

    [Fact]
    public void Spread_OverRates_GivesEachItsShareAndBreaksNoRule()
    {
        EInvoice draft = Samples.Draft(VatFamilies.All[0]) with { Lines = [Samples.Line("1", 1, 200, "S", 19), Samples.Line("2", 1, 100, "S", 7)] };
        EInvoice priced = InvoiceCalculation.Complete(draft);
        EInvoice invoice = InvoiceCalculation.Complete(draft with { Allowances = DocumentAdjustments.Spread(priced.Lines, new Money(1000, "EUR"), "Treue") });
        Assert.Equal([(19m, 6.67m), (7m, 3.33m)], invoice.Allowances.Select(one => (one.VatRate!.Value, one.Amount!.Value)));
        Assert.Empty(Codes.Rules.Check(invoice).Findings);
    }
}
