using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>Puts an app's settings together: the local settings file, then the environment, then what the host and a test decide.</summary>
internal static class HostConfiguration
{
    public const string BaseUrlKey = "Links:BaseUrl";
    public const string DemoKey = "Demo:Play";
    public const string ClockSpeedKey = "Local:Clock:Speed";

    public static void AddSources(ConfigurationManager configuration, LocalRun run)
    {
        // A test reads the example only: what a developer has set aside for the own machine must not change its outcome.
        string[] files = run.OwnsProcess ? [LocalSettings.FileName, LocalSettings.ExampleFileName] : [LocalSettings.ExampleFileName];
        configuration.AddInMemoryCollection(LocalSettings.Read(AppContext.BaseDirectory, files));
        if (run.OwnsProcess)
        {
            configuration.AddEnvironmentVariables();
        }

        configuration.AddInMemoryCollection(run.Settings);
    }

    /// <summary>Adds what only the host knows.</summary>
    public static void AddHostValues(ConfigurationManager configuration, LocalRun run, string storage, Uri baseAddress)
    {
        Dictionary<string, string?> values = new(StringComparer.Ordinal) { [StorageConnections.DefaultName] = storage };
        if (run.Arguments.Demo)
        {
            values[DemoKey] = "true";
        }

        if (IsOwnAddress(configuration[BaseUrlKey], run))
        {
            values[BaseUrlKey] = baseAddress.GetLeftPart(UriPartial.Authority);
        }

        configuration.AddInMemoryCollection(values);
    }

    // An address of this machine names the host itself, so it follows the port. Any other was chosen with care.
    private static bool IsOwnAddress(string? configured, LocalRun run) =>
        !run.Settings.ContainsKey(BaseUrlKey)
        && (string.IsNullOrEmpty(configured) || (Uri.TryCreate(configured, UriKind.Absolute, out Uri? uri) && uri.IsLoopback));
}
