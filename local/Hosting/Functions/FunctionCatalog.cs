using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LeadToCash.Local.Hosting.Functions;

/// <summary>The functions of an app.</summary>
internal sealed class FunctionCatalog
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private FunctionCatalog(IReadOnlyList<FunctionMethod> functions) => Functions = functions;

    public IReadOnlyList<FunctionMethod> Functions { get; }

    /// <summary>The assembly and those it references that can hold functions, because they know the attribute.</summary>
    public static IEnumerable<Type> TypesOf(Assembly app)
    {
        string attributes = typeof(FunctionAttribute).Assembly.GetName().Name!;
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<Assembly> open = new([app]);
        while (open.TryDequeue(out Assembly? assembly))
        {
            AssemblyName[] references = assembly.GetReferencedAssemblies();
            if (!seen.Add(assembly.FullName!) || !references.Any(reference => string.Equals(reference.Name, attributes, StringComparison.Ordinal)))
            {
                continue;
            }

            foreach (Type type in assembly.GetTypes())
            {
                yield return type;
            }

            foreach (AssemblyName reference in references.Where(CanHoldFunctions))
            {
                open.Enqueue(Assembly.Load(reference));
            }
        }

        bool CanHoldFunctions(AssemblyName reference) =>
            !string.Equals(reference.Name, attributes, StringComparison.Ordinal)
            && !reference.Name!.StartsWith("System.", StringComparison.Ordinal)
            && !reference.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
    }

    /// <summary>Finds the functions among types.</summary>
    /// <exception cref="HostStartException">Some are wrong; the message has a line for each fault.</exception>
    public static FunctionCatalog Find(IEnumerable<Type> types)
    {
        List<string> faults = [];
        List<FunctionMethod> functions = [];
        foreach (MethodInfo method in types.SelectMany(type => type.GetMethods(AnyMethod)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute && Describe(attribute.Name, method, faults) is { } function)
            {
                functions.Add(function);
            }
        }

        faults.AddRange(FunctionRules.FaultsOf(functions));
        return faults.Count == 0
            ? new FunctionCatalog([.. functions.OrderBy(function => function.Name, StringComparer.Ordinal)])
            : throw new HostStartException(string.Join(Environment.NewLine, faults));
    }

    public IEnumerable<(FunctionMethod Function, T Trigger)> TriggeredBy<T>()
        where T : TriggerBindingAttribute =>
        from function in Functions
        where function.Trigger is T
        select (function, (T)function.Trigger);

    private static FunctionMethod? Describe(string name, MethodInfo method, List<string> faults)
    {
        var triggers =
            (from parameter in method.GetParameters()
             from binding in parameter.GetCustomAttributes<TriggerBindingAttribute>()
             select (parameter, binding)).ToList();
        switch (triggers)
        {
            case [var (parameter, binding)]:
                return new FunctionMethod(name, method, parameter, binding);
            case []:
                faults.Add($"The function {name} has no trigger: one parameter needs an attribute such as [HttpTrigger].");
                return null;
            default:
                faults.Add($"The function {name} has {triggers.Count} triggers, but may have one only.");
                return null;
        }
    }
}
