namespace LeadToCash.Catalog;

/// <summary>The products that are sold on a day at the list prices for everybody; made anew when the catalogue or the day is another one.</summary>
internal sealed class SoldProducts(Catalogues catalogues, Func<DateOnly> today)
{
    private Made _made = new(-1, default, new Dictionary<string, Product>(), new Dictionary<string, Product>());

    /// <summary>What is sold, by item number.</summary>
    public IReadOnlyDictionary<string, Product> Sold => Current().Sold;

    /// <summary>What is or was sold, by item number; at 0 what has no price now.</summary>
    public IReadOnlyDictionary<string, Product> All => Current().All;

    private Made Current()
    {
        (CatalogueSnapshot snapshot, DateOnly date) = (catalogues.Known, today());
        Made made = Volatile.Read(ref _made);
        if (made.Revision != snapshot.Revision || made.Date != date)
        {
            made = Make(snapshot, date);
            Volatile.Write(ref _made, made);
        }

        return made;
    }

    private Made Make(CatalogueSnapshot snapshot, DateOnly date)
    {
        Dictionary<string, Product> sold = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, Product> all = new(StringComparer.OrdinalIgnoreCase);
        PriceList? list = snapshot.Catalogue.ListFor(catalogues.Currency, null, date);
        foreach (ProductEntry product in snapshot.Catalogue.Products.All)
        {
            Money? price = list is null ? null : PriceOf(product, snapshot.Catalogue, list, date);
            all[product.Sku] = ToProduct(product, price ?? Money.Zero(catalogues.Currency), product.CostOn(date));
            if (price is not null && product.IsSoldOn(date))
            {
                sold[product.Sku] = all[product.Sku];
            }
        }

        return new Made(snapshot.Revision, date, sold, all);
    }

    /// <summary>A bundle without a price of its own is worth its components less its discount.</summary>
    private static Money? PriceOf(ProductEntry product, Catalogue catalogue, PriceList list, DateOnly date)
    {
        if (product.Bundle is not { Discount: { } discount } bundle)
        {
            return catalogue.Prices.Find(ItemPrices.KeyOf(list.Id, product.Sku)) is { } prices ? Dated.On(prices.Prices, date)?.Amount : null;
        }

        Money?[] parts = [.. bundle.Components.Select(part => PriceOf(catalogue.Products.Find(part.Sku)!, catalogue, list, date)?.Times(part.Quantity))];
        return parts.Contains(null) ? null : Money.Sum(parts.Select(part => part!.Value), list.Currency).Times(1 - (discount.Value / 100m));
    }

    private static Product ToProduct(ProductEntry product, Money price, UnitCost? cost) => new()
    {
        Sku = product.Sku,
        Name = product.Name,
        Kind = product.Kind,
        Unit = product.Unit,
        ListPrice = price,
        Cost = cost?.Cost ?? Money.Zero(price.Currency),
        MarginFloor = cost?.MarginFloor ?? default,
        TaxRate = default,
        ServiceHours = product.ServiceHours,
        RequiredSkill = product.RequiredSkill,
    };

    private sealed record Made(long Revision, DateOnly Date, IReadOnlyDictionary<string, Product> Sold, IReadOnlyDictionary<string, Product> All);
}
