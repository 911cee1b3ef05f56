using LeadToCash.Bench.Claims;
using LeadToCash.Bench.Collections;
using LeadToCash.Bench.Configuration;
using LeadToCash.Bench.Contracts;
using LeadToCash.Bench.Documents;
using LeadToCash.Bench.Engine;
using LeadToCash.Bench.History;
using LeadToCash.Bench.Invoices;
using LeadToCash.Bench.Measuring;
using LeadToCash.Bench.Orders;
using LeadToCash.Bench.Prices;
using LeadToCash.Bench.Scale;
using LeadToCash.Bench.Stock;
using LeadToCash.Bench.Storages;
using LeadToCash.Bench.Year;

namespace LeadToCash.Bench;

internal static class Program
{
    private const string Usage = """
        dotnet run -c Release --project bench -- NAME [options]

          engine         orchestrations on the durable engine, beside bare transactions on the same storage
          scale          the engine beside a million finished instances, with many open ones, and with many timers at once
          storage        single requests of the storage clients, with 1 and 32 callers
          order          reference orders through the whole app, from webhook to invoice
          configuration  selections of a product with 300 options and 200 rules, beside a naive search
          pricing        a quote of 1,000 lines by a catalogue of 10,000 products, beside look-ups by LINQ
          availability   promises on an item with 1,000 receipts and 10,000 reservations, beside a scan; reservations by many at once
          proposals      one order or deal more, and an answer, with 1,000 to 100,000 of them, beside a recount by LINQ
          dunning        statements and letters of 1,000 to 50,000 claims, beside interest day by day
          billing        a year of 1,000 to 50,000 contracts with usage, beside a recount in each run
          collections    a dunning run over 1,000 to 50,000 open items, a billing run over as many contracts, beside bare transactions
          documents      quotes of 10, 100 and 1,000 lines as PDF
          invoices       random orders as EN 16931 and XRechnung files, beside an XDocument without checks
          year           a year of a small company on the sped-up clock, and an audit of all of it; 1 if anything disagrees

          --storage embedded|memory|azurite   default embedded
          --rounds N                          measured rounds after a warm-up, default 5; figures are medians
          --only LETTERS                      of the engine: these scenarios, for example "ce"
          --instances N                       of scale: finished instances, default 1000000, on Azurite 100000; of proposals, dunning and billing: the most orders, claims or contracts
          --dunned N,N,..., --contracts N,N,...   of collections: how many; "none" for none
          --count N                           of invoices: how many of each kind of file, default 200
          --seed N                            of invoices: the same seed, the same bytes; of year: the same seed, the same year; default 1
          --telemetry URL                     of order: where traces and metrics go, by OTLP over HTTP; default nowhere
          --orders N                          of year: orders of the shop, default 2000
          --out DIR                           of invoices: where the files are written to, XML and PDF; of year: its page and figures
          --data DIR                          where embedded storage and Azurite keep their files, default .local/bench
        """;

    private static async Task<int> Main(string[] arguments)
    {
        if (BenchOptions.TryRead(arguments, out string? name) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 64;
        }

        Machine.Print(name!, options);
        bool agrees = true;
        switch (name)
        {
            case "engine":
                await new EngineBench(options).RunAsync();
                break;
            case "scale":
                await new ScaleBench(options).RunAsync();
                break;
            case "storage":
                await new StorageBench(options).RunAsync();
                break;
            case "pricing":
                new PricingBench(options).Run();
                break;
            case "configuration":
                new ConfigurationBench(options).Run();
                break;
            case "availability":
                await new AvailabilityBench(options).RunAsync();
                break;
            case "proposals":
                await new ProposalsBench(options).RunAsync();
                break;
            case "dunning":
                new DunningBench(options).Run();
                break;
            case "billing":
                new BillingBench(options).Run();
                break;
            case "collections":
                await new CollectionsBench(options).RunAsync();
                break;
            case "documents":
                await new DocumentBench(options).RunAsync();
                break;
            case "invoices":
                await new InvoiceBench(options).RunAsync();
                break;
            case "year":
                agrees = await new YearBench(options).RunAsync();
                break;
            default:
                await new OrderBench(options).RunAsync();
                break;
        }

        return agrees ? 0 : 1;
    }
}
