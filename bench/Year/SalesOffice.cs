using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Bench.Year;

/// <summary>Staff that looks after products, contracts and complaints.</summary>
internal sealed class SalesOffice(World world, Payers payers, PriceTags prices)
{
    private readonly SortedDictionary<DateOnly, List<string>> _complaints = [];

    /// <summary>Invoices of which something was credited, so that money may have to go back.</summary>
    public List<string> Credited { get; } = [];

    /// <summary>Prepares the year: products that the shop sells, and contracts that run already.</summary>
    public async Task OpenAsync(int contracts)
    {
        await SellByQuarterAsync();
        for (int number = 1; number <= contracts; number++)
        {
            await TakeOverAsync(number);
        }

        await world.SettleAsync();
    }

    /// <summary>What there is to do on a working day.</summary>
    public async Task WorkAsync(DateOnly day)
    {
        if (day == Next(prices.MidYear.AddDays(-45)))
        {
            await GiveNoticeAsync();
        }

        if (day == Next(prices.MidYear.AddDays(-14)))
        {
            await RaisePricesAsync();
        }

        await AnswerComplaintsAsync(day);
    }

    /// <summary>Some who get an invoice complain some days later.</summary>
    public void Hear(Mail mail)
    {
        Chance chance = world.Of("complaint-" + mail.About);
        if (chance.Happens("complains", 0.03))
        {
            DateOnly day = world.Today.AddDays(chance.Between("days", 3, 25));
            if (!_complaints.TryGetValue(day, out List<string>? due))
            {
                _complaints[day] = due = [];
            }

            due.Add(mail.About);
        }
    }

    private async Task SellByQuarterAsync()
    {
        const string Sku = "SUB-QUARTER";
        await SetAsync($"/api/catalog/products/{Sku}", new
        {
            sku = Sku,
            name = new { en = "Monitoring, by the quarter", de = "Überwachung, vierteljährlich" },
            kind = "subscription",
            unit = "C62",
            subscription = new { periodMonths = 3, minimumTermMonths = 12 },
            costs = new[] { new { validFrom = world.Today, cost = Json.Euro(9_000), marginFloor = 20 } },
        });
        await SetAsync($"/api/catalog/price-lists/EUR/prices/{Sku}", new { validFrom = world.Today, amount = Json.Euro(prices.On(Sku, world.Today)) });
    }

    private async Task TakeOverAsync(int number)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"C-ALT-{number}");
        Chance chance = world.Of(id);
        DateOnly start = new(world.Today.Year - 1, chance.Between("month", 1, 12), chance.Between("day", 1, 28));
        Customer customer = new(90_000 + number, chance);
        payers.Know(customer);
        await world.PostAsync("/api/contracts", new
        {
            number = id,
            customer = new
            {
                name = customer.Name,
                email = customer.Email,
                company = customer.Company ?? customer.Name,
                language = customer.Locale,
                address = new { street = "Am Werk 1", postCode = customer.Place.Zip, city = customer.Place.City, country = "DE" },
            },
            start = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            billedUntil = PeriodBefore(start, world.Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            owner = "vertrieb@leadtocash.example",
            lines = new[] { new { sku = "SUB-CARE", quantity = chance.Between("pumps", 1, 4), unitPrice = prices.On("SUB-CARE", start) / 100m } },
        });
    }

    /// <summary>The day before the first monthly period that begins on a day or after.</summary>
    private static DateOnly PeriodBefore(DateOnly start, DateOnly from)
    {
        int months = 0;
        while (start.AddMonths(months) < from)
        {
            months++;
        }

        return start.AddMonths(months).AddDays(-1);
    }

    private async Task GiveNoticeAsync()
    {
        await foreach (JsonElement contract in world.PagesAsync("/api/contracts?limit=200", "contracts"))
        {
            string id = contract.Required("id");
            JsonElement[] care = [.. (await world.GetAsync("/api/contracts/" + id)).Items("lines").Where(line => line.Text("sku") == "SUB-CARE")];
            if (care.Length > 0 && world.Of("notice-" + id).Happens("told", 0.6))
            {
                await world.PostAsync(
                    $"/api/contracts/{id}/price-notices", new { sku = "SUB-CARE", unitPrice = prices.On("SUB-CARE", prices.MidYear) / 100m, from = prices.MidYear, noticeOn = world.Today, noticeDays = 30 });
            }
        }
    }

    private async Task RaisePricesAsync()
    {
        foreach (string sku in (string[])["SP-SEAL", "SUB-QUARTER"])
        {
            await SetAsync($"/api/catalog/price-lists/EUR/prices/{sku}", new { validFrom = prices.MidYear, amount = Json.Euro(prices.On(sku, prices.MidYear)) });
        }

        object[] usage = [new { above = 200, unitPrice = 0.13m }];
        await SetAsync("/api/catalog/price-lists/EUR/prices/SUB-CARE", new { validFrom = prices.MidYear, amount = Json.Euro(prices.On("SUB-CARE", prices.MidYear)), usage });
    }

    private async Task AnswerComplaintsAsync(DateOnly day)
    {
        while (_complaints.Count > 0 && _complaints.First() is { } next && next.Key <= day)
        {
            _complaints.Remove(next.Key);
            foreach (string invoice in next.Value)
            {
                await CreditAsync(invoice);
            }

            await world.SettleAsync();
        }
    }

    private async Task CreditAsync(string invoice)
    {
        JsonElement[] lines = [.. (await world.GetAsync("/api/invoices/" + invoice)).Items("lines")];
        Chance chance = world.Of("credit-" + invoice);
        int line = chance.Between("line", 1, lines.Length);
        decimal quantity = lines[line - 1].GetProperty("quantity").GetDecimal();
        bool isAll = chance.Happens("all", 0.3);
        object wish = isAll
            ? new { reason = "Ware mangelhaft" }
            : new { reason = "Minderung nach Reklamation", lines = new[] { new { line, quantity = quantity * chance.Between("percent", 1, 8) / 10 } } };
        using HttpResponseMessage answer = await world.TryAsync(HttpMethod.Post, $"/api/invoices/{invoice}/credits", wish, ("Idempotency-Key", "complaint-" + invoice));
        if (answer.IsSuccessStatusCode)
        {
            Credited.Add(invoice);
        }
        else if ((int)answer.StatusCode != 409)
        {
            throw new InvalidOperationException($"The credit of {invoice} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private async Task SetAsync(string path, object document)
    {
        using HttpResponseMessage present = await world.TryAsync(HttpMethod.Get, path, document: null);
        (string, string) condition = present.Headers.ETag is { } tag ? ("If-Match", tag.Tag) : ("If-None-Match", "*");
        using HttpResponseMessage answer = await world.TryAsync(HttpMethod.Put, path, document, condition);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>The day itself if people work then, else the next on which they do.</summary>
    private DateOnly Next(DateOnly day)
    {
        while (!world.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
