using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Builder;

namespace LeadToCash.Local.Hosting;

/// <summary>Makes the builder that an app's <c>Program.cs</c> asks for.</summary>
internal static class LocalHostFactory
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        new(new LocalHostSetup(WebApplication.CreateSlimBuilder(args)));
}
