namespace LeadToCash.Catalog;

/// <summary>Margin: the part of a price that is not cost.</summary>
public static class Margins
{
    /// <summary>The exact margin in percent; -100 where something that costs is given away, 0 where nothing is sold for nothing.</summary>
    public static decimal Of(Money price, Money cost) =>
        price.IsZero ? (cost.IsZero ? 0 : -100) : (price - cost).Amount / price.Amount * 100m;

    /// <summary>A margin as it is shown: rounded to a tenth of a percent, half away from zero.</summary>
    public static Percentage Rounded(decimal margin) => new(Math.Round(margin, 1, MidpointRounding.AwayFromZero));
}
