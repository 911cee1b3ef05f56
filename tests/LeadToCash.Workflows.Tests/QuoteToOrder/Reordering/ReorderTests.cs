using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;
using LeadToCash.QuoteToOrder.Reordering;
using LeadToCash.Tests.Proposals;

namespace LeadToCash.Tests.QuoteToOrder.Reordering;

public sealed class ReorderTests
{
    private static readonly Party Customer = new("Jana Berg", "jana@kunde.example", "Wasserwerk Nord", Language: "de", Address: new PostalAddress("Am Werk 1", "90402", "Nürnberg", "DE"));

    [Fact]
    [Trait("Scenario", "E7")]
    public void Parts_OfPump0815_AreOnlyThoseThatFitIt()
    {
        FittingPart seal = Assert.Single(Of("0815").Parts());

        Assert.Equal(("SP-SEAL", 34.90m, 41.53m), (seal.Sku, seal.UnitPrice.Amount, seal.UnitGross.Amount));
        Assert.Empty(Of("1500").Parts());
        Assert.Equal("SP-RING", Assert.Single(Of("1", "P-900").Parts()).Sku);
    }

    [Fact]
    public void Parts_AreDated()
    {
        Assert.Empty(Of("1", "P-200").Parts());
        Assert.Single(Of("1", "P-200", new DateOnly(2026, 4, 1)).Parts());
    }

    [Fact]
    public void Decide_WhatFitsAtThePriceShown_IsAnOrder()
    {
        OrderDraft draft = Of("0815").Decide("r-1", [new PartWish("sp-seal", 2, 34.90m)]).Draft!;

        Assert.Equal(("self-service-r-1", "SP-SEAL", 69.80m, 83.06m), (draft.OrderId, draft.Lines[0].Sku, draft.Net.Amount, draft.Gross.Amount));
        Assert.Equal(["Parts for P-100, serial number 0815."], draft.Remarks);
    }

    [Fact]
    public void Decide_AtAnotherPriceThanWasShown_IsRefusedWithTheNewOne()
    {
        ReorderDecision decision = Of("0815").Decide("r-1", [new PartWish("SP-SEAL", 2, 33.90m)]);

        Assert.Equal((ReorderDecision.PriceChanged, "SP-SEAL costs 34.90 EUR today, not 33.90."), (decision.Refusal!.Code, decision.Refusal.Reason));
        Assert.Equal(34.90m, Assert.Single(decision.Parts).UnitPrice.Amount);
    }

    [Fact]
    public void Decide_APartOfAnotherDevice_IsRefused()
    {
        ReorderDecision decision = Of("0815").Decide("r-1", [new PartWish("SP-RING", 1, 5m)]);

        Assert.Equal((ReorderDecision.DoesNotFit, 0), (decision.Refusal!.Code, decision.Parts.Count));
        Assert.Null(decision.Draft);
    }

    private static Reorder Of(string serial, string sku = "P-100", DateOnly? date = null) => new(
        new Device { Sku = sku, Serial = serial, Owner = "k-1" }, Customer, PumpShop.Catalogue, PumpShop.Vat, PumpShop.Ask() with { Date = date ?? PumpShop.Today });
}
