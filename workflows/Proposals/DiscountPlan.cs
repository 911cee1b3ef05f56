using System.Globalization;
using LeadToCash.Catalog;
using LeadToCash.Tax;

namespace LeadToCash.Proposals;

/// <summary>
/// Proposes the discount that brings a line to the median price of comparable won deals, in steps of a tenth of a percent, and never below the margin
/// floor: then the largest discount that keeps it, in hundredths. Pure. The more was taken off in the sample, the more is proposed.
/// </summary>
/// <param name="request">The request; its line is priced alone, without any discount asked for.</param>
/// <param name="line">The line.</param>
/// <param name="catalogue">Prices and costs.</param>
/// <param name="vat">How supplies are taxed.</param>
public sealed class DiscountPlan(PriceRequest request, LineToPrice line, Catalogue catalogue, VatRules vat)
{
    private const int StepsInPercent = 100;

    /// <summary>The question that the line puts to history.</summary>
    public DealQuestion Question(DiscountRules rules) => new(
        line.Sku,
        catalogue.Products.Find(line.Sku)?.Group,
        rules.SizeClassOf(line.Quantity),
        request.CustomerGroup ?? (request.CustomerId is { } customer ? catalogue.CustomerGroups.Find(customer)?.Group : null));

    /// <summary>The proposal; null if the line has no price, or is a bundle, whose parts have margins of their own.</summary>
    public DiscountProposal? Propose(ComparableDeals deals, DiscountRules rules)
    {
        if (Priced(0) is not { } today)
        {
            return null;
        }

        Money list = ListPriceOf(today);
        DiscountProposal nothing = new()
        {
            Sku = today.Sku,
            Quantity = line.Quantity,
            Since = rules.WindowStart(request.Date),
            Comparison = deals.Comparison,
            Tried = deals.Tried,
            Won = deals.Deals.Won,
            Lost = deals.Deals.Lost,
            ListPrice = list,
            TodayPrice = today.UnitPrice,
            FloorPrice = FloorOf(today),
            Reason = "",
            WinRates = WinRate.Of(deals.Deals, rules.Bands),
            Sample = [.. deals.Deals.Counts.Select(count => new RatioCount(count.Permille / 1_000m, count.Won, count.Lost))],
        };
        return deals.Comparison is null
            ? nothing with { Reason = TooFew(nothing, rules.MinimumDeals) }
            : FromMedian(nothing, Proposals.MedianRatio.Of(deals.Deals), today);
    }

    private DiscountProposal FromMedian(DiscountProposal nothing, MedianRatio median, PricedLine today)
    {
        DiscountProposal known = nothing with
        {
            MedianRatio = median.Value / 1_000m,
            MedianInterval = median is { Lower: { } lower, Upper: { } upper } ? new Interval(lower / 1_000d, upper / 1_000d) : null,
            DiscountOffList = new Percentage(100 - (median.Value / 10m)),
        };
        decimal wanted = today.UnitPrice.IsZero ? 0 : (1 - (known.ListPrice.Amount * median.Value / 1_000m / today.UnitPrice.Amount)) * 100;
        int steps = (int)Math.Round(Math.Max(0, wanted) * 10, MidpointRounding.AwayFromZero) * (StepsInPercent / 10);
        int allowed = Allowed(Math.Min(steps, (99 * StepsInPercent)));
        if (allowed < 0)
        {
            return known with { LimitedByFloor = true, Reason = $"{Found(known)} No discount is proposed: today's price {today.UnitPrice} is below the margin floor of {today.MarginFloor}, {known.FloorPrice}." };
        }

        Money price = Priced(allowed)!.UnitPrice;
        bool limited = allowed < steps;
        return known with
        {
            Discount = new Percentage((decimal)allowed / StepsInPercent),
            UnitPrice = price,
            LimitedByFloor = limited,
            Reason = limited
                ? $"{Found(known)} That price is below the margin floor of {today.MarginFloor}; the floor's price {price} is proposed."
                : steps == 0 ? $"{Found(known)} Today's price {today.UnitPrice} is no higher, so no more discount is proposed."
                : $"{Found(known)} {new Percentage((decimal)allowed / StepsInPercent)} off today's price {today.UnitPrice} is proposed: {price}.",
        };
    }

    /// <summary>The largest discount up to one that keeps the margin floor, in hundredths of a percent; -1 if even none does. More discount is never more margin.</summary>
    private int Allowed(int steps)
    {
        if (IsAllowed(steps))
        {
            return steps;
        }

        (int kept, int broken) = (-1, steps);
        while (broken - kept > 1)
        {
            int middle = (kept + broken) / 2;
            (kept, broken) = IsAllowed(middle) ? (middle, broken) : (kept, middle);
        }

        return kept;
    }

    private bool IsAllowed(int steps) => !Priced(steps)!.BelowFloor;

    private PricedLine? Priced(int steps)
    {
        PriceRequest alone = request with { Lines = [line with { Discount = new Percentage((decimal)steps / StepsInPercent) }], Discount = default };
        return Pricing.Price(alone, catalogue, vat).Content is { Bundles.Count: 0, Lines: [{ } priced] } ? priced : null;
    }

    private static Money ListPriceOf(PricedLine priced) => priced.Waterfall.Where(step => step.Kind is PriceStepKind.List or PriceStepKind.Option)
        .Aggregate(Money.Zero(priced.UnitPrice.Currency), (sum, step) => sum + step.Effect);

    /// <summary>Rounded up to the minor unit, so that it keeps the floor.</summary>
    private static Money FloorOf(PricedLine priced)
    {
        decimal least = priced.UnitCost.Amount / (1 - (priced.MarginFloor.Value / 100m));
        var rounded = Money.Of(least, priced.UnitCost.Currency);
        return rounded.Amount < least ? rounded with { MinorUnits = rounded.MinorUnits + 1 } : rounded;
    }

    private string Found(DiscountProposal known)
    {
        string interval = known.MedianInterval is { } ends ? string.Create(CultureInfo.InvariantCulture, $" (95 %: {ends.Lower * 100:0.0}–{ends.Upper * 100:0.0} %)") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The median of {known.Won} won deals{Words(known.Comparison!.Value)} since {known.Since:yyyy-MM} is {known.MedianRatio * 100:0.0#} % of the list price{interval}.");
    }

    private static string TooFew(DiscountProposal known, int minimum) => string.Create(
        CultureInfo.InvariantCulture,
        $"No discount is proposed: since {known.Since:yyyy-MM} there are only {known.Tried.Max(tried => tried.Won)} comparable won deals, even in the widest comparison; {minimum} are needed.");

    private string Words(Comparison comparison) => comparison switch
    {
        Proposals.Comparison.ProductSizeAndCustomerGroup => $" of {line.Sku} in this size with customers of this group",
        Proposals.Comparison.ProductAndSize => $" of {line.Sku} in this size",
        Proposals.Comparison.Product => $" of {line.Sku}",
        Proposals.Comparison.ProductGroupAndSize => " of the product group in this size",
        _ => " of the product group",
    };
}
