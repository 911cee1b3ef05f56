namespace LeadToCash.Catalog;

/// <summary>
/// Shares a bundle's price among its components in proportion to their list prices, so that each part is taxed, fulfilled and billed as what it is.
/// Largest remainders carry the rest, and a component whose share is no multiple of its quantity is split in two prices a minor unit apart: the shares
/// add up to the bundle's price exactly, and every one is a unit price times a whole quantity.
/// </summary>
internal static class BundleShares
{
    /// <summary>The lines of one bundle.</summary>
    /// <param name="price">Net price of one bundle; 0 or more.</param>
    /// <param name="components">Each with its quantity and its list price of one unit, in the same currency.</param>
    public static IReadOnlyList<BundleShare> Of(Money price, IReadOnlyList<(string Sku, int Quantity, Money List)> components)
    {
        decimal[] weights = [.. components.Select(component => (decimal)component.List.MinorUnits * component.Quantity)];
        if (weights.Sum() == 0)
        {
            weights = [.. components.Select(component => (decimal)component.Quantity)];
        }

        long[] shares = LargestRemainder(price.MinorUnits, weights);
        return [.. components.Index().SelectMany(one => Split(one.Index, one.Item.Quantity, new Money(shares[one.Index], price.Currency)))];
    }

    private static long[] LargestRemainder(long whole, decimal[] weights)
    {
        decimal total = weights.Sum();
        decimal[] exact = [.. weights.Select(weight => whole / total * weight)];
        long[] shares = [.. exact.Select(share => (long)Math.Floor(share))];
        long rest = whole - shares.Sum();
        foreach (int index in Enumerable.Range(0, shares.Length).OrderByDescending(index => exact[index] - shares[index]).ThenBy(index => index).Take((int)rest))
        {
            shares[index]++;
        }

        return shares;
    }

    private static IEnumerable<BundleShare> Split(int component, int quantity, Money share)
    {
        (long each, long rest) = Math.DivRem(share.MinorUnits, quantity);
        if (rest > 0)
        {
            yield return new BundleShare(component, (int)rest, new Money(each + 1, share.Currency));
        }

        if (rest < quantity)
        {
            yield return new BundleShare(component, quantity - (int)rest, new Money(each, share.Currency));
        }
    }
}

/// <summary>A part of a component with one price.</summary>
/// <param name="Component">Index of the component.</param>
/// <param name="Quantity">In one bundle; 1 or more.</param>
/// <param name="UnitPrice">Net price of one unit.</param>
internal sealed record BundleShare(int Component, int Quantity, Money UnitPrice);
