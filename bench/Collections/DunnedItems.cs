using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Dunning;
using LeadToCash.OpenItems;
using LeadToCash.OrderToCash;
using LeadToCash.Tests;
using Microsoft.DurableTask;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Bench.Collections;

/// <summary>
/// Open items of which each has its first letter due, each with its process that waits: copies of an invoice of the app's own, each for a customer of its own. A run gathers them, is released and
/// sends each its letter with its PDF; measured until all that follows has happened: read models, and each process has planned its next letter.
/// </summary>
internal sealed class DunnedItems : ICollectionRun
{
    private const long Order = 9_000;

    public string Name => "dunned";

    public string Unit => "letters/s";

    public (string Name, string Value)[] Settings => [("Dunning:Letters", nameof(LetterDispatch.OnRelease))];

    public string Start => "2025-05-27T08:00Z";

    public async Task SeedAsync(Collector collector, int count)
    {
        using (HttpRequestMessage order = Signatures.Shopify("orders/create", ShopOrders.Shopify(Order, "k@kunde.example", ("P-100", 1, 1_000m, true)), "create"))
        {
            await collector.SendAsync(order);
        }

        await collector.App.SettleAsync();
        await collector.App.AdvanceToAsync(new DateTimeOffset(2025, 6, 17, 10, 0, 0, TimeSpan.Zero));
        string template = string.Create(CultureInfo.InvariantCulture, $"shopify-{Order}-invoice");
        CaseFile<Invoice> file = await collector.Get<InvoiceStore>().GetAsync(template, CancellationToken.None);
        CaseCopies copies = await CaseCopies.OfAsync(collector.Get<CaseTables>(), Invoice.CaseType, template);
        await Collector.SeedAsync(count - 1, number => CopyAsync(collector, copies, file, number));
        await collector.App.SettleAsync();
    }

    public async Task RunAsync(Collector collector)
    {
        await collector.PostAsync("/api/dunning/runs", new { requestId = "bench" });
        await collector.PostAsync("/api/dunning/runs/20250617-bench/release", new { });
    }

    public async Task<int> DoneAsync(Collector collector) =>
        (await collector.GetAsync("/api/dunningruns/20250617-bench")).GetProperty("counts").GetProperty("sent").GetInt32();

    private static async Task CopyAsync(Collector collector, CaseCopies copies, CaseFile<Invoice> file, int number)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"bench-{number}-invoice");
        string customer = string.Create(CultureInfo.InvariantCulture, $"{file.State.CustomerId}-{number}");
        string invoiceNumber = string.Create(CultureInfo.InvariantCulture, $"RE-2025-{number + 1:D6}");
        await copies.WriteAsync((file.Id, id), (file.State.CustomerId!, customer), (file.State.Number, invoiceNumber));
        OpenItem item = new(id, invoiceNumber, customer, file.State.Customer.Name, file.State.Date, file.State.DueDate, file.State.Gross, file.State.Open, 0, NextLevel: 1, NextOn: new DateOnly(2025, 6, 17));
        await collector.Get<OpenItemRows>().MoveAsync(new OpenItemPlace(id, file.Version, customer, item.DueDate, item.Open, Money.Zero(item.Open.Currency)), item, CancellationToken.None);
        await collector.App.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(DunningOrchestrator), new CollectInvoice(id), new StartOrchestrationOptions(CollectInvoice.InstanceId(id)));
    }
}
