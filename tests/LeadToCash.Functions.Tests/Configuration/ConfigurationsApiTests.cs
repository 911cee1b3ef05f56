using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Configuration;

public sealed class ConfigurationsApiTests : IAsyncLifetime
{
    private static readonly string[] Standard = ["MOT-STD", "SEAL-A", "FLA-PN16", "PNT-STD"];

    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Check_OfAnAtexMotorWithSealA_IsRefusedWithTheRule()
    {
        JsonElement check = await PostAsync("check", Body(["MOT-ATEX", "SEAL-A", "FLA-PN16", "PNT-STD"]));

        Assert.Equal("invalid", check.GetProperty("status").GetString());
        JsonElement broken = Assert.Single(check.GetProperty("broken").EnumerateArray());
        Assert.Equal("ATEX-SEAL-C", broken.GetProperty("rule").GetProperty("id").GetString());
        Assert.Equal(["MOT-ATEX", "SEAL-C"], Texts(broken.GetProperty("options")));
        Assert.StartsWith("Der ATEX-Motor verlangt Dichtungstyp C.", broken.GetProperty("sentence").GetProperty("de").GetString());
        Assert.False(check.TryGetProperty("item", out _));
    }

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Check_OfAnAtexMotorWithSealC_IsValidAndNamesTheItem()
    {
        JsonElement check = await PostAsync("check", Body(["SEAL-C", "MOT-ATEX", "FLA-PN16", "PNT-STD"]));

        Assert.Equal("valid", check.GetProperty("status").GetString());
        Assert.Empty(check.GetProperty("broken").EnumerateArray());
        Assert.Equal("P-100|FLA-PN16*1|MOT-ATEX*1|PNT-STD*1|SEAL-C*1", check.GetProperty("item").GetProperty("canonical").GetString());
    }

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Nearest_WhenTheAtexMotorIsPinned_ChangesTheSealAndSaysWhy()
    {
        JsonElement nearest = await PostAsync("nearest", new { options = Options(["MOT-ATEX", "SEAL-A", "FLA-PN16", "PNT-STD"]), pinned = new[] { "MOT-ATEX" } });

        JsonElement[] changes = [.. nearest.GetProperty("changes").EnumerateArray()];
        Assert.Equal([("SEAL-A", 1, 0), ("SEAL-C", 0, 1)], changes.Select(change => (change.GetProperty("code").GetString()!, change.GetProperty("from").GetInt32(), change.GetProperty("to").GetInt32())));
        Assert.All(changes, change => Assert.Contains(change.GetProperty("because").GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("id").GetString() == "ATEX-SEAL-C"));
    }

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Nearest_WhenMotorAndSealArePinned_NamesTheConflict()
    {
        JsonElement nearest = await PostAsync("nearest", new { options = Options(["MOT-ATEX", "SEAL-A"]), pinned = new[] { "MOT-ATEX", "SEAL-A", "PNT-STD" } });

        JsonElement conflict = nearest.GetProperty("conflict");
        Assert.Equal(["SEAL", "ATEX-SEAL-C"], conflict.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(["MOT-ATEX", "SEAL-A"], conflict.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Check_BeforeEverythingIsChosen_SaysWhatFollowsAndWhatIsBlocked()
    {
        JsonElement check = await PostAsync("check", Body(["MOT-ATEX"]));

        Assert.Equal("incomplete", check.GetProperty("status").GetString());
        Assert.Equal(["SEAL-C"], check.GetProperty("forced").EnumerateArray().Select(forced => forced.GetProperty("option").GetProperty("code").GetString()));
        JsonElement gateway = check.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("options").EnumerateArray())
            .Single(option => option.GetProperty("code").GetString() == "GW-STD");
        Assert.False(gateway.GetProperty("possible").GetBoolean());
        Assert.Equal(["ATEX-GATEWAY"], gateway.GetProperty("blockedBy").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Check_FromTheDayOfARuleOn_KeepsIt()
    {
        object wall = Body(["MOT-ATEX", "SEAL-C", "FLA-PN16", "PNT-STD", "MNT-WALL"]);
        Assert.Equal("valid", (await PostAsync("check", wall)).GetProperty("status").GetString());

        await using LocalApp later = await TestApp.StartAsync(at: new DateTimeOffset(2026, 6, 30, 22, 0, 0, TimeSpan.Zero)); // midnight in Berlin
        using HttpResponseMessage answer = await later.SendJsonAsync(HttpMethod.Post, "/api/configurations/P-100/check", wall);
        JsonElement check = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["WALL-ATEX"], check.GetProperty("broken").EnumerateArray().Select(broken => broken.GetProperty("rule").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Model_OfAConfigurableProduct_HasItsGroupsAndRules()
    {
        JsonElement model = await _app.GetJsonAsync("/api/configurations/p-100");
        Assert.Equal("P-100", model.GetProperty("sku").GetString());
        Assert.Equal(["requires", "excludes", "requires", "conditional", "cardinality", "table", "excludes"], model.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("""{"options":[{"code":"NONE"}]}""", "options[0].code")]
    [InlineData("""{"options":[{"code":"SEAL-A"},{"code":"seal-a"}]}""", "options[1].code")]
    [InlineData("""{"options":[{"code":"SEN-VIB","quantity":0}]}""", "options[0].quantity")]
    [InlineData("""{"options":[null]}""", "options[0].code")]
    [InlineData("""{}""", "options")]
    [InlineData("""{"options":[],"pinned":["NONE"]}""", "pinned[0]")]
    public async Task Nearest_OfWrongInput_NamesTheField(string body, string field)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _app.Http.PostAsync(new Uri("/api/configurations/P-100/nearest", UriKind.Relative), content);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(field, Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("GET", "/api/configurations/SP-SEAL")]
    [InlineData("POST", "/api/configurations/SP-SEAL/check")]
    [InlineData("POST", "/api/configurations/SP-SEAL/nearest")]
    [InlineData("GET", "/configure/SP-SEAL")]
    [InlineData("POST", "/configure/SP-SEAL")]
    public async Task Anything_OfAProductThatIsNotConfigurable_IsNotFound(string method, string path)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(new HttpMethod(method), path, method == "POST" ? Body(Standard) : null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static object Body(string[] codes) => new { options = Options(codes) };

    private static IEnumerable<object> Options(string[] codes) => codes.Select(code => (object)new { code });

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString());

    private async Task<JsonElement> PostAsync(string question, object body)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Post, $"/api/configurations/P-100/{question}", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
