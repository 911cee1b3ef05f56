using LeadToCash.Billing;
using LeadToCash.Tax;

namespace LeadToCash.Catalog;

/// <summary>Checks the entries of a document against each other and against the catalogue that they are to change.</summary>
public sealed class CatalogueCheck
{
    private readonly CatalogueProblems _problems = new();
    private readonly Catalogue _before;
    private readonly DateOnly? _today;
    private Catalogue _after;

    private CatalogueCheck(Catalogue before, DateOnly? today) => (_before, _today, _after) = (before, today, before);

    /// <summary>What is wrong with a document; nothing when the catalogue may take it.</summary>
    /// <param name="document">What is to be set.</param>
    /// <param name="before">The catalogue that it is to change.</param>
    /// <param name="today">Local date: prices and costs that held before it must stay as they were. Null for a seed, which has no history.</param>
    /// <returns>The problems in the order of the document.</returns>
    public static IReadOnlyList<CatalogueProblem> Of(CatalogueDocument document, Catalogue before, DateOnly? today)
    {
        CatalogueCheck check = new(before, today);
        check.CheckShapes(document);
        if (check._problems.Found.Count == 0)
        {
            check._after = before.With(document);
            check.CheckMeaning(document);
        }

        return check._problems.Found;
    }

    /// <summary>Keys and lists: what must hold before entries can be looked up.</summary>
    private void CheckShapes(CatalogueDocument document)
    {
        _problems.Each("products", document.Products, product => _problems.RequireId(product.Sku, "sku"));
        _problems.Each("priceLists", document.PriceLists, list => _problems.RequireId(list.Id, "id"));
        _problems.Each("prices", document.Prices, prices => _problems.RequireId(prices.List, "list"));
        _problems.Each("customerPrices", document.CustomerPrices, prices => RequireCustomer(prices.Customer));
        _problems.Each("customerGroups", document.CustomerGroups, group => RequireCustomer(group.Customer));
        _problems.Each("promotions", document.Promotions, promotion => _problems.RequireId(promotion.Id, "id"));
        _problems.Each("exchangeRates", document.ExchangeRates, rates => _problems.Require(
            Currencies.IsCode(rates.From) && Currencies.IsCode(rates.To) && rates.From != rates.To, "from", "Name two different ISO 4217 currencies."));
    }

    private void CheckMeaning(CatalogueDocument document)
    {
        _problems.Each("products", document.Products, CheckProduct);
        _problems.Each("priceLists", document.PriceLists, CheckList);
        _problems.Each("prices", document.Prices, CheckPrices);
        _problems.Each("customerPrices", document.CustomerPrices, CheckAgreement);
        _problems.Each("promotions", document.Promotions, CheckPromotion);
        _problems.Each("exchangeRates", document.ExchangeRates, CheckRates);
    }

    private void CheckProduct(ProductEntry product)
    {
        _problems.RequireName(product.Name);
        _problems.Require(Enum.IsDefined(product.Kind), "kind", "Write physical, subscription or service.");
        _problems.Require(product.Unit is { Length: 2 or 3 } && product.Unit.All(char.IsAsciiLetterOrDigit), "unit", $"'{product.Unit}' is no unit of UN/ECE Recommendation 20.");
        _problems.Require(!string.IsNullOrWhiteSpace(product.TaxClass), "taxClass", "Name a tax class.");
        _problems.Require(
            product.TaxClass == TaxClasses.Exempt == (product.ExemptionCode is not null), "exemptionCode", "An exempt product, and no other one, names the VATEX code by which it is.");
        _problems.Require(product.ServiceHours >= 0, "serviceHours", "Hours must be 0 or more.");
        _problems.Require(
            product.Subscription is null or { PeriodMonths: > 0 and <= 120, MinimumTermMonths: >= 0 and <= 600 }, "subscription", "A period has 1 to 120 months and a minimum term 0 to 600.");
        _problems.Require(
            product.Subscription is not { Alignment: BillingAlignment.Calendar } || (product.Subscription.PeriodMonths is > 0 and <= 12 && 12 % product.Subscription.PeriodMonths == 0),
            "subscription", "A period that follows the calendar has 1, 2, 3, 4, 6 or 12 months.");
        _problems.Require(
            product.Subscription is null || (Enum.IsDefined(product.Subscription.Alignment) && Enum.IsDefined(product.Subscription.Timing)), "subscription", "Write anniversary or calendar, and advance or arrears.");
        for (int i = 0; i < product.GoesWith.Count; i++)
        {
            _problems.Require(_after.Products.Has(product.GoesWith[i]), $"goesWith[{i}]", $"There is no item '{product.GoesWith[i]}'.");
        }

        CheckCosts(product);
        CheckBundle(product);
        CheckSeries(product);
        CheckFits(product);
    }

