using System.Reflection;
using LeadToCash.Local.Hosting.Binding;
using LeadToCash.Local.Hosting.Durable;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Testing;

/// <summary>The orchestrator functions of an assembly, as a replay needs them: without a host, middleware or a task hub.</summary>
internal static class RecordedFunctions
{
    internal static DurableTaskRegistry Of(Assembly app, IServiceProvider services)
    {
        DurableTaskRegistry registry = new();
        FunctionInvoker invoker = new([], new ArgumentBinder(() => throw new InvalidOperationException("A replay has no task hub.")));
        IServiceScopeFactory scopes = services.GetRequiredService<IServiceScopeFactory>();
        FunctionCatalog catalog = FunctionCatalog.Find(FunctionCatalog.TypesOf(app));
        foreach ((FunctionMethod function, OrchestrationTriggerAttribute trigger) in catalog.TriggeredBy<OrchestrationTriggerAttribute>())
        {
            registry.AddOrchestrator(trigger.Orchestration ?? function.Name, new FunctionOrchestrator(function, scopes, invoker));
        }

        return registry;
    }
}
