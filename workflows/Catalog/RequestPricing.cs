using LeadToCash.Cases;
using LeadToCash.Tax;

namespace LeadToCash.Catalog;

/// <summary>Prices one request; collects everything that is missing, so that it can be mended at once.</summary>
internal sealed class RequestPricing(PriceRequest request, Catalogue catalogue, VatRules vat)
{
    private readonly PriceSearch _search = new(catalogue, request);
    private readonly PromotionChoice _promotions = new(catalogue, request);
    private readonly LineTaxes _taxes = new(vat, request);
    private readonly List<Refusal> _refusals = [];
    private readonly List<PricedLine> _lines = [];
    private readonly List<PricedBundle> _bundles = [];
    private readonly Dictionary<string, decimal> _quantities = new(StringComparer.OrdinalIgnoreCase);
    private Money _list = Money.Zero(Currencies.IsCode(request.Currency) ? request.Currency : "XXX");

    public PricingResult Price()
    {
        Check();
        foreach (LineToPrice line in request.Lines)
        {
            _quantities[line.Sku] = _quantities.GetValueOrDefault(line.Sku) + line.Quantity;
        }

        foreach (LineToPrice line in request.Lines)
        {
            Price(line);
        }

        return _refusals.Count > 0
            ? PricingResult.Refuse(_refusals)
            : PricingResult.Of(Totals.Of(_lines, _list, request.Discount) with { Bundles = _bundles });
    }

    private void Price(LineToPrice line)
    {
        if (catalogue.Products.Find(line.Sku) is not { } product || !product.IsSoldOn(request.Date))
        {
            Refuse("item-unknown", $"Item '{line.Sku}' is not in the catalogue on {request.Date:yyyy-MM-dd}.");
        }
        else if (product.Bundle is { } bundle)
        {
            PriceBundle(line, product, bundle);
        }
        else if (Found(product.Sku) is { } found)
        {
            PriceSingle(line, product, found);
        }
    }

    private void PriceSingle(LineToPrice line, ProductEntry product, FoundPrice found)
    {
        Waterfall waterfall = new(found.Amount, found.Rule);
        bool isFixed = TakeTierOrAgreement(waterfall, product.Sku, found);
        Money? optionCost = AddOptions(waterfall, line, found);
        TakeDiscounts(waterfall, line, product, found.List, isFixed);
        if (optionCost is { } cost && CostOf(product) is { } unit && _taxes.Of(product, _refusals) is { } tax)
        {
            Money list = waterfall.Steps.Where(step => step.Kind is PriceStepKind.List or PriceStepKind.Option)
                .Aggregate(Money.Zero(request.Currency), (sum, step) => sum + step.Effect);
            _list += list.Times(line.Quantity);
            AddLine(product, line.Quantity, waterfall.Steps, unit with { Cost = unit.Cost + cost }, tax, line);
        }
    }

    private void PriceBundle(LineToPrice line, ProductEntry product, BundleTerms bundle)
    {
        List<(ProductEntry Product, int Quantity, FoundPrice? Found)> components =
        [
            .. bundle.Components.Select(component => (catalogue.Products.Find(component.Sku)!, component.Quantity, Found(component.Sku))),
        ];
        FoundPrice? own = bundle.Discount is null ? Found(product.Sku) : components[0].Found;
        if (!decimal.IsInteger(line.Quantity) || line.Options.Count > 0)
        {
            Refuse("bundle-not-whole", $"Bundle '{product.Sku}' is sold whole and without options.");
        }
        else if (own is not null && components.All(component => component.Found is not null))
        {
            var sum = Money.Sum(components.Select(component => component.Found!.Amount.Times(component.Quantity)), request.Currency);
            Waterfall waterfall = bundle.Discount is null ? new(own.Amount, own.Rule) : new(sum, product.Sku);
            bool isFixed = bundle.Discount is { } off ? DiscountBundle(waterfall, product.Sku, off) : TakeTierOrAgreement(waterfall, product.Sku, own);
            TakeDiscounts(waterfall, line, product, own.List, isFixed);
            _list += waterfall.Steps[0].Price.Times(line.Quantity);
            AddBundle(line, product, [.. components.Select(component => (component.Product, component.Quantity, component.Found!))], waterfall);
        }
    }

