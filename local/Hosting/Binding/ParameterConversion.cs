using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace LeadToCash.Local.Hosting.Binding;

/// <summary>The conversion of one parameter.</summary>
internal sealed class ParameterConversion(FunctionContext context, ParameterInfo parameter, object? source) : ConverterContext
{
    private static readonly Dictionary<string, object> NoProperties = [];

    public override Type TargetType => parameter.ParameterType;

    public override object? Source => source;

    public override FunctionContext FunctionContext => context;

    public override IReadOnlyDictionary<string, object> Properties => NoProperties;
}
