using System.Globalization;
using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Bench.Year.Audit;

/// <summary>All that the app says of the year, over HTTP, and of its processes by the durable client.</summary>
internal sealed record YearFacts
{
    /// <summary>The months that were played, with the one in which the play ended.</summary>
    public required IReadOnlyList<DateOnly> Months { get; init; }

    /// <summary>Invoices and credit notes by id.</summary>
    public required IReadOnlyDictionary<string, InvoiceFact> Invoices { get; init; }

    /// <summary>Invoices and credit notes that were decided and are not there.</summary>
    public required IReadOnlyList<string> NotIssued { get; init; }

    /// <summary>Tasks that wait for people.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>Orders by id, those alone that the app has.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Orders { get; init; }

    /// <summary>All entries of the journal.</summary>
    public required IReadOnlyList<EntryFact> Entries { get; init; }

    /// <summary>Closing balances by month and account, debit above nothing, in cents, from the trial balance.</summary>
    public required IReadOnlyDictionary<(DateOnly Month, string Account), long> Balances { get; init; }

    /// <summary>What is open by the list of open items, by invoice, in cents.</summary>
    public required IReadOnlyDictionary<string, long> OpenItems { get; init; }

    /// <summary>Recognition schedules by invoice.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Schedules { get; init; }

    /// <summary>What still waits to be clarified.</summary>
    public required IReadOnlyList<JsonElement> Unclear { get; init; }

    /// <summary>What came for orders before there was an invoice, with what of it no invoice has taken and what was taken off the order, in cents.</summary>
    public IEnumerable<(string Means, long Left, long Released)> Prepayments =>
        from order in Orders.Values
        from payment in order.Items("prepayments")
        let id = payment.Required("paymentId")
        let used = Of(order, "prepaymentsUsed", id)
        let released = Of(order, "prepaymentsReleased", id)
        select (payment.Text("means") ?? "", payment.Cents("amount") - used - released, released);

    /// <summary>Money of movements that waits to be clarified, in cents.</summary>
    public long NotAssigned => Waiting.Where(one => one.Cents > 0).Sum(one => one.Cents);

    /// <summary>The part of it that came over the bank.</summary>
    public long NotAssignedOfBank => Waiting.Where(one => one.Cents > 0 && one.IsOfBank).Sum(one => one.Cents);

    /// <summary>Returns whose payment nobody has found yet, below nothing.</summary>
    public long ReturnsNotFound => Waiting.Where(one => one.Cents < 0).Sum(one => one.Cents);

    private IEnumerable<(long Cents, bool IsOfBank)> Waiting =>
        from unclear in Unclear
        where unclear.Text("movementId") is not null
        select (unclear.GetProperty("payment").Cents("amount"), unclear.GetProperty("entry").Text("providerPaymentId") is null);

    /// <summary>Processes with their status.</summary>
    public required IReadOnlyList<(string Id, string Name, OrchestrationRuntimeStatus Status)> Instances { get; init; }

    /// <summary>Messages in poison queues by queue.</summary>
    public required IReadOnlyDictionary<string, int> Poison { get; init; }

    /// <summary>Balance of the accounts that begin with one of some numbers, at the end of a month, debit above nothing.</summary>
    public long Balance(DateOnly month, params string[] accounts) =>
        Balances.Where(one => one.Key.Month == month && accounts.Any(start => one.Key.Account.StartsWith(start, StringComparison.Ordinal))).Sum(one => one.Value);

    public static async Task<YearFacts> ReadAsync(YearPlayer player)
    {
        World world = player.World;
        DateOnly[] months = [.. Enumerable.Range(0, 13).Select(player.First.AddMonths)];
        Dictionary<string, JsonElement> orders = await OrdersAsync(player);
        (Dictionary<string, InvoiceFact> invoices, List<string> notIssued) = await InvoicesAsync(world, orders.Values);
        (List<EntryFact> entries, Dictionary<(DateOnly, string), long> balances) = await BooksAsync(world, months);
        return new YearFacts
        {
            Months = months,
            Orders = orders,
            Invoices = invoices,
            NotIssued = notIssued,
            Tasks = [.. (await world.GetAsync("/tasks")).EnumerateArray().Select(task => task.GetRawText())],
            Entries = entries,
            Balances = balances,
            OpenItems = await world.PagesAsync("/api/open-items", "items").Select(row => row.GetProperty("item")).ToDictionaryAsync(item => item.Required("invoiceId"), item => item.Cents("open")),
            Schedules = await SchedulesAsync(world, invoices.Values),
            Unclear = [.. (await world.GetAsync("/api/payments/unmatched")).EnumerateArray()],
            Instances = await world.App.Durable.GetAllInstancesAsync().Select(one => (one.InstanceId, one.Name, one.RuntimeStatus)).ToListAsync(),
            Poison = (await world.GetAsync("/health")).GetProperty("details").Items("queues").ToDictionary(queue => queue.Required("name"), queue => queue.GetProperty("poison").GetInt32()),
        };
    }

