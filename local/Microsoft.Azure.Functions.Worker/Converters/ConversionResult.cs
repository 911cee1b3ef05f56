using System.Runtime.InteropServices;

namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>How a conversion ended.</summary>
public enum ConversionStatus
{
    /// <summary>The converter does not handle this value or type.</summary>
    Unhandled = 0,

    /// <summary>The value was converted.</summary>
    Succeeded = 1,

    /// <summary>The converter handles the type, but not this value.</summary>
    Failed = 2,
}

/// <summary>What an <see cref="IInputConverter"/> returns.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    /// <summary>How the conversion ended.</summary>
    public ConversionStatus Status { get; }

    /// <summary>The converted value of a success.</summary>
    public object? Value { get; }

    /// <summary>The cause of a failure.</summary>
    public Exception? Error { get; }

    /// <summary>Leaves the value to the next converter.</summary>
    public static ConversionResult Unhandled() => new(ConversionStatus.Unhandled, value: null, error: null);

    /// <summary>Returns the converted value, which may be null.</summary>
    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, error: null);

    /// <summary>Fails the invocation.</summary>
    public static ConversionResult Failed(Exception exception) => new(ConversionStatus.Failed, value: null, exception);
}
