using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Proposals;

/// <summary>Feeds history and asks for proposals, over HTTP only.</summary>
internal sealed class HistoryDesk(LocalApp app)
{
    /// <summary>A file of orders with these items, so many of each kind.</summary>
    public static string Orders(params (int Count, string[] Items)[] kinds)
    {
        StringBuilder file = new("order,sku,amount\n");
        foreach ((int kind, (int count, string[] items)) in kinds.Index())
        {
            for (int i = 0; i < count; i++)
            {
                foreach (string item in items)
                {
                    file.Append(CultureInfo.InvariantCulture, $"H-{kind}-{i},{item},10\n");
                }
            }
        }

        return file.ToString();
    }

    /// <summary>A file of deals of one item at a list price of 1,000.00.</summary>
    public static string Deals(string sku, string date, params (int Count, decimal Realised, string Outcome)[] kinds)
    {
        StringBuilder file = new("deal,date,customer,customerGroup,sku,quantity,list,realised,outcome\n");
        foreach ((int kind, (int count, decimal realised, string outcome)) in kinds.Index())
        {
            for (int i = 0; i < count; i++)
            {
                file.Append(CultureInfo.InvariantCulture, $"D-{date}-{kind}-{i},{date},,,{sku},1,1000,{realised},{outcome}\n");
            }
        }

        return file.ToString();
    }

    public Task<HttpResponseMessage> ImportOrdersAsync(string csv) => ImportAsync("orders", csv);

    public Task<HttpResponseMessage> ImportDealsAsync(string csv) => ImportAsync("deals", csv);

    public Task<JsonElement> ProposalsAsync(string query = "sku=P-100") => app.GetJsonAsync($"/api/proposals?{query}");

    public Task<JsonElement> DiscountAsync(string query = "sku=P-100") => app.GetJsonAsync($"/api/discount-proposals?{query}");

    /// <summary>How many orders there are, and how many have an item.</summary>
    public async Task<(long All, long WithItem)> CountsAsync(string sku = "P-100")
    {
        JsonElement answer = await ProposalsAsync($"sku={sku}");
        return (answer.GetProperty("orders").GetInt64(), answer.GetProperty("items")[0].GetProperty("orders").GetInt64());
    }

    private async Task<HttpResponseMessage> ImportAsync(string kind, string csv)
    {
        using StringContent content = new(csv, Encoding.UTF8, "text/csv");
        return await app.Http.PostAsync($"/api/proposals/history/{kind}", content);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
