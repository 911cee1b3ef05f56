using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Bench.Year;

/// <summary>The technicians: they go where their mails send them, and report by the signed link when they are done.</summary>
internal sealed class TechnicianTeam(World world)
{
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>Visits that were reported.</summary>
    public int Reports { get; private set; }

    /// <summary>Takes an assignment, or the change of one.</summary>
    public void Take(Mail mail) => _links[mail.About] = mail.Link("visits");

    /// <summary>Forgets a visit that was called off.</summary>
    public void Forget(Mail mail) => _links.Remove(mail.About);

    /// <summary>Reports the visits that are over.</summary>
    public async Task ReportAsync()
    {
        foreach ((string visit, string link) in _links.ToArray())
        {
            JsonElement state = await world.GetAsync("/api/visits/" + visit);
            if (state.Required("status") == "booked" && state.GetProperty("appointment").Instant("end") <= world.Now)
            {
                await ReportAsync(visit, link);
                _links.Remove(visit);
            }
        }

        await world.SettleAsync();
    }

    private async Task ReportAsync(string visit, string link)
    {
        Chance chance = world.Of("visit-" + visit);
        using FormUrlEncodedContent report = new(new Dictionary<string, string>
        {
            ["hoursWorked"] = (chance.Between("quarters", 8, 18) / 4m).ToString(CultureInfo.InvariantCulture),
            ["findings"] = "Läuft ruhig.",
            ["customerName"] = "Kunde vor Ort",
            ["confirmed"] = "on",
        });
        using HttpResponseMessage answer = await world.TryAsync(HttpMethod.Post, link, report);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The report of {visit} was answered with {(int)answer.StatusCode}.");
        }

        Reports++;
    }
}