    private void CheckCosts(ProductEntry product)
    {
        if (_problems.RequireDates(product.Costs, "costs"))
        {
            for (int i = 0; i < product.Costs.Count; i++)
            {
                _problems.RequireAmount(product.Costs[i].Cost, null, $"costs[{i}].cost");
                _problems.Require(Currencies.IsCode(product.Costs[i].Cost.Currency), $"costs[{i}].cost", "A cost has a currency.");
                _problems.Require(product.Costs[i].MarginFloor.Value is >= -1_000 and < 100, $"costs[{i}].marginFloor", "A margin floor is below 100 %.");
            }

            _problems.RequireHistory(_before.Products.Find(product.Sku)?.Costs ?? [], product.Costs, _today, "costs", (old, now) => old == now);
        }
    }

    private void CheckBundle(ProductEntry product)
    {
        if (product.Bundle is not { } bundle)
        {
            return;
        }

        _problems.Require(bundle.Discount is null or { Value: >= 0 and < 100 }, "bundle.discount", "A discount is 0 % or more and below 100 %.");
        _problems.Require(bundle.Components is { Count: > 0 and <= 100 }, "bundle.components", "A bundle has 1 to 100 components.");
        foreach ((int index, BundleComponent component) in (bundle.Components ?? []).Index())
        {
            string field = $"bundle.components[{index}]";
            ProductEntry? part = component?.Sku is { } sku ? _after.Products.Find(sku) : null;
            _problems.Require(part is { Bundle: null }, field + ".sku", $"There is no single item '{component?.Sku}'; a bundle can't hold bundles.");
            _problems.Require(component is { Quantity: > 0 and <= 10_000 }, field + ".quantity", "A quantity is a whole number from 1 to 10,000.");
        }
    }

    private void CheckSeries(ProductEntry product)
    {
        _problems.Require(product.Series is null or { Name.Length: > 0 and <= 64 }, "series.name", "A series has a name of 1 to 64 characters.");
        _problems.Require(product.Series is null or { Size: > 0 }, "series.size", "A size is above 0.");
    }

    private void CheckFits(ProductEntry product)
    {
        _problems.Require(product.Fits.Count <= 1_000, "fits", "A part fits at most 1,000 ranges of devices.");
        foreach ((int index, PartFit fit) in product.Fits.Index())
        {
            string field = $"fits[{index}]";
            if (_problems.Require(fit is not null, field, "An entry must be an object."))
            {
                bool isOther = _after.Products.Has(fit!.Product) && !string.Equals(fit.Product, product.Sku, StringComparison.OrdinalIgnoreCase);
                _problems.Require(isOther, field + ".product", $"There is no other item '{fit.Product}'.");
                CheckRange(fit, field);
            }
        }
    }

    private void CheckRange(PartFit fit, string field)
    {
        bool reads = _problems.Require(fit.SerialFrom is null || SerialNumbers.Is(fit.SerialFrom), field + ".serialFrom", $"'{fit.SerialFrom}' is no serial number.");
        reads &= _problems.Require(fit.SerialTo is null || SerialNumbers.Is(fit.SerialTo), field + ".serialTo", $"'{fit.SerialTo}' is no serial number.");
        _problems.Require(
            !reads || fit.SerialFrom is null || fit.SerialTo is null || SerialNumbers.Compare(fit.SerialFrom, fit.SerialTo) <= 0,
            field + ".serialTo", "The last serial number is not before the first.");
        _problems.Require(fit.ValidFrom is null || fit.ValidTo is null || fit.ValidFrom <= fit.ValidTo, field + ".validTo", "The last date is not before the first.");
    }

