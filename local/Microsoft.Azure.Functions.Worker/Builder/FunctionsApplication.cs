using LeadToCash.Local.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The entry to a functions app.</summary>
public class FunctionsApplication
{
    /// <summary>Creates the application.</summary>
    public FunctionsApplication()
    {
    }

    /// <summary>Starts an app's set-up: settings are read and the port is taken, nothing is served yet.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => LocalHostFactory.CreateBuilder(args);
}