    private static long Of(JsonElement order, string what, string paymentId) =>
        order.Items(what).Where(one => one.Required("paymentId") == paymentId).Sum(one => one.Cents("amount"));

    private static async Task<Dictionary<string, JsonElement>> OrdersAsync(YearPlayer player)
    {
        Dictionary<string, JsonElement> orders = new(StringComparer.Ordinal);
        foreach (ShopOrder order in player.Shop.Orders)
        {
            orders.Add(order.Id, await player.World.GetAsync("/api/orders/" + order.Id));
        }

        return orders;
    }

    private static async Task<(Dictionary<string, InvoiceFact> Invoices, List<string> NotIssued)> InvoicesAsync(World world, IEnumerable<JsonElement> orders)
    {
        List<string> ids = [.. orders.SelectMany(order => order.Items("bills")).Select(bill => bill.Required("invoiceId"))];
        await foreach (JsonElement contract in world.PagesAsync("/api/contracts?limit=200", "contracts"))
        {
            JsonElement account = (await world.GetAsync($"/api/contracts/{contract.Required("id")}/billing")).GetProperty("account");
            ids.AddRange(account.Items("bills").Select(bill => bill.Required("invoiceId")));
        }

        Dictionary<string, InvoiceFact> invoices = new(StringComparer.Ordinal);
        List<string> notIssued = [];
        for (int i = 0; i < ids.Count; i++)
        {
            if (await InvoiceFact.FindAsync(world, ids[i]) is { } invoice)
            {
                invoices[ids[i]] = invoice;
                ids.AddRange(invoice.CreditNotes);
            }
            else
            {
                notIssued.Add(ids[i]);
            }
        }

        return (invoices, notIssued);
    }

    private static async Task<(List<EntryFact> Entries, Dictionary<(DateOnly, string), long> Balances)> BooksAsync(World world, DateOnly[] months)
    {
        List<EntryFact> entries = [];
        Dictionary<(DateOnly, string), long> balances = [];
        foreach (DateOnly month in months)
        {
            string name = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            entries.AddRange(await world.PagesAsync($"/api/books/entries?month={name}", "entries").Select(EntryFact.Of).ToListAsync());
            foreach (JsonElement row in (await world.GetAsync($"/api/books/trial-balance?from={month.Year}-01&to={name}")).Items("rows"))
            {
                (DateOnly, string) key = (month, row.Required("account"));
                balances[key] = balances.GetValueOrDefault(key) + row.Cents("closing");
            }
        }

        return (entries, balances);
    }

    private static async Task<Dictionary<string, JsonElement>> SchedulesAsync(World world, IEnumerable<InvoiceFact> invoices)
    {
        Dictionary<string, JsonElement> schedules = new(StringComparer.Ordinal);
        foreach (InvoiceFact invoice in invoices.Where(invoice => !invoice.IsCredit))
        {
            using HttpResponseMessage answer = await world.TryAsync(HttpMethod.Get, $"/api/recognitions/{invoice.Id}-recognition", document: null);
            if (answer.IsSuccessStatusCode)
            {
                schedules.Add(invoice.Id, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
            }
        }

        return schedules;
    }
}

/// <summary>An entry of the journal.</summary>
/// <param name="Case">Case that it follows from.</param>
/// <param name="Version">Place of the event in that case.</param>
/// <param name="PostingDate">Date of the books.</param>
/// <param name="Lines">Account and amount, debit above nothing, in cents.</param>
internal sealed record EntryFact(string Case, long Version, DateOnly PostingDate, IReadOnlyList<(string Account, long Cents)> Lines)
{
    public static EntryFact Of(JsonElement entry)
    {
        JsonElement source = entry.GetProperty("source");
        return new EntryFact(
            source.Required("caseId"),
            source.GetProperty("version").GetInt64(),
            entry.Day("postingDate"),
            [.. entry.Items("lines").Select(line => (line.Required("account"), line.Required("side") == "debit" ? line.Cents("amount") : -line.Cents("amount")))]);
    }
}