    private bool DiscountBundle(Waterfall waterfall, string sku, Percentage discount)
    {
        waterfall.TakeOff(PriceStepKind.Bundle, discount, sku);
        return TakeAgreement(waterfall, sku);
    }

    private void AddBundle(LineToPrice line, ProductEntry product, IReadOnlyList<(ProductEntry Product, int Quantity, FoundPrice Found)> components, Waterfall waterfall)
    {
        int first = _lines.Count + 1;
        foreach (BundleShare share in BundleShares.Of(waterfall.Price, [.. components.Select(one => (one.Product.Sku, one.Quantity, one.Found.Amount))]))
        {
            (ProductEntry component, _, FoundPrice found) = components[share.Component];
            Waterfall steps = new(found.Amount, found.Rule);
            if (share.UnitPrice != found.Amount)
            {
                steps.Replace(PriceStepKind.Bundle, share.UnitPrice.Amount, product.Sku);
            }

            if (CostOf(component) is { } cost && _taxes.Of(component, _refusals) is { } tax)
            {
                AddLine(component, share.Quantity * line.Quantity, steps.Steps, cost, tax, line, product.Sku);
            }
        }

        _bundles.Add(new PricedBundle
        {
            Sku = product.Sku,
            Name = product.Name,
            Quantity = line.Quantity,
            Positions = [.. Enumerable.Range(first, _lines.Count + 1 - first)],
            Waterfall = waterfall.Steps,
            UnitPrice = waterfall.Price,
            Net = waterfall.Price.Times(line.Quantity),
        });
    }

