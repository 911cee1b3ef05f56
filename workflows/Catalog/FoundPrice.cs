namespace LeadToCash.Catalog;

/// <summary>The price that was found for a product in a price list, in the currency of the request.</summary>
/// <param name="List">The list that sells it.</param>
/// <param name="Dated">Its price of the date, in the currency of the list that it stands in.</param>
/// <param name="Rate">What the dated amounts are multiplied with; 1 unless they are converted.</param>
/// <param name="Rule">The list's id; with the exchange rate, if one was used.</param>
internal sealed record FoundPrice(PriceList List, DatedPrice Dated, decimal Rate, string Rule)
{
    /// <summary>Net list price of one unit.</summary>
    public Money Amount => In(Dated.Amount!.Value);

    /// <summary>An amount of that price in the currency of the request.</summary>
    public Money In(Money amount) => Rate == 1 ? amount : Money.Of(amount.Amount * Rate, List.Currency);
}
