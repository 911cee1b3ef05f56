using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;

namespace LeadToCash.Bench.Orders;

/// <summary>The world around the app: a web shop that sells, and technicians that report through their links.</summary>
internal sealed class Shop(LocalApp app)
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Sends a webhook for each order, all at once, and lets the app do what it can do.</summary>
    public async Task SellAsync(IReadOnlyList<long> ids)
    {
        await Task.WhenAll(ids.Select(async id =>
        {
            using HttpRequestMessage request = Signatures.Shopify("orders/create", ShopOrders.Reference(id, $"kunde{id}@pumpen-kunde.example"), $"delivery-{id}");
            using HttpResponseMessage answer = await app.Http.SendAsync(request);
            Expect(answer);
        }));
        await app.SettleAsync();
    }

    /// <summary>The links of the visits not yet reported.</summary>
    public async Task<IReadOnlyList<Uri>> VisitsAsync()
    {
        JsonElement mails = await GetAsync("/mailbox");
        return [.. mails.EnumerateArray().Where(mail => IsNew(mail.GetProperty("key").GetString()!)).Select(VisitLink)];
    }

    /// <summary>Reports every visit as done, and lets the app bill.</summary>
    public async Task ReportAsync(IReadOnlyList<Uri> visits)
    {
        await Task.WhenAll(visits.Select(async link =>
        {
            using FormUrlEncodedContent report = new(new Dictionary<string, string>
            {
                ["hoursWorked"] = "4",
                ["findings"] = "Runs quietly.",
                ["customerName"] = "Karla Kunde",
                ["confirmed"] = "on",
            });
            using HttpResponseMessage answer = await app.Http.PostAsync(link, report);
            Expect(answer);
        }));
        await app.SettleAsync();
    }

    /// <exception cref="InvalidOperationException">An order is not invoiced.</exception>
    public async Task CheckInvoicedAsync(IEnumerable<long> ids)
    {
        foreach (long id in ids)
        {
            JsonElement order = await GetAsync($"/api/orders/shopify-{id}");
            string? status = order.GetProperty("status").GetString();
            if (status != "invoiced")
            {
                throw new InvalidOperationException($"Order shopify-{id} is {status}: {order.GetProperty("statusText")}");
            }
        }
    }

    private bool IsNew(string key) => key.StartsWith("visit/", StringComparison.Ordinal) && key.Contains("/technician/", StringComparison.Ordinal) && _reported.Add(key);

    private static Uri VisitLink(JsonElement mail) =>
        new(mail.GetProperty("links").EnumerateArray().Select(link => link.GetString()!).First(link => link.Contains("/visits/", StringComparison.Ordinal)));

    private async Task<JsonElement> GetAsync(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/json");
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        Expect(answer);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }

    private static void Expect(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}.");
        }
    }
}
