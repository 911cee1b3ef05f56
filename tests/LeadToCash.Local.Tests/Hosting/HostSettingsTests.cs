using LeadToCash.Local.Hosting;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Terminal;
using LeadToCash.Local.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class HostSettingsTests
{
    [Fact]
    public void Arguments_WhenNone_AreTheDefaults()
    {
        HostArguments arguments = HostArguments.Parse([]);
        Assert.Equal((7071, ".local", null, null, false), (arguments.Port, arguments.DataDirectory, arguments.Storage, arguments.ClockSpeed, arguments.Demo));
    }

    [Fact]
    public void Arguments_WhenAllAreGiven_AreRead()
    {
        HostArguments arguments = HostArguments.Parse(["--port", "8080", "--data=d", "--storage", "azurite", "--clock-speed", "2.5"]);
        Assert.Equal((8080, "d", StorageChoice.Azurite, 2.5), (arguments.Port, arguments.DataDirectory, arguments.Storage, arguments.ClockSpeed));
    }

    [Fact]
    public void Demo_WhenNothingElseIsGiven_IsFastInMemoryOnAFreePort()
    {
        HostArguments arguments = HostArguments.Parse(["--demo"]);
        Assert.Equal((0, StorageChoice.Memory, 20_000), (arguments.Port, arguments.Storage, arguments.ClockSpeed));
    }

    [Fact]
    public void Demo_WhenOptionsAreGiven_KeepsThem()
    {
        HostArguments arguments = HostArguments.Parse(["--demo", "--port", "9", "--storage", "embedded", "--clock-speed", "1"]);
        Assert.Equal((9, StorageChoice.Embedded, 1), (arguments.Port, arguments.Storage, arguments.ClockSpeed));
    }

    [Theory]
    [InlineData("--prot", "Unknown option '--prot'. Known are --port, --data, --storage, --clock-speed, --demo and --help.")]
    [InlineData("--port", "The option --port needs a value; --help shows which.")]
    [InlineData("--port=x", "The port must be a number from 0 to 65535, not 'x'.")]
    [InlineData("--port=70000", "The port must be a number from 0 to 65535, not '70000'.")]
    [InlineData("--storage=disk", "The storage must be embedded, azurite or memory, not 'disk'.")]
    [InlineData("--clock-speed=0", "The clock speed must be a number above 0, not '0'.")]
    public void Arguments_WhenWrong_AreRefusedWithASentence(string argument, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<HostStartException>(() => HostArguments.Parse([argument])).Message);

    [Fact]
    public void HostJson_WhenAbsent_HasTheRealDefaults()
    {
        HostJson json = Read(new Dictionary<string, string?>());
        Assert.Equal("api", json.Http.RoutePrefix);
        Assert.Equal(new QueueSettings(16, 8, 5, TimeSpan.Zero, TimeSpan.FromMinutes(1), IsBase64: true), json.Queues);
    }

    [Fact]
    public void HostJson_WhenSettingsOverrideIt_TheyWin()
    {
        HostJson json = Read(new Dictionary<string, string?>
        {
            ["AzureFunctionsJobHost:extensions:http:routePrefix"] = "",
            ["AzureFunctionsJobHost:extensions:queues:batchSize"] = "4",
            ["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "none",
        });
        Assert.Equal("", json.Http.RoutePrefix);
        Assert.Equal((4, 2, false), (json.Queues.BatchSize, json.Queues.NewBatchThreshold, json.Queues.IsBase64));
    }

    [Fact]
    public void HostJson_WhenAValueIsWrong_NamesItAndWhatItMustBe()
    {
        HostStartException fault = Assert.Throws<HostStartException>(() => Read(new Dictionary<string, string?>
        {
            ["AzureFunctionsJobHost:extensions:queues:batchSize"] = "33",
        }));
        Assert.Equal("host.json: extensions.queues.batchSize is '33', but must be a number from 1 to 32.", fault.Message);
    }

    [Theory]
    [InlineData("functionTimeout", "soon", "host.json: functionTimeout is 'soon', but must be a time as hh:mm:ss, or -1 for none.")]
    [InlineData("extensions:durableTask:versionMatchStrategy", "Newest", "host.json: extensions.durableTask.versionMatchStrategy is 'Newest', but must be one of None, Strict, CurrentOrOlder.")]
    [InlineData("extensions:durableTask:hubName", "9lives", "host.json: extensions.durableTask.hubName is '9lives', but must be 3 to 45 letters and digits, a letter first.")]
    [InlineData("extensions:durableTask:hubName", "%Missing%", "The hubName in host.json needs the setting Missing, which is not there.")]
    [InlineData("extensions:durableTask:extendedSessionsEnabled", "perhaps", "host.json: extensions.durableTask.extendedSessionsEnabled is 'perhaps', but must be true or false.")]
    [InlineData("extensions:durableTask:storageProvider:partitionCount", "17", "host.json: extensions.durableTask.storageProvider.partitionCount is '17', but must be a number from 1 to 16.")]
    [InlineData("logging:logLevel:Function", "Loud", "host.json: logging.logLevel.Function is 'Loud', but must be one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData("healthMonitor:counterThreshold", "2", "host.json: healthMonitor.counterThreshold is '2', but must be a number from 0 to 1.")]
    public void HostJson_WhenAnyValueIsWrong_RefusesTheStartWithASentence(string key, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<HostStartException>(() => Read(new() { ["AzureFunctionsJobHost:" + key] = value })).Message);

    [Fact]
    public void HostJson_WhenSettingsHaveNoEffectOrAreUnknown_TellsThemApart()
    {
        HostJson json = Read(new Dictionary<string, string?>
        {
            ["AzureFunctionsJobHost:extensions:durableTask:extendedSessionsEnabled"] = "true",
            ["AzureFunctionsJobHost:extensions:durableTask:hubNme"] = "x",
            ["AzureFunctionsJobHost:extensions:durableTask:maxConcurrentActivityFunctions"] = "3",
            ["AzureFunctionsJobHost:extensions:serviceBus:prefetchCount"] = "3",
        });
        Assert.Equal(["extensions.durableTask.extendedSessionsEnabled", "extensions.serviceBus.prefetchCount"], json.Ignored);
        Assert.Equal(["extensions.durableTask.hubNme"], json.Unknown);
        Assert.Equal(3, json.Durable.MaxConcurrentActivities);
    }

    [Fact]
    public void HostJson_WhenTheHubIsNamedByASetting_ResolvesIt()
    {
        HostJson json = Read(new Dictionary<string, string?> { ["AzureFunctionsJobHost:extensions:durableTask:hubName"] = "%Hub%x", ["Hub"] = "north" });
        Assert.Equal("northx", json.Durable.HubName);
    }

    [Fact]
    public void LocalSettings_WhenPresent_GiveTheirValuesWithColons()
    {
        using TestFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "local.settings.json"), """{ "Values": { "A__B": "1", "C:D": true } } // comment""");
        Dictionary<string, string?> values = LocalSettings.Read(folder.Path, "local.settings.json", "local.settings.example.json");
        Assert.Equal("1", values["A:B"]);
        Assert.Equal("True", values["C:D"]);
    }

    [Fact]
    public void LocalSettings_WhenOnlyTheExampleIsThere_ReadIt()
    {
        using TestFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "local.settings.example.json"), """{ "Values": { "A": "example" } }""");
        Assert.Equal("example", LocalSettings.Read(folder.Path, "local.settings.json", "local.settings.example.json")["A"]);
    }

    [Fact]
    public void LocalSettings_WhenBroken_SayWhichFile()
    {
        using TestFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "local.settings.json"), "{");
        HostStartException fault = Assert.Throws<HostStartException>(() => LocalSettings.Read(folder.Path, "local.settings.json"));
        Assert.StartsWith("local.settings.json can't be read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BaseUrl_WhenUnset_IsTheHostsOwnAddress()
    {
        await using LocalApp app = await SampleApp.StartAsync(typeof(FunctionCatalogTests.Peaceful));
        IConfiguration settings = app.Services.GetRequiredService<IConfiguration>();
        Assert.Equal(app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), settings["Links:BaseUrl"]);
        Assert.Equal(app.Storage, settings["AzureWebJobsStorage"]);
    }

    [Fact]
    public async Task BaseUrl_WhenATestSetsIt_Stays()
    {
        LocalAppOptions options = new() { Settings = new Dictionary<string, string?> { ["Links:BaseUrl"] = "https://shop.example.com" } };
        await using LocalApp app = await SampleApp.StartAsync(options, typeof(FunctionCatalogTests.Peaceful));
        Assert.Equal("https://shop.example.com", app.Services.GetRequiredService<IConfiguration>()["Links:BaseUrl"]);
    }

    [Fact]
    public void DataFolder_WhenTaken_IsRefusedToAnother()
    {
        using TestFolder folder = new();
        using DataFolder taken = DataFolder.Take(folder.Path);
        Assert.Contains("is used by another process", Assert.Throws<HostStartException>(() => DataFolder.Take(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Path_WhenItHoldsAToken_IsShownWithoutIt() =>
        Assert.Equal("/approvals/abcdef…", LinkText.Shorten("/approvals/abcdefghijklmnopqrstuvwxyz0123456789abcdefghijkl"));

    private static HostJson Read(Dictionary<string, string?> settings) =>
        HostJson.Read(Path.GetTempPath(), new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private sealed class TestFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("host-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
