using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.FieldService;
using StockFile = LeadToCash.Cases.CaseFile<LeadToCash.Availability.StockItem>;
using StockOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockEvent>;
using StockStore = LeadToCash.Cases.CaseStore<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockCommand, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Availability;

/// <summary>Reads and changes the stock of items, warehouse by warehouse, on the terms of the day.</summary>
public sealed class StockBook(StockStore stock, StockRules rules, BusinessCalendars calendars, PostCodes postCodes, TimeProvider time)
{
    /// <summary>Today at our office.</summary>
    public DateOnly Today => calendars.Own.DateOf(time.GetUtcNow());

    /// <summary>The item in all warehouses, or in one, nearest first; one point read for each.</summary>
    /// <param name="sku">Item number as the catalogue writes it.</param>
    /// <param name="warehouse">Code of the only warehouse; null for all.</param>
    /// <param name="postCode">Where the goods go (Germany); null or unknown: the order of the rules.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<StockShelf>> ReadAsync(string sku, string? warehouse, string? postCode, CancellationToken cancellationToken)
    {
        IEnumerable<Warehouse> places = warehouse is null ? ByDistance(postCode) : rules.Warehouses.Where(one => one.Code == warehouse);
        return await Task.WhenAll(places.Select(async place => new StockShelf(
            place, TermsOf(sku, place.Code), await stock.FindAsync(StockItem.Id(sku, place.Code), cancellationToken))));
    }

    /// <summary>Whether the item is kept in any warehouse; one point read for each.</summary>
    public async Task<bool> KeepsAsync(string sku, CancellationToken cancellationToken) =>
        (await ReadAsync(sku, warehouse: null, postCode: null, cancellationToken)).Any(shelf => shelf.File is not null);

    /// <summary>Carries out a command; safe to run twice under its id.</summary>
    public Task<StockOutcome> ExecuteAsync(string commandId, StockCommand command, string actor, CancellationToken cancellationToken)
    {
        string id = StockItem.Id(command.Terms.Sku, command.Terms.Warehouse);
        return stock.ExecuteAsync(id, commandId, command, actor, cancellationToken);
    }

    /// <summary>The terms of an item in a warehouse today.</summary>
    public StockTerms TermsOf(string sku, string warehouse)
    {
        ItemRule rule = rules.ItemOf(sku);
        return new StockTerms(sku, warehouse, Today, calendars.Own.AddWorkingDays(Today, rule.LeadTimeDays), rule.SafetyStock);
    }

    private IEnumerable<Warehouse> ByDistance(string? postCode)
    {
        GeoPoint? place = Place(postCode);
        return place is null ? rules.Warehouses : rules.Warehouses.OrderBy(warehouse => Place(warehouse.PostCode) is { } point ? place.KilometresTo(point) : double.MaxValue);
    }

    private GeoPoint? Place(string? postCode) => postCode is { Length: > 0 } ? postCodes.Find(new PostalAddress("", postCode, "", "DE")) : null;
}

/// <summary>An item in a warehouse as it was read.</summary>
/// <param name="Warehouse">Where.</param>
/// <param name="Terms">The terms of the day.</param>
/// <param name="File">The case; null if the item was never kept there.</param>
public sealed record StockShelf(Warehouse Warehouse, StockTerms Terms, StockFile? File)
{
    /// <summary>For choosing a warehouse.</summary>
    public StockSource Source => new(File?.State, Terms);
}