    private void CheckList(PriceList list)
    {
        _problems.Require(Currencies.IsCode(list.Currency), "currency", $"'{list.Currency}' is no ISO 4217 currency code.");
        _problems.Require(_before.PriceLists.Find(list.Id) is not { } before || before.Currency == list.Currency, "currency", "A list keeps its currency; its prices are in it.");
        _problems.Require(list.ValidTo is null || list.ValidFrom <= list.ValidTo, "validTo", "The last date is not before the first.");
        _problems.Require(list.CustomerGroup is null || !string.IsNullOrWhiteSpace(list.CustomerGroup), "customerGroup", "A group has a name.");
        _problems.Require(list.RoundTo is null || (list.RoundTo is { MinorUnits: > 0 } multiple && multiple.Currency == list.Currency), "roundTo", "Prices are rounded to an amount above 0 of the list's currency.");
        _problems.Require(
            list.ConvertsFrom is null || (_after.PriceLists.Find(list.ConvertsFrom) is { ConvertsFrom: null } source && source.Currency != list.Currency),
            "convertsFrom", "Prices are converted from a list in another currency that is not converted itself.");
        PriceList? other = _after.PriceLists.All.FirstOrDefault(one => !string.Equals(one.Id, list.Id, StringComparison.OrdinalIgnoreCase) && Overlap(one, list));
        _problems.Require(other is null, "validFrom", $"List '{other?.Id}' holds for the same currency and customers at the same time.");
    }

    private static bool Overlap(PriceList one, PriceList other) =>
        one.Currency == other.Currency && string.Equals(one.CustomerGroup, other.CustomerGroup, StringComparison.OrdinalIgnoreCase)
        && one.ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (one.ValidTo ?? DateOnly.MaxValue);

    private void CheckPrices(ItemPrices prices)
    {
        PriceList? list = _after.PriceLists.Find(prices.List);
        _problems.Require(list is not null, "list", $"There is no price list '{prices.List}'.");
        _problems.Require(_after.Products.Has(prices.Sku), "sku", $"There is no item '{prices.Sku}'.");
        if (list is not null && _problems.RequireDates(prices.Prices, "prices") && _problems.Require(prices.Prices.Count > 0, "prices", "There must be a price."))
        {
            foreach ((int index, DatedPrice price) in prices.Prices.Index())
            {
                CheckPrice(price, list.Currency, $"prices[{index}]");
            }

            _problems.RequireHistory(_before.Prices.Find(prices.Key)?.Prices ?? [], prices.Prices, _today, "prices", SamePrice);
        }
    }

    private void CheckPrice(DatedPrice price, string currency, string field)
    {
        _problems.RequireAmount(price.Amount, currency, field + ".amount");
        foreach ((int index, QuantityTier tier) in price.Tiers.Index())
        {
            string path = $"{field}.tiers[{index}]";
            if (_problems.Require(tier is not null && tier.Discount is null != tier.Price is null, path, "A tier has either a discount or a price."))
            {
                _problems.Require(tier!.FromQuantity > 0, path + ".fromQuantity", "A quantity is above 0.");
                _problems.Require(tier.Discount is null or { Value: >= 0 and < 100 }, path + ".discount", "A discount is 0 % or more and below 100 %.");
                _problems.RequireAmount(tier.Price, currency, path + ".price");
                _problems.Require(tier.Price is not { } of || price.Amount is not { } list || of.Currency != list.Currency || of <= list, path + ".price", "A tier's price is not above the list price.");
            }
        }

        foreach ((int index, OptionSupplement option) in price.Options.Index())
        {
            string path = $"{field}.options[{index}]";
            if (_problems.Require(option is { Code.Length: > 0 and <= 64 }, path + ".code", "An option has a code of at most 64 characters."))
            {
                _problems.RequireAmount(option.Amount, currency, path + ".amount", mayBeNegative: true);
                _problems.RequireAmount(option.Cost, currency, path + ".cost");
            }
        }

        _problems.Require(
            price.Tiers.Where(tier => tier is not null).DistinctBy(tier => tier.FromQuantity).Count() == price.Tiers.Count, field + ".tiers", "Each tier begins at a quantity of its own.");
        _problems.Require(
            price.Options.Where(option => option is not null).DistinctBy(option => option.Code, StringComparer.OrdinalIgnoreCase).Count() == price.Options.Count,
            field + ".options", "Each option is there once.");
        _problems.Require(price.Usage.All(tier => tier is { Above: >= 0, UnitPrice: >= 0 }), field + ".usage", "Use is charged above a quantity of 0 or more, at a price of 0 or more.");
    }

