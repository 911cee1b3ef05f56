namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Turns a binding's source into a parameter's type.</summary>
public interface IInputConverter
{
    /// <summary>Converts, fails, or leaves the value to the next converter.</summary>
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}

/// <summary>What an <see cref="IInputConverter"/> works on.</summary>
public abstract class ConverterContext
{
    /// <summary>Creates the context.</summary>
    protected ConverterContext()
    {
    }

    /// <summary>The parameter's type.</summary>
    public abstract Type TargetType { get; }

    /// <summary>The value to convert; null when the trigger has none of that name.</summary>
    public abstract object? Source { get; }

    /// <summary>The invocation.</summary>
    public abstract FunctionContext FunctionContext { get; }

    /// <summary>Facts about the parameter, by name.</summary>
    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}

/// <summary>Names the converter that binds the parameter, or values of the type.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Parameter,
    AllowMultiple = true)]
public class InputConverterAttribute(Type converterType) : Attribute
{
    /// <summary>A type that implements <see cref="IInputConverter"/>.</summary>
    public Type ConverterType { get; } = converterType;
}

/// <summary>Whether the host's converters may try after a binding's own have not handled a value.</summary>
public enum ConverterFallbackBehavior
{
    /// <summary>They may.</summary>
    Allow = 0,

    /// <summary>They may not.</summary>
    Disallow = 1,

    /// <summary>They may.</summary>
    Default = 0,
}

/// <summary>Says which <see cref="ConverterFallbackBehavior"/> a binding has.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConverterFallbackBehaviorAttribute(ConverterFallbackBehavior fallbackBehavior) : Attribute
{
    /// <summary>The behaviour.</summary>
    public ConverterFallbackBehavior Behavior { get; } = fallbackBehavior;
}
