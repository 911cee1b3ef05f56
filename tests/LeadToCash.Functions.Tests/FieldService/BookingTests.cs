using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LeadToCash.Functions.Tests.FieldService;

public sealed class BookingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 7, 0, 0, TimeSpan.Zero); // 08:00 in Nuremberg
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServiceDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    [Trait("Scenario", "G1")]
    public async Task Visit_WhenRequested_IsBookedNextWorkingDayAndAnnouncedOnce()
    {
        await _desk.RequestVisitAsync();

        JsonElement visit = await _desk.VisitAsync();
        Assert.Equal("booked", visit.GetProperty("status").GetString());
        Assert.Equal("T1", visit.GetProperty("appointment").GetProperty("technicianId").GetString());
        Assert.Equal(Tuesday, visit.GetProperty("appointment").GetProperty("start").GetDateTimeOffset());
        Assert.StartsWith("First free slot of 3 suitable technician(s), 7 km away.", visit.GetProperty("appointment").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal([$"visit/{ServiceDesk.VisitId}/appointment/0", $"visit/{ServiceDesk.VisitId}/technician/0"], await _desk.MailKeysAsync());
        string mail = (await _desk.MailsAsync($"{ServiceDesk.VisitId}@example.com"))[0].Text;
        Assert.Contains("Tuesday, 3 March 2026, 08:00–12:00", mail, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "G4")]
    public async Task Visits_WhenManyAreBookedAtOnce_NeverShareATechniciansTime()
    {
        string[] ids = [.. Enumerable.Range(1, 12).Select(number => $"shopify-{number}-service")];
        await Task.WhenAll(ids.Select(id => _desk.RequestVisitAsync(id)));

        var slots = new List<(string Technician, DateTimeOffset Start, DateTimeOffset End)>();
        foreach (string id in ids)
        {
            JsonElement appointment = (await _desk.VisitAsync(id)).GetProperty("appointment");
            slots.Add((appointment.GetProperty("technicianId").GetString()!, appointment.GetProperty("start").GetDateTimeOffset(), appointment.GetProperty("end").GetDateTimeOffset()));
        }

        Assert.Equal(12, slots.Count);
        Assert.DoesNotContain(slots, one => slots.Any(other => other != one && other.Technician == one.Technician && other.Start < one.End && one.Start < other.End));
        Assert.Equal(slots.Count, slots.Distinct().Count());
    }

    [Fact]
    [Trait("Scenario", "G4")]
    public async Task Dispatchers_WhenBothWantOneSlotInTheSameSecond_OneGetsItTheOtherTwoAlternatives()
    {
        await _desk.RequestVisitAsync("a-service");
        await _desk.RequestVisitAsync("b-service");
        DateTimeOffset wanted = Tuesday.AddDays(7);

        HttpResponseMessage[] answers = await Task.WhenAll(_desk.AppointAsync("T3", wanted, "a-service"), _desk.AppointAsync("T3", wanted, "b-service"));

        HttpResponseMessage refused = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        JsonElement problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:leadtocash:problem:technician-not-free", problem.GetProperty("type").GetString());
        Assert.Equal(2, problem.GetProperty("alternatives").GetArrayLength());
    }

    [Theory]
    [InlineData("2026-03-07T08:00:00Z")] // Saturday
    [InlineData("2026-03-09T05:00:00Z")] // 06:00 local
    [InlineData("2026-03-09T14:00:00Z")] // ends after hours
    public async Task Dispatcher_WhenTheTechnicianDoesNotWorkThen_IsRefused(string start)
    {
        await _desk.RequestVisitAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await _desk.AppointAsync("T3", DateTimeOffset.Parse(start))).StatusCode);
        Assert.Equal("T1", (await _desk.VisitAsync()).GetProperty("appointment").GetProperty("technicianId").GetString());
    }

    [Fact]
    [Trait("Scenario", "G5")]
    public async Task Visit_WhenMoved_IsAnnouncedFromAQuarterOfAnHourAndFreesItsTime()
    {
        await _desk.RequestVisitAsync();

        Assert.Equal(HttpStatusCode.Created, (await _desk.AppointAsync("T1", Tuesday.AddMinutes(5))).StatusCode);
        Assert.Single(await _desk.MailsAsync($"{ServiceDesk.VisitId}@example.com"));

        Assert.Equal(HttpStatusCode.Created, (await _desk.AppointAsync("T1", Tuesday.AddMinutes(60))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await _desk.AppointAsync("T1", Tuesday.AddMinutes(60))).StatusCode);
        Assert.Equal(2, (await _desk.MailsAsync($"{ServiceDesk.VisitId}@example.com")).Count);

        Assert.Equal(HttpStatusCode.Created, (await _desk.AppointAsync("T3", Tuesday.AddDays(1))).StatusCode);
        await _desk.RequestVisitAsync("next-service");
        Assert.Equal(("T1", Tuesday), await SlotAsync("next-service"));
        Assert.Equal(HttpStatusCode.Gone, (await _desk.Http.GetAsync(await _desk.ReportLinkAsync())).StatusCode);
        Assert.Contains($"visit/{ServiceDesk.VisitId}/relieved/3", await _desk.MailKeysAsync());
    }

    [Fact]
    public async Task Visit_WhenNobodyCan_WaitsWithReasonAndTellsTheLeadOnce()
    {
        await _desk.RequestVisitAsync(skill: "welding");

        JsonElement visit = await _desk.VisitAsync();
        Assert.Equal("waiting", visit.GetProperty("status").GetString());
        Assert.StartsWith("No technician is suitable.", visit.GetProperty("waitingFor").GetString(), StringComparison.Ordinal);

        await _desk.App.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.Equal([$"visit/{ServiceDesk.VisitId}/no-slot"], await _desk.MailKeysAsync());
    }

    [Fact]
    public async Task Visit_WhenASlotBecomesFree_IsBookedTheNextMorning()
    {
        await _desk.DisposeAsync();
        _desk = await ServiceDesk.OpenAsync(new Dictionary<string, string?> { ["FieldService:HorizonWorkingDays"] = "1" });
        for (int number = 1; number <= 10; number++)
        {
            await _desk.RequestVisitAsync($"v{number}-service", hours: 7);
        }

        Assert.Equal("waiting", (await _desk.VisitAsync("v10-service")).GetProperty("status").GetString());
        await _desk.AdvanceToAsync(3, 4, 6);
        Assert.Equal("booked", (await _desk.VisitAsync("v10-service")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Visit_WhenCancelled_TellsBothAndFreesTheTime()
    {
        await _desk.RequestVisitAsync();
        HttpResponseMessage answer = await _desk.SendJsonAsync(HttpMethod.Post, $"/api/visits/{ServiceDesk.VisitId}/cancellation", new { reason = "The order was cancelled." });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("cancelled", (await _desk.VisitAsync()).GetProperty("status").GetString());
        Assert.Contains($"visit/{ServiceDesk.VisitId}/cancelled", await _desk.MailKeysAsync());
        Assert.Contains($"visit/{ServiceDesk.VisitId}/cancelled/technician", await _desk.MailKeysAsync());
        await _desk.RequestVisitAsync("next-service");
        Assert.Equal(("T1", Tuesday), await SlotAsync("next-service"));
    }

    [Theory]
    [InlineData("{\"technicianId\":\"T9\",\"start\":\"2026-03-09T08:00:00Z\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"technicianId\":\"T1\",\"start\":\"soon\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"technicianId\":\"T1\",\"start\":\"2031-03-09T08:00:00Z\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"technicianId\":\"T1\",\"start\":\"2026-03-09T08:00:00Z\",\"hours\":-1}", HttpStatusCode.BadRequest)]
    [InlineData("{\"technicianId\":", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    public async Task Dispatcher_WhenTheBodyIsWrong_GetsAProblem(string body, HttpStatusCode status)
    {
        await _desk.RequestVisitAsync();

        HttpResponseMessage answer = await _desk.Http.PostAsync(
            $"/api/visits/{ServiceDesk.VisitId}/appointment", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private async Task<(string Technician, DateTimeOffset Start)> SlotAsync(string visitId)
    {
        JsonElement appointment = (await _desk.VisitAsync(visitId)).GetProperty("appointment");
        return (appointment.GetProperty("technicianId").GetString()!, appointment.GetProperty("start").GetDateTimeOffset());
    }
}
