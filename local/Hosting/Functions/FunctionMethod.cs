using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using LeadToCash.Local.Hosting.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LeadToCash.Local.Hosting.Functions;

/// <summary>One function: a method, what starts it and where its results go.</summary>
internal sealed class FunctionMethod
{
    public FunctionMethod(string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger)
    {
        Name = name;
        Method = method;
        Trigger = trigger;
        Parameters = method.GetParameters();

        // Reflection may describe a parameter by another object on every call while hosts start at the same time; the binder compares these.
        TriggerParameter = Parameters[triggerParameter.Position];
        Outputs = FunctionOutputs.Of(method);
        Invoker = MethodInvoker.Create(method);
        AwaitAsync = FunctionAwaiter.For(method.ReturnType);
        Definition = new LocalFunctionDefinition(this);
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    public IReadOnlyList<ParameterInfo> Parameters { get; }

    public FunctionOutputs Outputs { get; }

    public MethodInvoker Invoker { get; }

    /// <summary>Awaits what the method returned.</summary>
    public Func<object?, Task<object?>> AwaitAsync { get; }

    public LocalFunctionDefinition Definition { get; }

    public string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    /// <summary>Stays the same over restarts.</summary>
    public string Id { get => field ??= Hash($"{Name}|{EntryPoint}"); }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