    private void CheckAgreement(CustomerPrices agreement)
    {
        _problems.Require(_after.Products.Has(agreement.Sku), "sku", $"There is no item '{agreement.Sku}'.");
        if (_problems.RequireDates(agreement.Prices, "prices") && _problems.Require(agreement.Prices.Count > 0, "prices", "There must be a price."))
        {
            string? currency = agreement.Prices.FirstOrDefault(price => price.Amount is not null)?.Amount?.Currency;
            foreach ((int index, AgreedPrice price) in agreement.Prices.Index())
            {
                _problems.RequireAmount(price.Amount, currency, $"prices[{index}].amount");
                _problems.Require(price.ValidTo is null || price.ValidFrom <= price.ValidTo, $"prices[{index}].validTo", "The last date is not before the first.");
            }

            _problems.RequireHistory(_before.CustomerPrices.Find(agreement.Key)?.Prices ?? [], agreement.Prices, _today, "prices", SameAgreement);
        }
    }

    private void CheckPromotion(Promotion promotion)
    {
        _problems.RequireName(promotion.Name);
        _problems.Require(promotion.ValidFrom <= promotion.ValidTo, "validTo", "The last date is not before the first.");
        _problems.Require(promotion.Code is null or { Length: > 0 and <= 64 }, "code", "A code has 1 to 64 characters.");
        _problems.Require(promotion.Discount is null != promotion.Amount is null, "discount", "A promotion has either a discount or an amount.");
        _problems.Require(promotion.Discount is null or { Value: > 0 and <= 100 }, "discount", "A discount is above 0 % and at most 100 %.");
        _problems.RequireAmount(promotion.Amount, null, "amount");
        for (int i = 0; i < promotion.Skus.Count; i++)
        {
            _problems.Require(_after.Products.Has(promotion.Skus[i]), $"skus[{i}]", $"There is no item '{promotion.Skus[i]}'.");
        }

        _problems.Require(promotion.Groups.All(group => !string.IsNullOrWhiteSpace(group)), "groups", "A group has a name.");
    }

    private void CheckRates(ExchangeRates rates)
    {
        if (_problems.RequireDates(rates.Rates, "rates") && _problems.Require(rates.Rates.Count > 0, "rates", "There must be a rate."))
        {
            _problems.Require(rates.Rates.All(rate => rate.Rate > 0), "rates", "A rate is above 0.");
            _problems.RequireHistory(_before.ExchangeRates.Find(rates.Key)?.Rates ?? [], rates.Rates, _today, "rates", (old, now) => old == now);
        }
    }

    private void RequireCustomer(string? customer) => _problems.Require(
        customer is { Length: > 0 and <= 100 } && customer.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':'),
        "customer", $"'{customer}' is no customer's id.");

    private static bool SamePrice(DatedPrice old, DatedPrice now) =>
        old.Amount == now.Amount && old.Tiers.SequenceEqual(now.Tiers) && old.Options.SequenceEqual(now.Options) && old.Usage.SequenceEqual(now.Usage);

    /// <summary>An agreement may get an end, but what it was stays.</summary>
    private static bool SameAgreement(AgreedPrice old, AgreedPrice now) => old with { ValidTo = null } == now with { ValidTo = null };
}
