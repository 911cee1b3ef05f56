using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Local.Hosting;

/// <summary>A host that is being set up.</summary>
internal sealed class LocalHostSetup(WebApplicationBuilder web)
{
    public WebApplicationBuilder Web { get; } = web;

    public List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware { get; } = [];

    public IHost Build() => Web.Build();
}
