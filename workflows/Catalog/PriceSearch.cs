using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>
/// Finds the list price of products: first in the list of the customer's group, then in the list for everybody; in each first its own price, then,
/// where the list allows it, the converted one of the list behind it.
/// </summary>
internal sealed class PriceSearch
{
    private readonly Catalogue _catalogue;
    private readonly PriceRequest _request;
    private readonly PriceList[] _lists;

    public PriceSearch(Catalogue catalogue, PriceRequest request)
    {
        (_catalogue, _request) = (catalogue, request);
        string? group = request.CustomerGroup ?? (request.CustomerId is { } customer ? catalogue.CustomerGroups.Find(customer)?.Group : null);
        PriceList? ofGroup = group is null ? null : catalogue.ListFor(request.Currency, group, request.Date);
        _lists = [.. new[] { ofGroup, catalogue.ListFor(request.Currency, null, request.Date) }.OfType<PriceList>()];
    }

    /// <summary>The price, or why there is none.</summary>
    public (FoundPrice? Price, Refusal? Refusal) Find(string sku)
    {
        foreach (PriceList list in _lists)
        {
            if (PriceOn(list, sku) is { } dated)
            {
                return dated.Amount is null ? (null, NoPrice(sku)) : (new FoundPrice(list, dated, 1, list.Id), null);
            }

            if (list.ConvertsFrom is { } source && _catalogue.PriceLists.Find(source) is { } from && PriceOn(from, sku) is { Amount: not null } foreign)
            {
                return Converted(list, from, foreign);
            }
        }

        return (null, NoPrice(sku));
    }

    private DatedPrice? PriceOn(PriceList list, string sku) =>
        list.HoldsOn(_request.Date) && _catalogue.Prices.Find(ItemPrices.KeyOf(list.Id, sku)) is { } prices ? Dated.On(prices.Prices, _request.Date) : null;

    private (FoundPrice? Price, Refusal? Refusal) Converted(PriceList list, PriceList from, DatedPrice foreign) =>
        _catalogue.RateOn(from.Currency, list.Currency, _request.Date) is { } rate
            ? (new FoundPrice(list, foreign, rate.Rate, $"{list.Id}<{from.Id}@{rate.ValidFrom:yyyy-MM-dd}"), null)
            : (null, NoRate(from.Currency, list.Currency, _request.Date));

    public static Refusal NoRate(string from, string to, DateOnly date) =>
        new("exchange-rate-missing", $"There is no exchange rate from {from} to {to} on {date:yyyy-MM-dd}.");

    private Refusal NoPrice(string sku) =>
        new("price-missing", $"Item '{sku}' has no price in {_request.Currency} on {_request.Date:yyyy-MM-dd}.");
}
