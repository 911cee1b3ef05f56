using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Functions.Tests.Api;

public sealed class OpenApiTests : IAsyncLifetime
{
    private ServiceDesk _desk = null!;
    private JsonNode _document = null!;
    private string _text = "";

    public async Task InitializeAsync()
    {
        _desk = await ServiceDesk.OpenAsync();
        _text = await _desk.Http.GetStringAsync("/openapi.json");
        _document = JsonNode.Parse(_text)!;
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    [Trait("Scenario", "H2")]
    public void Document_HasEveryHttpFunctionWithASummary()
    {
        var described = _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(verb => verb.Value!).ToLookup(
            operation => operation["operationId"]!.GetValue<string>().Split('-')[0], operation => operation["summary"]?.GetValue<string>());
        string[] functions = [.. from method in typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetMethods())
                                 where method.GetParameters().Any(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>() is not null)
                                 select method.GetCustomAttribute<FunctionAttribute>()!.Name];

        Assert.NotEmpty(functions);
        Assert.All(functions, function => Assert.NotEmpty(described[function]));
        Assert.All(functions, function => Assert.All(described[function], summary => Assert.False(string.IsNullOrEmpty(summary), function)));
    }

    [Fact]
    public void Document_PointsOnlyToWhatIsThere()
    {
        foreach (string pointer in Pointers(_document))
        {
            JsonNode? target = pointer.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)_document, (node, step) => node?[step]);
            Assert.True(target is not null, $"{pointer} is not in the document.");
        }
    }

    [Fact]
    public void Document_OfAVisit_SaysWhatTheApiShows()
    {
        JsonNode visit = _document["components"]!["schemas"]!["Visit"]!["properties"]!;

        Assert.Equal("date-time", visit["earliest"]!["format"]!.GetValue<string>());
        Assert.Contains("booked", visit["status"]!["enum"]!.AsArray().Select(value => value!.GetValue<string>()));
    }

    /// <summary>After a change of the API: LEADTOCASH_ACCEPT=1 dotnet test tests/LeadToCash.Functions.Tests --filter OpenApi</summary>
    [Fact]
    public async Task Document_IsTheCommittedOne()
    {
        string path = Path.Combine(Root(), "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("LEADTOCASH_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(path, Normal(_text));
        }

        Assert.True(
            File.Exists(path) && await File.ReadAllTextAsync(path) == Normal(_text),
            "docs/openapi.json is not what the code says. Accept it: LEADTOCASH_ACCEPT=1 dotnet test tests/LeadToCash.Functions.Tests --filter OpenApi");
    }

    [Fact]
    public async Task Head_OfTheDocument_IsAnswered()
    {
        using HttpRequestMessage head = new(HttpMethod.Head, "/openapi.json");
        Assert.Equal(HttpStatusCode.OK, (await _desk.Http.SendAsync(head)).StatusCode);
    }

    private static string Normal(string json) => json.ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static IEnumerable<string> Pointers(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(member => member.Key == "$ref" ? [member.Value!.GetValue<string>()] : Pointers(member.Value)),
        JsonArray list => list.SelectMany(Pointers),
        _ => [],
    };

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LeadToCash.Functions.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The test does not run inside the repository.");
    }
}
