using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LeadToCash.Local.Hosting.Functions;

/// <summary>A place that a function's result goes to: the whole return value, or a property of it.</summary>
internal sealed record FunctionOutput(string Name, OutputBindingAttribute Binding, PropertyInfo? Property)
{
    public string BindingType => Binding is QueueOutputAttribute ? "queue" : "http";

    public object? ValueOf(object? returned) => Property is null ? returned : Property.GetValue(returned);
}

/// <summary>Where a function's result goes.</summary>
internal sealed class FunctionOutputs
{
    public const string ReturnName = "$return";

    private FunctionOutputs(Type? returned, IReadOnlyList<FunctionOutput> bindings)
    {
        Returned = returned;
        Bindings = bindings;
    }

    /// <summary>The type of the result, without its task; null when there is none.</summary>
    public Type? Returned { get; }

    public IReadOnlyList<FunctionOutput> Bindings { get; }

    public static FunctionOutputs Of(MethodInfo method)
    {
        Type? returned = Unwrap(method.ReturnType);
        List<FunctionOutput> bindings = [];
        if (method.GetCustomAttribute<OutputBindingAttribute>() is { } whole)
        {
            bindings.Add(new FunctionOutput(ReturnName, whole, Property: null));
        }

        foreach (PropertyInfo property in returned?.GetProperties() ?? [])
        {
            if (property.GetCustomAttribute<OutputBindingAttribute>() is { } part)
            {
                bindings.Add(new FunctionOutput(property.Name, part, property));
            }
        }

        return new FunctionOutputs(returned, bindings);
    }

    private static Type? Unwrap(Type type)
    {
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask))
        {
            return null;
        }

        bool isTask = type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));
        return isTask ? type.GetGenericArguments()[0] : type;
    }
}
