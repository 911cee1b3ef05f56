using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Contracts;

namespace LeadToCash.Tests.Billing;

/// <summary>What finance and meters do about the billing of contracts, over HTTP only.</summary>
internal sealed class BillingDesk(LocalApp app)
{
    public ContractDesk Contracts { get; } = new(app);

    /// <summary>Takes a contract over that is billed here from its first day on, or from the day after another.</summary>
    public async Task TakeOverAsync(string number, string start, string billedUntil, string sku = "SUB-CARE", decimal price = 89.00m, decimal quantity = 1, object? more = null)
    {
        Dictionary<string, object?> running = ContractDesk.Running(number, start, endsOn: null, quantity);
        running["billedUntil"] = billedUntil;
        running["lines"] = new[] { new { sku, quantity, unitPrice = price } };
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, "/api/contracts", running);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }

    public async Task<JsonElement> ReportAsync(string contract, params (string Id, string Date, decimal Quantity)[] records)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(
            HttpMethod.Post, $"/api/contracts/{contract}/usage", new { records = records.Select(record => new { id = record.Id, date = record.Date, quantity = record.Quantity }) });
        return await JsonAsync(answer);
    }

    public async Task<JsonElement> ImportAsync(string csv)
    {
        using StringContent content = new(csv, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using HttpResponseMessage answer = await app.Http.PostAsync(new Uri("/api/usage/import", UriKind.Relative), content);
        return await JsonAsync(answer);
    }

    /// <summary>Has everything billed that is due now, and returns the run.</summary>
    public async Task<JsonElement> RunAsync(string requestId, bool preview = false)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, "/api/billing/runs", new { preview, requestId });
        JsonElement run = await JsonAsync(answer);
        await app.SettleAsync();
        return await app.GetJsonAsync($"/api/billingruns/{run.GetProperty("id").GetString()}");
    }

    public async Task<JsonElement> PostAsync(string path, object? document = null)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, path, document);
        JsonElement json = await JsonAsync(answer);
        await app.SettleAsync();
        return json;
    }

    public Task<JsonElement> BillingAsync(string contract) => app.GetJsonAsync($"/api/contracts/{contract}/billing");

    /// <summary>Ids and nets of a contract's invoices, oldest first.</summary>
    public async Task<IReadOnlyList<(string Id, decimal Net)>> BillsAsync(string contract) =>
    [
        .. (await BillingAsync(contract)).GetProperty("account").GetProperty("bills").EnumerateArray()
            .Select(bill => (bill.GetProperty("invoiceId").GetString()!, Amount(bill.GetProperty("net")))),
    ];

    public Task<JsonElement> InvoiceAsync(string id) => app.GetJsonAsync($"/api/invoices/{id}");

    /// <summary>The lines of an invoice: quantity, unit, net, first and last day.</summary>
    public async Task<IReadOnlyList<(decimal Quantity, string Unit, decimal Net, string From, string To)>> LinesAsync(string invoiceId) =>
    [
        .. (await InvoiceAsync(invoiceId)).GetProperty("lines").EnumerateArray().Select(line => (
            line.GetProperty("quantity").GetDecimal(), line.GetProperty("unit").GetString()!, Amount(line.GetProperty("net")),
            line.GetProperty("period").GetProperty("from").GetString()!, line.GetProperty("period").GetProperty("to").GetString()!)),
    ];

    public static decimal Amount(JsonElement money) => money.GetProperty("amount").GetDecimal();

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
