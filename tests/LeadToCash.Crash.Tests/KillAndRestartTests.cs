using System.Diagnostics;
using System.Text.Json;
using LeadToCash.Tests;
using Xunit.Abstractions;

namespace LeadToCash.Crash.Tests;

/// <summary>Kills the real process at random moments while orders run; afterwards everything must have happened once.</summary>
public sealed class KillAndRestartTests(ITestOutputHelper output) : IDisposable
{
    private const int Orders = 20;
    private const int Kills = 5;
    private const long FirstOrder = 70_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    private readonly string _data = Directory.CreateTempSubdirectory("leadtocash-crash").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Process_WhenKilledAtRandomWhileOrdersRun_EndsEachOrderOnce()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("CRASH_SEED"), out int given) ? given : Random.Shared.Next();
        output.WriteLine($"CRASH_SEED={seed} repeats this run's choices.");
        Random chance = new(seed);
        await using AppProcess app = new("LeadToCash.Functions.dll", "--data", _data, "--storage", "embedded", "--clock-speed", "20000");
        await app.StartAsync();
        Outside outside = new(app, chance);

        using CancellationTokenSource ended = new();
        Task killer = KillAsync(app, chance, ended.Token);
        long started = Stopwatch.GetTimestamp();
        while (!await AllArePaidAsync(outside) || !await AllAreThankedAsync(outside))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"Not all orders were paid in time.\n{app.Output}");
            await PlaceOrdersAsync(outside);
            await outside.ActOnMailsAsync();
            if (killer.IsFaulted)
            {
                await killer;
            }
        }

        await ended.CancelAsync();
        await killer;
        await CheckAsync(outside);
    }

    private static async Task PlaceOrdersAsync(Outside outside)
    {
        for (long id = FirstOrder; id < FirstOrder + Orders; id++)
        {
            await outside.PlaceAsync(id, IsReference(id) ? ShopOrders.Reference(id) : ShopOrders.SparePart(id));
        }
    }

    /// <summary>Every fifth order is the reference order with all three parts; the others are goods only.</summary>
    private static bool IsReference(long id) => id % 5 == 0;

    private async Task KillAsync(AppProcess app, Random chance, CancellationToken ended)
    {
        for (int kill = 1; kill <= Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(300, 2500)), ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await app.KillAsync();
            await app.StartAsync();
            output.WriteLine($"kill {kill}");
        }
    }

    private static async Task<bool> AllArePaidAsync(Outside outside)
    {
        for (long id = FirstOrder; id < FirstOrder + Orders; id++)
        {
            if (await outside.GetAsync($"/api/orders/shopify-{id}") is not { } order || order.GetProperty("status").GetString() != "paid")
            {
                return false;
            }
        }

        return true;
    }

    private async Task CheckAsync(Outside outside)
    {
        HashSet<string> numbers = [];
        HashSet<string> invoices = [];
        for (long id = FirstOrder; id < FirstOrder + Orders; id++)
        {
            JsonElement order = (await outside.GetAsync($"/api/orders/shopify-{id}"))!.Value;
            Assert.True(numbers.Add(order.GetProperty("number").GetString()!));
            decimal gross = 0;
            foreach (string invoiceId in InvoicesOf(order))
            {
                JsonElement invoice = (await outside.GetAsync($"/api/invoices/{invoiceId}"))!.Value;
                Assert.True(invoices.Add(invoice.GetProperty("number").GetString()!));
                Assert.Equal(0m, invoice.GetProperty("open").GetProperty("amount").GetDecimal());
                Assert.Equal(1, invoice.GetProperty("payments").GetArrayLength());
                gross += invoice.GetProperty("gross").GetProperty("amount").GetDecimal();
            }

            Assert.Equal(IsReference(id) ? 11_030.11m : 41.53m, gross);
        }

        Assert.Equal(Enumerable.Range(1, invoices.Count).Select(number => $"RE-{invoices.First().Split('-')[1]}-{number:D5}"), invoices.Order(StringComparer.Ordinal));
        await CheckMailsAsync(outside);
    }

    /// <summary>The receipt is the last that an invoice brings about; it follows the payment.</summary>
    private static async Task<bool> AllAreThankedAsync(Outside outside)
    {
        int issued = 0;
        for (long id = FirstOrder; id < FirstOrder + Orders; id++)
        {
            issued += InvoicesOf((await outside.GetAsync($"/api/orders/shopify-{id}"))!.Value).Length;
        }

        return (await outside.MailsAsync()).Count(mail => mail.GetProperty("key").GetString()!.EndsWith("/receipt", StringComparison.Ordinal)) >= issued;
    }

    private static string[] InvoicesOf(JsonElement order) => [.. order.GetProperty("bills").EnumerateArray().Select(bill => bill.GetProperty("invoiceId").GetString()!)];

    private async Task CheckMailsAsync(Outside outside)
    {
        string[] keys = [.. (await outside.MailsAsync()).Select(mail => mail.GetProperty("key").GetString()!)];
        output.WriteLine($"{keys.Length} mails");
        Assert.Equal(keys.Length, keys.Distinct().Count());
        for (long id = FirstOrder; id < FirstOrder + Orders; id++)
        {
            string order = "shopify-" + id;
            Assert.Contains($"order/{order}/confirmation", keys);
            foreach (string invoice in InvoicesOf((await outside.GetAsync($"/api/orders/{order}"))!.Value))
            {
                Assert.Contains($"invoice/{invoice}/issued", keys);
                Assert.Contains($"invoice/{invoice}/receipt", keys);
            }
        }
    }
}
