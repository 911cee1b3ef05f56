using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LeadToCash.Local.Hosting.Functions;

/// <summary>A function as middleware sees it.</summary>
internal sealed class LocalFunctionDefinition(FunctionMethod function) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } = [.. function.Parameters.Select(Describe)];

    public override string PathToAssembly => function.Method.Module.Assembly.Location;

    public override string EntryPoint => function.EntryPoint;

    public override string Id => function.Id;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = Inputs(function);

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } = function.Outputs.Bindings.ToImmutableDictionary(
        output => output.Name,
        BindingMetadata (output) => new Metadata(output.Name, output.BindingType, BindingDirection.Out),
        StringComparer.Ordinal);

    /// <summary>The kind of a binding as <c>function.json</c> names it.</summary>
    public static string KindOf(BindingAttribute binding)
    {
        string name = binding.GetType().Name;
        name = name.EndsWith(nameof(Attribute), StringComparison.Ordinal) ? name[..^nameof(Attribute).Length] : name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static ImmutableDictionary<string, BindingMetadata> Inputs(FunctionMethod function) =>
        (from parameter in function.Parameters
         let binding = parameter.GetCustomAttribute<BindingAttribute>()
         where binding is not null
         select new Metadata(parameter.Name!, KindOf(binding), BindingDirection.In))
        .ToImmutableDictionary(metadata => metadata.Name, BindingMetadata (metadata) => metadata, StringComparer.Ordinal);

    private static FunctionParameter Describe(ParameterInfo parameter) =>
        new(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null);

    private sealed class Metadata(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
