using Microsoft.Azure.Functions.Worker.Builder;

namespace LeadToCash.Local.Hosting;

/// <summary>Makes the builder that an app's <c>Program.cs</c> asks for.</summary>
internal static class LocalHostFactory
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        LocalRun run = LocalRun.Current ?? LocalRun.OfProcess(args);
        return new FunctionsApplicationBuilder(run.Guard(() => LocalHostSetup.Create(run)));
    }
}
