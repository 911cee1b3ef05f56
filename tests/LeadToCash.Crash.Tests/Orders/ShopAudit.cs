using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Crash.Tests.Orders;

/// <summary>Looks for what is missing, there twice, or does not agree: orders, their invoices, mails and entries, and the books as a whole.</summary>
internal sealed class ShopAudit(Outside outside, IReadOnlyList<ShopCustomer> customers)
{
    private const string Receivables = "1200";
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ShopCustomer Customer, decimal Gross)> _invoices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _mails = new(StringComparer.Ordinal);

    private int _collected;

    /// <summary>How many invoices the orders have.</summary>
    public int Invoices => _numbers.Count;

    /// <summary>How many entries the journal has.</summary>
    public int Entries { get; private set; }

    /// <summary>How many mails the customers got.</summary>
    public int Mails { get; private set; }

    /// <summary>All faults, one sentence each.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        HashSet<string> orders = new(StringComparer.Ordinal);
        foreach (ShopCustomer customer in customers)
        {
            JsonElement order = (await outside.GetAsync($"/api/orders/{customer.OrderId}"))!.Value;
            Check(orders.Add(order.GetProperty("number").GetString()!), $"The number of {customer.OrderId} is there twice.");
            await OrderAsync(customer, order);
        }

        foreach ((string id, (ShopCustomer customer, decimal gross)) in _invoices)
        {
            await InvoiceAsync(id, customer, gross);
        }

        int collecting = customers.Count(customer => customer.Kind == ShopCustomerKind.Collecting);
        Check(_collected >= collecting - 1, $"{_collected} bills were collected of {collecting} orders.");
        await BooksAsync();
        return _faults;
    }

    private async Task OrderAsync(ShopCustomer customer, JsonElement order)
    {
        decimal billed = 0;
        List<string> invoices = [];
        foreach (JsonElement bill in order.GetProperty("bills").EnumerateArray().Concat(order.GetProperty("deposits").EnumerateArray()))
        {
            string id = bill.GetProperty("invoiceId").GetString()!;
            decimal gross = Amount(bill.GetProperty("bill"), "gross");
            invoices.Add(id);
            _collected += bill.TryGetProperty("collective", out _) ? 1 : 0;
            _invoices[id] = (customer, gross + (_invoices.TryGetValue(id, out var collected) ? collected.Gross : 0));
            billed += gross;
        }

        bool isCancelled = customer.Kind == ShopCustomerKind.Cancelling;
        Check(billed == Amount(order, "gross") || (isCancelled && billed < Amount(order, "gross")), $"{customer.OrderId} was billed {billed}, not {Amount(order, "gross")}.");
        Check(customer.Kind != ShopCustomerKind.Depositing || invoices.Contains(customer.DepositId), $"{customer.OrderId} has no deposit.");
        await MailsAsync(customer, invoices, order.GetProperty("parts").GetArrayLength() > 0);
    }

    private async Task InvoiceAsync(string id, ShopCustomer customer, decimal gross)
    {
        if (await outside.GetAsync($"/api/invoices/{id}") is not { } invoice)
        {
            _faults.Add($"{id} was not issued.");
            return;
        }

        Check(_numbers.Add(invoice.GetProperty("number").GetString()!), $"The number of {id} is there twice.");
        Check(Amount(invoice, "gross") == gross, $"{id} is about {Amount(invoice, "gross")}, its orders were billed {gross}.");
        Check(Amount(invoice, "open") == 0, $"{Amount(invoice, "open")} are open of {id}.");
        (int payments, int returns) = customer.Kind switch
        {
            ShopCustomerKind.InParts => (2, 0),
            ShopCustomerKind.ChargingBack => (2, 1),
            _ => (1, 0),
        };
        (int paid, int returned) = (invoice.GetProperty("payments").GetArrayLength(), invoice.GetProperty("returns").GetArrayLength());
        Check((paid, returned) == (payments, returns), $"{id} has {paid} payments and {returned} returns, not {payments} and {returns}.");
        await EntriesAsync(id, 1 + payments + returns);
    }

    /// <summary>The invoice, each payment and each return has its entry; all of them leave nothing to be received.</summary>
    private async Task EntriesAsync(string invoiceId, int least)
    {
        JsonElement[] entries = await outside.GetAsync($"/api/books/cases/{invoiceId}") is { } found ? [.. found.EnumerateArray()] : [];
        string[] ids = [.. entries.Select(entry => entry.GetProperty("id").GetString()!)];
        Check(ids.Distinct(StringComparer.Ordinal).Count() == ids.Length, $"An entry of {invoiceId} is there twice.");
        int events = entries.Select(entry => entry.GetProperty("source").GetProperty("version").GetInt64()).Distinct().Count();
        Check(events == least, $"{events} events of {invoiceId} have entries, not {least}.");
        Check(entries.Sum(entry => On(entry, Receivables)) == 0, $"The entries of {invoiceId} leave something to be received.");
    }

    private async Task MailsAsync(ShopCustomer customer, List<string> invoices, bool wasBegun)
    {
        string[] keys = await KeysAsync(customer.Email);
        string[] owed =
        [
            .. wasBegun ? [$"order/{customer.OrderId}/confirmation"] : Array.Empty<string>(),
            .. invoices.Select(id => $"invoice/{id}/issued"),
            .. customer.Kind == ShopCustomerKind.ChargingBack ? [] : invoices.Select(id => $"invoice/{id}/receipt"), // money may be gone again before we thank for it
        ];
        _faults.AddRange(owed.Except(keys).Select(key => $"The mail {key} is missing."));
        _faults.AddRange(keys.GroupBy(key => key).Where(same => same.Count() > 1).Select(same => $"The mail {same.Key} is there {same.Count()} times."));
        Check(customer.Kind != ShopCustomerKind.Late || keys.Contains($"invoice/{invoices[0]}/reminder-1"), $"{customer.OrderId} was not reminded.");
    }

    private async Task<string[]> KeysAsync(string email)
    {
        if (!_mails.TryGetValue(email, out string[]? keys))
        {
            keys = [.. (await outside.MailsAsync(email)).Select(mail => mail.GetProperty("key").GetString()!)];
            _mails.Add(email, keys);
            Mails += keys.Length;
        }

        return keys;
    }

    private async Task BooksAsync()
    {
        JsonElement[] rows = [.. (await outside.GetAsync("/api/books/trial-balance"))!.Value.GetProperty("rows").EnumerateArray()];
        Check(rows.Length > 0 && rows.Sum(row => Amount(row, "closing")) == 0, "The trial balance is not nothing.");
        decimal open = await outside.PagesAsync("/api/open-items", "items").Select(row => Amount(row.GetProperty("item"), "open")).SumAsync();
        decimal received = rows.Where(row => row.GetProperty("account").GetString() == Receivables).Sum(row => Amount(row, "closing"));
        Check(open == received, $"{open} are open, and the books have {received} to be received.");
        await NumbersAsync();
    }

    /// <summary>The numbers of all invoices, also of running contracts, are without gap.</summary>
    private async Task NumbersAsync()
    {
        List<string> issued = [];
        Entries = 0;
        for (int month = -1; month < 24; month++)
        {
            string name = DateTime.UtcNow.AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            await foreach (JsonElement entry in outside.PagesAsync($"/api/books/entries?month={name}", "entries"))
            {
                Entries++;
                if (entry.GetProperty("source").GetProperty("event").GetString() == "InvoiceIssued")
                {
                    issued.Add(entry.GetProperty("documentNumber").GetString()!);
                }
            }
        }

        foreach (IGrouping<string, string> year in issued.Distinct(StringComparer.Ordinal).GroupBy(number => number[..8]))
        {
            Check(year.Order(StringComparer.Ordinal).SequenceEqual(Enumerable.Range(1, year.Count()).Select(number => $"{year.Key}{number:D5}")), $"The numbers {year.Key} have a gap.");
        }

        _faults.AddRange(_numbers.Except(issued).Select(number => $"Invoice {number} is not in the books."));
    }

    private void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            _faults.Add(otherwise);
        }
    }

    private static decimal On(JsonElement entry, string account) => entry.GetProperty("lines").EnumerateArray()
        .Where(line => line.GetProperty("account").GetString() == account)
        .Sum(line => line.GetProperty("side").GetString() == "debit" ? Amount(line, "amount") : -Amount(line, "amount"));

    private static decimal Amount(JsonElement element, string name) => element.GetProperty(name).GetProperty("amount").GetDecimal();
}
