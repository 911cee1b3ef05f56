using System.Globalization;
using LeadToCash.Billing;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Bench.Collections;

/// <summary>
/// Contracts of which each has a month to bill: copies of one that the app took over, each of a customer of its own. A run decides an invoice for each; measured until each is numbered, checked as
/// e-invoice, made into its files, mailed, booked, and waits for its payment.
/// </summary>
internal sealed class BilledContracts : ICollectionRun
{
    private const string Template = "C-TEMPLATE";

    public string Name => "billed";

    public string Unit => "contracts/s";

    public (string Name, string Value)[] Settings => [];

    public string Start => "2026-06-16T08:00Z";

    public async Task SeedAsync(Collector collector, int count)
    {
        await collector.PostAsync("/api/contracts", new
        {
            number = Template,
            customer = new { name = "Jana Berg", email = "einkauf@wasserwerk-nord.example", company = "Wasserwerk Nord", language = "de", address = new { street = "Am Werk 1", postCode = "90402", city = "Nürnberg", country = "DE" } },
            start = "2026-06-16",
            owner = "rep@leadtocash.example",
            billedUntil = "2026-06-15",
            lines = new[] { new { sku = "SUB-CARE", quantity = 1, unitPrice = 89.00m } },
        });
        CaseTables tables = collector.Get<CaseTables>();
        Contract contract = (await collector.Get<ContractStore>().GetAsync(Template, CancellationToken.None)).State;
        CaseCopies contracts = await CaseCopies.OfAsync(tables, Contract.CaseType, Template);
        CaseCopies accounts = await CaseCopies.OfAsync(tables, BillingAccount.CaseType, Template);
        await Collector.SeedAsync(count - 1, async number =>
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"C-{number}");
            (string, string)[] names = [(Template, id), (contract.CustomerId!, string.Create(CultureInfo.InvariantCulture, $"{contract.CustomerId}-{number}"))];
            await contracts.WriteAsync(names);
            await accounts.WriteAsync(names);
            await collector.Get<BillingAgenda>().PlanAsync(id, CancellationToken.None);
        });
        await collector.App.SettleAsync();
    }

    public Task RunAsync(Collector collector) => collector.PostAsync("/api/billing/runs", new { requestId = "bench" });

    public async Task<int> DoneAsync(Collector collector) =>
        (await collector.GetAsync("/api/billingruns/20260616-now-bench")).GetProperty("invoices").GetInt32();
}
