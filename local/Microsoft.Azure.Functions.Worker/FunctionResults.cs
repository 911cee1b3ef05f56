namespace Microsoft.Azure.Functions.Worker;

/// <summary>The result of an invocation; setting it replaces what the function returned.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
    /// <summary>Creates the result.</summary>
    protected InvocationResult()
    {
    }
}

/// <summary>The result of an invocation; setting it replaces what the function returned.</summary>
public abstract class InvocationResult<T>
{
    /// <summary>Creates the result.</summary>
    protected InvocationResult()
    {
    }

    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>The value of one input binding before the function runs; setting it replaces what the function gets.</summary>
public abstract class InputBindingData<T>
{
    /// <summary>Creates the data.</summary>
    protected InputBindingData()
    {
    }

    /// <summary>The binding.</summary>
    public abstract BindingMetadata BindingMetadata { get; }

    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>The value of one output binding after the function has run.</summary>
public abstract class OutputBindingData<T>
{
    /// <summary>Creates the data.</summary>
    protected OutputBindingData()
    {
    }

    /// <summary>The kind of binding, such as <c>queue</c> or <c>http</c>.</summary>
    public abstract string BindingType { get; }

    /// <summary>The property's name, or <c>$return</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The value; setting it changes what is sent.</summary>
    public abstract T? Value { get; set; }
}
