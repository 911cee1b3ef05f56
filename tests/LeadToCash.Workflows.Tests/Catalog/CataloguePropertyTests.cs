using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Catalog;
using LeadToCash.Tests.Tax;
using LeadToCash.Tax;

namespace LeadToCash.Tests.Catalog;

/// <summary>What holds for every price, whatever is bought by whom.</summary>
public sealed class CataloguePropertyTests
{
    private static readonly string[] Whole = ["P-100", "SP-SEAL", "SVC-INST", "SUB-CARE", "BOOK", "SET", "KIT"];

    [Property(MaxTest = 300)]
    public Property Price_WhateverIsAsked_AddsUp() => ForAnyRequest(request =>
    {
        PricedContent content = Shelf.Price(request);
        string currency = request.Currency;
        return content.Net == Money.Sum(content.Lines.Select(line => line.Net), currency)
            && content.Net == Money.Sum(content.TaxGroups.Select(group => group.Net), currency)
            && content.TaxGroups.All(group => group.Tax == group.Rate.Of(group.Net))
            && content.Gross == content.Net + Money.Sum(content.TaxGroups.Select(group => group.Tax), currency)
            && content.Lines.All(line => line.Net == line.UnitPrice.Times(line.Quantity))
            && content.Lines.Select(line => line.Position).SequenceEqual(Enumerable.Range(1, content.Lines.Count))
            && content.Bundles.All(bundle => bundle.Net == Money.Sum(bundle.Positions.Select(position => content.Lines[position - 1].Net), currency));
    });

    [Property(MaxTest = 300)]
    public Property Price_WhateverIsAsked_IsNeverNegativeAndItsStepsAddUp() => ForAnyRequest(request =>
    {
        PricedContent content = Shelf.Price(request);
        return !content.Gross.IsNegative && !content.Tax.IsNegative
            && content.Lines.Select(line => (line.Waterfall, line.UnitPrice)).Concat(content.Bundles.Select(bundle => (bundle.Waterfall, bundle.UnitPrice)))
                .All(priced => !priced.UnitPrice.IsNegative
                    && priced.Waterfall.All(step => !step.Price.IsNegative)
                    && Money.Sum(priced.Waterfall.Select(step => step.Effect), request.Currency) == priced.UnitPrice);
    });

    [Property(MaxTest = 300)]
    public Property Price_InAnyOrderOfLines_IsTheSame() => ForAnyRequest(request =>
    {
        PricedContent content = Shelf.Price(request);
        PricedContent turned = Shelf.Price(request with { Lines = [.. request.Lines.Reverse()] });
        return (content.Net, content.Tax, content.Gross, content.Cost, content.List) == (turned.Net, turned.Tax, turned.Gross, turned.Cost, turned.List)
            && content.Lines.Select(Figures).Order().SequenceEqual(turned.Lines.Select(Figures).Order());
    });

    [Property(MaxTest = 300)]
    public Property Price_WithALineSplitInTwo_LosesNoCent() => ForAnyRequest(request =>
    {
        LineToPrice[] halves =
        [
            .. request.Lines.SelectMany(line => line.Quantity >= 2 && decimal.IsInteger(line.Quantity)
                ? new[] { line with { Quantity = 1 }, line with { Quantity = line.Quantity - 1 } }
                : [line]),
        ];
        PricedContent content = Shelf.Price(request);
        PricedContent split = Shelf.Price(request with { Lines = halves });
        return (content.Net, content.Tax, content.Gross) == (split.Net, split.Tax, split.Gross);
    });

    [Property(MaxTest = 300)]
    public Property Price_WithMoreDiscount_IsNeverHigher() => ForAnyRequest(request =>
        Shelf.Price(request with { Discount = new Percentage(Math.Min(99, request.Discount.Value + 1)) }).Net <= Shelf.Price(request).Net);

    [Property(MaxTest = 300)]
    public Property BundleShares_WhateverThePrices_AddUpToTheBundlesPrice()
    {
        Gen<(string Sku, int Quantity, Money List)> component =
            from quantity in Gen.Choose(1, 12) from cents in Gen.Choose(0, 500_000) select ("X", quantity, new Money(cents, "EUR"));
        Gen<(int Price, List<(string Sku, int Quantity, Money List)> Components)> bundle =
            from price in Gen.Choose(0, 1_000_000) from components in component.NonEmptyListOf() select (price, components.ToList());
        return Prop.ForAll(bundle.ToArbitrary(), sample =>
        {
            IReadOnlyList<BundleShare> shares = BundleShares.Of(new Money(sample.Price, "EUR"), sample.Components);
            return shares.Sum(share => share.UnitPrice.MinorUnits * share.Quantity) == sample.Price
                && shares.All(share => share.UnitPrice.MinorUnits >= 0 && share.Quantity > 0)
                && shares.GroupBy(share => share.Component).All(part => part.Sum(share => share.Quantity) == sample.Components[part.Key].Quantity);
        });
    }

    private static string Figures(PricedLine line) => $"{line.Sku} {line.Quantity:0.###} {line.UnitPrice} {line.Net} {line.TaxRate} {line.Bundle} {string.Join('+', line.Options)}";

    private static Property ForAnyRequest(Func<PriceRequest, bool> holds)
    {
        Gen<LineToPrice> whole =
            from sku in Gen.Elements(Whole)
            from quantity in Gen.Choose(1, 40)
            from discount in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 999)))
            from option in Gen.Elements("", "SEAL-A", "SEAL-C")
            select new LineToPrice { Sku = sku, Quantity = quantity, Discount = new Percentage(discount / 10m), Options = sku == "P-100" && option.Length > 0 ? [option] : [] };
        Gen<LineToPrice> weighed = from thousandths in Gen.Choose(1, 50_000) select new LineToPrice { Sku = "BOLT", Quantity = thousandths / 1000m };
        Gen<PriceRequest> request =
            from lines in Gen.Frequency((4, whole), (1, weighed)).NonEmptyListOf()
            from customer in Gen.Elements(null, "k-better", "k-fixed", "k-trade", "k-nobody")
            from discount in Gen.Choose(0, 989)
            from day in Gen.Choose(0, 40)
            from code in Gen.Elements("SEAL5", "BOLTS", "NONE")
            from buyer in Gen.Elements(new VatBuyer("DE", "90402"), new VatBuyer("AT", "1010", "ATU12345678", true), new VatBuyer("FR", "75001"), new VatBuyer("CH"))
            from currency in Gen.Elements("EUR", "CHF", "KWD")
            select new PriceRequest
            {
                // Options have supplements in the currencies of the lists that hold them and of those that convert from these; the list of a group has none.
                Lines = [.. customer == "k-trade" ? lines.Select(line => line with { Options = [] }) : lines],
                Currency = currency,
                CustomerId = customer,
                Date = new DateOnly(2026, 2, 10).AddDays(day),
                Discount = new Percentage(discount / 10m),
                PromotionCodes = [code],
                Buyer = buyer,
            };
        return Prop.ForAll(request.ToArbitrary(), holds);
    }
}
