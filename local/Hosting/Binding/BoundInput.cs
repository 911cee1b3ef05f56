using System.Reflection;
using LeadToCash.Local.Hosting.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Binding;

/// <summary>An input that middleware has bound. The function gets the value that is here when it is called.</summary>
internal sealed class BoundInput<T> : InputBindingData<T>
{
    private readonly LocalFunctionContext _context;

    private BoundInput(LocalFunctionContext context, BindingMetadata metadata) => (_context, BindingMetadata) = (context, metadata);

    public override BindingMetadata BindingMetadata { get; }

    public override T? Value { get => (T?)_context.BoundInputs[BindingMetadata.Name]; set => _context.BoundInputs[BindingMetadata.Name] = value; }

    public static async ValueTask<InputBindingData<T>> BindAsync(LocalFunctionContext context, BindingMetadata metadata)
    {
        ParameterInfo parameter = context.Function.Parameters.FirstOrDefault(one => string.Equals(one.Name, metadata.Name, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The function {context.Function.Name} has no input '{metadata.Name}'.");
        if (!context.BoundInputs.TryGetValue(metadata.Name, out object? value))
        {
            value = await context.InstanceServices.GetRequiredService<ArgumentBinder>().BindAsync(context, parameter);
            context.BoundInputs[metadata.Name] = value;
        }

        return value is null or T
            ? new BoundInput<T>(context, metadata)
            : throw new InvalidOperationException($"The input {metadata.Name} is a {value.GetType()}, not a {typeof(T)}.");
    }
}