    /// <summary>The volume tier, then the agreed price; whether that one is fixed by contract. Of a fixed price the tier is not even shown.</summary>
    private bool TakeTierOrAgreement(Waterfall waterfall, string sku, FoundPrice found)
    {
        if (Agreed(sku) is not { IsFixed: true } && found.Dated.TierFor(_quantities[sku]) is { } tier)
        {
            string rule = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{found.List.Id}/{sku}/{tier.FromQuantity:0.###}+");
            if (tier.Price is { } price)
            {
                waterfall.Replace(PriceStepKind.VolumeTier, found.In(price).Amount, rule);
            }
            else
            {
                waterfall.TakeOff(PriceStepKind.VolumeTier, tier.Discount!.Value, rule);
            }
        }

        return TakeAgreement(waterfall, sku);
    }

    private bool TakeAgreement(Waterfall waterfall, string sku)
    {
        if (Agreed(sku) is not { Amount: { } amount } agreed || (!agreed.IsFixed && amount.Amount >= waterfall.Exact))
        {
            return false;
        }

        waterfall.Replace(PriceStepKind.CustomerPrice, amount.Amount, $"{request.CustomerId}/{sku}@{agreed.ValidFrom:yyyy-MM-dd}");
        return agreed.IsFixed;
    }

    private AgreedPrice? Agreed(string sku) =>
        request.CustomerId is { } customer && catalogue.CustomerPrices.Find(CustomerPrices.KeyOf(customer, sku)) is { } prices
            && Dated.On(prices.Prices, request.Date) is { Amount: { } amount } agreed && amount.Currency == request.Currency
            && (agreed.ValidTo is null || request.Date <= agreed.ValidTo)
            ? agreed
            : null;

    /// <summary>Adds the options' supplements and returns what they cost; null when one is unknown.</summary>
    private Money? AddOptions(Waterfall waterfall, LineToPrice line, FoundPrice found)
    {
        Money? cost = Money.Zero(request.Currency);
        foreach (string code in line.Options)
        {
            OptionSupplement? option = found.Dated.Options.FirstOrDefault(one => string.Equals(one.Code, code, StringComparison.OrdinalIgnoreCase));
            if (option is null)
            {
                Refuse("option-unknown", $"Option '{code}' of item '{line.Sku}' has no price in list '{found.List.Id}' on {request.Date:yyyy-MM-dd}.");
                return null;
            }

            waterfall.Add(PriceStepKind.Option, found.In(option.Amount), option.Code);
            cost += option.Cost is { } own ? InRequestCurrency(own) : Money.Zero(request.Currency);
        }

        return cost;
    }

    private void TakeDiscounts(Waterfall waterfall, LineToPrice line, ProductEntry product, PriceList list, bool isFixed)
    {
        if (!isFixed)
        {
            _promotions.TakeOff(waterfall, product);
        }

        if (line.Discount.Value > 0)
        {
            waterfall.TakeOff(PriceStepKind.LineDiscount, line.Discount);
        }

        if (request.Discount.Value > 0)
        {
            waterfall.TakeOff(PriceStepKind.RequestedDiscount, request.Discount);
        }

        if (line.Price is { } agreed)
        {
            waterfall.Replace(PriceStepKind.Negotiated, agreed.Amount, rule: null);
        }
        else if (list.RoundTo is { } multiple)
        {
            waterfall.RoundTo(multiple, list.Id);
        }
    }

    private void AddLine(
        ProductEntry product, decimal quantity, IReadOnlyList<PriceStep> steps, UnitCost cost, VatTreatment tax, LineToPrice line, string? bundle = null)
    {
        Money price = steps[^1].Price;
        decimal margin = Margins.Of(price, cost.Cost);
        _lines.Add(new PricedLine
        {
            Position = _lines.Count + 1,
            Sku = product.Sku,
            Name = product.Name,
            Kind = product.Kind,
            Unit = product.Unit,
            Quantity = quantity,
            Waterfall = steps,
            UnitPrice = price,
            Net = price.Times(quantity),
            TaxRate = tax.Rate,
            UnitCost = cost.Cost,
            Margin = Margins.Rounded(margin),
            MarginFloor = cost.MarginFloor,
            BelowFloor = margin < cost.MarginFloor.Value,
            Options = line.Options,
            Discount = line.Discount,
            TaxCategory = tax.Category,
            TaxExemption = tax.Exemption,
            Bundle = bundle,
            Line = line.Line,
        });
    }

    private FoundPrice? Found(string sku)
    {
        (FoundPrice? found, Refusal? refusal) = _search.Find(sku);
        if (refusal is not null)
        {
            _refusals.Add(refusal);
        }

        return found;
    }

    private UnitCost? CostOf(ProductEntry product)
    {
        if (product.CostOn(request.Date) is { } cost)
        {
            return InRequestCurrency(cost.Cost) is { } converted ? cost with { Cost = converted } : null;
        }

        Refuse("cost-missing", $"Item '{product.Sku}' has no cost on {request.Date:yyyy-MM-dd}, so its margin can't be told.");
        return null;
    }

    private Money? InRequestCurrency(Money cost)
    {
        if (catalogue.RateOn(cost.Currency, request.Currency, request.Date) is { } rate)
        {
            return Money.Of(cost.Amount * rate.Rate, request.Currency);
        }

        _refusals.Add(PriceSearch.NoRate(cost.Currency, request.Currency, request.Date));
        return null;
    }

    private void Check()
    {
        if (!Currencies.IsCode(request.Currency))
        {
            Refuse("currency-unknown", $"'{request.Currency}' is not an ISO 4217 currency code.");
        }

        if (request.Lines.Count == 0 || request.Lines.Any(line => line.Quantity <= 0))
        {
            Refuse("quantity-invalid", "There must be a line, and every quantity must be above 0.");
        }

        if (request.Discount.Value is < 0 or >= 100 || request.Lines.Any(line => line.Discount.Value is < 0 or >= 100))
        {
            Refuse("discount-invalid", "A discount is 0 % or more and below 100 %.");
        }

        if (request.Lines.Any(line => line.Price is { } price && (price.Amount < 0 || price.Currency != request.Currency)))
        {
            Refuse("price-invalid", $"An agreed price is 0 or more, in {request.Currency}.");
        }
    }

    private void Refuse(string code, string reason) => _refusals.Add(new Refusal(code, reason));
}
