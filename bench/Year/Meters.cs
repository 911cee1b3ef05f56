using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LeadToCash.Bench.Year;

/// <summary>The meters of pumps under contract: they report hours once a week, some by the API and some in a file at the end of the month, some of it twice and some of it late.</summary>
internal sealed class Meters(World world)
{
    private const string Metered = "SUB-CARE";

    private readonly List<MeteredContract> _contracts = [];
    private readonly List<Reading> _late = [];
    private readonly List<Reading> _file = [];

    /// <summary>Readings made.</summary>
    public int Readings { get; private set; }

    /// <summary>Looks which contracts run.</summary>
    public async Task InstallAsync()
    {
        HashSet<string> known = [.. _contracts.Select(contract => contract.Id)];
        await foreach (JsonElement row in world.PagesAsync("/api/contracts?limit=200", "contracts"))
        {
            string id = row.Required("id");
            if (known.Add(id) && (await world.GetAsync("/api/contracts/" + id)).Items("lines").Any(line => line.Text("sku") == Metered))
            {
                _contracts.Add(new MeteredContract(id, world.Of("meter-" + id)));
            }
        }
    }

    /// <summary>Reports the week that is over.</summary>
    public async Task ReportAsync(DateOnly day)
    {
        if (day.DayOfWeek != DayOfWeek.Monday)
        {
            return;
        }

        await InstallAsync();
        foreach (MeteredContract contract in _contracts)
        {
            Readings++;
            Reading reading = new(contract.Id, string.Create(CultureInfo.InvariantCulture, $"w{day:yyyyMMdd}"), day.AddDays(-1), contract.Chance.Between($"{day:O}", 20, 95));
            await PassOnAsync(contract, reading);
        }

        await SendLateAsync(day);
        await SendFileAsync(day);
    }

    private async Task PassOnAsync(MeteredContract contract, Reading reading)
    {
        if (contract.Chance.Happens("by file", 0.4))
        {
            _file.Add(reading);
        }
        else if (contract.Chance.Happens("late " + reading.Id, 0.1))
        {
            _late.Add(reading);
        }
        else
        {
            for (int time = contract.Chance.Happens("twice " + reading.Id, 0.1) ? 0 : 1; time < 2; time++)
            {
                await SendAsync(reading);
            }
        }
    }

    private async Task SendLateAsync(DateOnly day)
    {
        foreach (Reading reading in _late.Where(reading => reading.Date.AddDays(24) <= day).ToArray())
        {
            _late.Remove(reading);
            await SendAsync(reading);
        }
    }

    private async Task SendFileAsync(DateOnly day)
    {
        if (day.Day > 7 || _file.Count == 0)
        {
            return;
        }

        StringBuilder csv = new("contract,id,date,quantity,meter\n");
        foreach (Reading reading in _file)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{reading.Contract},{reading.Id},{reading.Date:yyyy-MM-dd},{reading.Hours},\n");
        }

        await world.PostAsync("/api/usage/import", World.Body(csv.ToString(), "text/csv"));
        if (world.Of($"file-{day:O}").Happens("twice", 0.3))
        {
            await world.PostAsync("/api/usage/import", World.Body(csv.ToString(), "text/csv"));
        }

        _file.Clear();
    }

    private Task<JsonElement> SendAsync(Reading reading) => world.PostAsync(
        $"/api/contracts/{reading.Contract}/usage", new { records = new[] { new { id = reading.Id, date = reading.Date, quantity = reading.Hours } } });

    private sealed record MeteredContract(string Id, Chance Chance);

    private sealed record Reading(string Contract, string Id, DateOnly Date, int Hours);
}
