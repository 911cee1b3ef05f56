using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Functions.Tests.FieldService;

namespace LeadToCash.Functions.Tests.Feedback;

/// <summary>The visit is completed on Friday, 6 March 2026 at 15:00 in Nuremberg.</summary>
public sealed class SurveyProcessTests : IAsyncLifetime
{
    private const string Invitation = $"survey/{ServiceDesk.VisitId}/invitation";
    private const string Reminder = $"survey/{ServiceDesk.VisitId}/reminder";
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await ServiceDesk.OpenAsync();
        await _desk.RequestVisitAsync();
        await _desk.AdvanceToAsync(3, 6, 14);
        await _desk.ReportAsync(await _desk.ReportLinkAsync());
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    [Trait("Scenario", "G8")]
    public async Task Survey_WhenCompletedFridayAtThree_IsSentMondayAtThree()
    {
        Assert.Contains($"visit/{ServiceDesk.VisitId}/completed", await _desk.MailKeysAsync());

        await _desk.AdvanceToAsync(3, 9, 13, 59);
        Assert.DoesNotContain(Invitation, await _desk.MailKeysAsync());

        await _desk.AdvanceToAsync(3, 9, 14);
        Assert.Contains(Invitation, await _desk.MailKeysAsync());
        Assert.Single((await _desk.MailsAsync()).Single(mail => mail.Key == Invitation).Links);
    }

    [Fact]
    [Trait("Scenario", "G8")]
    public async Task Survey_WhenScannersFetchTheLink_IsNotAnswered()
    {
        string link = await SentAsync();
        for (int fetch = 0; fetch < 10; fetch++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _desk.Http.GetAsync(link)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await _desk.Http.GetAsync($"{link}?score={fetch}")).StatusCode);
            using HttpRequestMessage head = new(HttpMethod.Head, link);
            Assert.Equal(HttpStatusCode.OK, (await _desk.Http.SendAsync(head)).StatusCode);
        }

        await _desk.App.SettleAsync();
        Assert.Equal("open", (await SurveyAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Survey_WhenAnsweredTwice_ShowsTheFirstAnswer()
    {
        string link = await SentAsync();

        HttpResponseMessage first = await AnswerAsync(link, ("score", "9"), ("comment", "Well done"));
        HttpResponseMessage second = await AnswerAsync(link, ("score", "0"));

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(9, (await SurveyAsync()).GetProperty("answer").GetProperty("score").GetInt32());
        await _desk.App.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.DoesNotContain(Reminder, await _desk.MailKeysAsync());
    }

    [Fact]
    [Trait("Scenario", "G9")]
    public async Task Survey_WhenTheScoreIsLow_OpensATaskDueInTwoWorkingDays()
    {
        string link = await SentAsync();
        await _desk.AdvanceToAsync(3, 12, 9); // a Thursday
        await AnswerAsync(link, ("score", "3"), ("quality", "2"), ("comment", "technician not qualified"));

        JsonElement task = Assert.Single((await TasksAsync()).EnumerateArray());
        Assert.Equal(("Score 3 from Carla Kunde", "2026-03-16"), (task.GetProperty("title").GetString(), task.GetProperty("due").GetString()));
        Assert.Contains("technician not qualified", task.GetProperty("details").GetString(), StringComparison.Ordinal);
        Assert.Contains($"survey/{ServiceDesk.VisitId}/follow-up", await _desk.MailKeysAsync());

        string id = task.GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.BadRequest, (await _desk.SendJsonAsync(HttpMethod.Post, $"/tasks/{id}/close", new { note = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _desk.SendJsonAsync(HttpMethod.Post, $"/tasks/{id}/close", new { note = "Called her, new technician on Friday." })).StatusCode);
        Assert.Empty((await TasksAsync()).EnumerateArray());
        Assert.Equal("closed", (await _desk.Http.GetFromJsonAsync<JsonElement>($"/api/tasks/{id}")).GetProperty("status").GetString());
    }

    [Fact]
    [Trait("Scenario", "G9")]
    public async Task Survey_WhenAPromoterHasAWish_NotesItAndOpensNoTask()
    {
        await AnswerAsync(await SentAsync(), ("score", "10"), ("wish", "more pumps"));

        JsonElement timeline = await _desk.Http.GetFromJsonAsync<JsonElement>($"/api/surveys/{ServiceDesk.VisitId}/timeline");
        JsonElement noted = Assert.Single(timeline.GetProperty("events").EnumerateArray(), one => one.GetProperty("name").GetString() == "WishNoted");
        Assert.Equal("more pumps", noted.GetProperty("data").GetProperty("wish").GetString());
        Assert.Empty((await TasksAsync()).EnumerateArray());
    }

    [Fact]
    public async Task Survey_WhenNobodyAnswers_RemindsOnceAndCloses()
    {
        string link = await SentAsync();
        await _desk.AdvanceToAsync(3, 12, 14); // three working days later
        Assert.Contains(Reminder, await _desk.MailKeysAsync());

        await _desk.AdvanceToAsync(3, 23, 14); // 14 days after sending
        Assert.Equal("closed", (await SurveyAsync()).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _desk.Http.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await AnswerAsync(link, ("score", "10"))).StatusCode);
        Assert.Equal(2, (await _desk.MailKeysAsync()).Count(key => key.StartsWith("survey/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("score", "11")]
    [InlineData("score", "")]
    [InlineData("quality", "6")]
    [InlineData("comment", null)]
    public async Task Survey_WhenAFieldIsWrong_IsRefusedWithItsName(string field, string? value)
    {
        string link = await SentAsync();

        HttpResponseMessage answer = await _desk.SendJsonAsync(
            HttpMethod.Post, link, new Dictionary<string, string> { ["score"] = "5", [field] = value ?? new string('x', 2_001) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    private async Task<string> SentAsync()
    {
        await _desk.AdvanceToAsync(3, 9, 14);
        return await _desk.LinkAsync(Invitation);
    }

    private async Task<HttpResponseMessage> AnswerAsync(string link, params (string Field, string Value)[] fields)
    {
        HttpResponseMessage answer = await _desk.Http.PostAsync(link, new FormUrlEncodedContent(fields.ToDictionary(field => field.Field, field => field.Value)));
        await _desk.App.SettleAsync();
        return answer;
    }

    private Task<JsonElement> SurveyAsync() => _desk.Http.GetFromJsonAsync<JsonElement>($"/api/surveys/{ServiceDesk.VisitId}");

    private async Task<JsonElement> TasksAsync() => await (await _desk.SendJsonAsync(HttpMethod.Get, "/tasks")).Content.ReadFromJsonAsync<JsonElement>();
}
