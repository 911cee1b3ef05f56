using Azure.Data.Tables;
using Azure.Storage.Queues;
using LeadToCash.Availability;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.FieldService;
using LeadToCash.Local.Clock;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StockStore = LeadToCash.Cases.CaseStore<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockCommand, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Tests.Availability;

/// <summary>Stock on a storage, without a host; each one is a process of its own, as far as stock is concerned.</summary>
internal sealed class StockWorld : IDisposable
{
    public StockWorld(string? storage = null, ManualClock? clock = null)
    {
        Storage = storage ?? $"EmbeddedStorage=:memory:{Guid.NewGuid():N}";
        Clock = clock ?? new ManualClock(TestApp.MondayMorning);
        Tables = new CaseTables(new TableServiceClient(Storage));
        Announcements = new CaseAnnouncements(new QueueServiceClient(Storage, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }));
        Store = new StockStore(Tables, Announcements, Clock);
        Book = new StockBook(
            Store, Rules, new BusinessCalendars(Options.Create(new CalendarOptions())), PostCodes.Load(Data("FieldService", "post-codes-de.csv")), Clock);
        Reservations = new StockReservations(Book, Rules, Clock, NullLogger<StockReservations>.Instance);
        Items = new StockedItems(ProductCatalog.Load(Data("Catalog", "catalog.json")));
    }

    public string Storage { get; }

    public ManualClock Clock { get; }

    public CaseTables Tables { get; }

    public CaseAnnouncements Announcements { get; }

    public StockStore Store { get; }

    public StockBook Book { get; }

    public StockReservations Reservations { get; }

    public StockedItems Items { get; }

    public StockRules Rules { get; } = StockRules.Load(Data("Availability", "stock-rules.json"));

    public DateTimeOffset HeldUntil => Clock.GetUtcNow().AddDays(30);

    public static string Data(string folder, string file) => Path.Combine(AppContext.BaseDirectory, folder, file);

    public Task CountAsync(string sku, string warehouse, decimal onHand) =>
        Book.ExecuteAsync(Guid.NewGuid().ToString("N"), new StockCommand.Count(onHand, "inventory", Book.TermsOf(sku, warehouse)), "staff:test", CancellationToken.None);

    public Task ReceiptAsync(string sku, string warehouse, string reference, decimal quantity, DateOnly date) => Book.ExecuteAsync(
        Guid.NewGuid().ToString("N"), new StockCommand.PlanReceipt(reference, quantity, date, Book.TermsOf(sku, warehouse)), "staff:test", CancellationToken.None);

    public Task<LinePromise> ReserveAsync(string owner, string sku, decimal quantity, int version = 1, bool whole = false, string? orderId = null) => Reservations.ReserveAsync(
        new StockHolder(owner, version, orderId is null ? new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero) : null, orderId),
        new StockLine("1", sku, quantity, WholeOnly: whole), CancellationToken.None);

    public async Task<StockItem> ItemAsync(string sku, string warehouse) => (await Store.GetAsync(StockItem.Id(sku, warehouse), CancellationToken.None)).State;

    public void Dispose() => Tables.Dispose();
}
