using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Cases;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

[Properties(Arbitrary = [typeof(InvoiceCalculationTests.Arbitraries)], MaxTest = 200)]
public sealed class InvoicePartsTests
{
    [Property]
    public Property Take_InAnyParts_SumsToTheWholeToTheCent(EInvoice draft, int seed)
    {
        EInvoice whole = Whole(draft);
        List<EInvoice> parts = Split(whole, seed);
        return (Sum(parts, part => part.Totals!.LineTotal) == whole.Totals!.LineTotal
            && Sum(parts, part => part.Totals!.AllowanceTotal) == (whole.Totals.AllowanceTotal ?? 0)
            && Sum(parts, part => part.Totals!.ChargeTotal) == (whole.Totals.ChargeTotal ?? 0)
            && Sum(parts, part => part.Totals!.NetTotal) == whole.Totals.NetTotal
            && Sum(parts, part => part.Totals!.Due) == whole.Totals.Due).Label($"{parts.Count} parts of {whole.Totals.Due}");
    }

    [Property]
    public Property Take_WhateverThePart_BreaksNoRule(EInvoice draft, int seed)
    {
        InvoiceFinding[] findings = [.. Split(Whole(draft), seed).SelectMany(part => Codes.Rules.Check(part).Findings)];
        return (findings.Length == 0).Label(string.Join('\n', findings.Select(finding => finding.ToString())));
    }

    [Property]
    public Property CreditNotes_InAnyParts_NeverExceedTheInvoice(EInvoice draft, int seed)
    {
        EInvoice whole = Whole(draft);
        decimal credited = 0;
        bool holds = true;
        InvoicedBefore before = InvoicedBefore.Nothing;
        foreach (EInvoice part in Split(whole, seed))
        {
            Dictionary<string, decimal> quantities = part.Lines.ToDictionary(line => line.Id!, line => line.Quantity!.Value);
            EInvoice credit = CreditNotes.Of(whole, "GS-1", Samples.Day, "wird gutgeschrieben", quantities, before);
            before = before.And(credit);
            credited += credit.Totals!.Due!.Value;
            holds &= credit.TypeCode == "381" && credit.PrecedingInvoices.Single().Number == whole.Number && (whole.Totals!.Due < 0 || credited <= whole.Totals.Due);
        }

        return (holds && credited == whole.Totals!.Due).ToProperty();
    }

    [Fact]
    public void Take_OfOneOfTwoPumps_IsAsTheBlueprintSays()
    {
        EInvoice whole = InvoiceCalculation.Complete(Samples.Draft(VatFamilies.All[0]) with { Lines = [Samples.Line("1", 2, 4200, "S", 19)] });
        EInvoice part = InvoiceParts.Take(whole, new Dictionary<string, decimal> { ["1"] = 1 }, InvoicedBefore.Nothing);
        Assert.Equal((4200.00m, 798.00m, 4998.00m), (part.Totals!.NetTotal, part.Totals.VatTotal, part.Totals.Due));
    }

    [Theory]
    [InlineData("1", 3)]
    [InlineData("1", 0)]
    [InlineData("9", 1)]
    public void Take_OfMoreThanThereIs_IsRefused(string line, int quantity)
    {
        EInvoice whole = InvoiceCalculation.Complete(Samples.Draft(VatFamilies.All[0]) with { Lines = [Samples.Line("1", 2, 4200, "S", 19)] });
        Assert.Throws<BusinessRuleException>(() => InvoiceParts.Take(whole, new Dictionary<string, decimal> { [line] = quantity }, InvoicedBefore.Nothing));
    }

    [Fact]
    public void CreditNote_WhenAllIsCredited_IsRefused()
    {
        EInvoice whole = InvoiceCalculation.Complete(Samples.Draft(VatFamilies.All[0]));
        EInvoice credit = CreditNotes.Of(whole, "GS-1", Samples.Day, "wird gutgeschrieben");
        Assert.Equal(whole.Totals!.Due, credit.Totals!.Due);
        Assert.Throws<BusinessRuleException>(() => CreditNotes.Of(whole, "GS-2", Samples.Day, "x", before: InvoicedBefore.Nothing.And(credit)));
    }

    private static EInvoice Whole(EInvoice draft) => InvoiceCalculation.Complete(draft with { Totals = null });

    private static decimal Sum(List<EInvoice> parts, Func<EInvoice, decimal?> amount) => parts.Sum(part => amount(part) ?? 0);

    /// <summary>Random quantities of random lines until nothing is left.</summary>
    private static List<EInvoice> Split(EInvoice whole, int seed)
    {
        Random random = new(seed);
        List<EInvoice> parts = [];
        InvoicedBefore before = InvoicedBefore.Nothing;
        Dictionary<string, decimal> left = whole.Lines.ToDictionary(line => line.Id!, line => line.Quantity!.Value);
        while (left.Values.Any(quantity => quantity > 0))
        {
            Dictionary<string, decimal> taken = [];
            foreach ((string id, decimal quantity) in left.Where(line => line.Value > 0 && random.Next(2) == 0).ToList())
            {
                decimal some = random.Next(3) == 0 ? quantity : Math.Round(quantity * random.Next(1, 100) / 100m, 3);
                taken[id] = some > 0 ? some : quantity;
                left[id] -= taken[id];
            }

            if (taken.Count > 0)
            {
                parts.Add(InvoiceParts.Take(whole, taken, before));
                before = before.And(parts[^1]);
            }
        }

        return parts;
    }
}
