namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of one function: what started it, its services, its results.</summary>
public abstract class FunctionContext
{
    /// <summary>Creates the context.</summary>
    protected FunctionContext()
    {
    }

    /// <summary>The invocation's id, new for each attempt.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The function's id, the same over restarts.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed trace that the invocation belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger said, by name.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>How often the invocation was tried before.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The invocation's own service scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function's name, parameters and bindings.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Values that middleware and function share during the invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>The host's features for the invocation.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the caller has gone or the host can wait no longer.</summary>
    public virtual CancellationToken CancellationToken { get; }
}

/// <summary>What the trigger said, by name.</summary>
public abstract class BindingContext
{
    /// <summary>Creates the context.</summary>
    protected BindingContext()
    {
    }

    /// <summary>Route values, queue message properties and the like.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

/// <summary>How often an invocation was tried.</summary>
public abstract class RetryContext
{
    /// <summary>Creates the context.</summary>
    protected RetryContext()
    {
    }

    /// <summary>The number of retries before this attempt; 0 for the first.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The number of retries allowed.</summary>
    public abstract int MaxRetryCount { get; }
}

/// <summary>The W3C trace context of an invocation.</summary>
public abstract class TraceContext
{
    /// <summary>Creates the context.</summary>
    protected TraceContext()
    {
    }

    /// <summary>The <c>traceparent</c> value; empty when nothing is traced.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The <c>tracestate</c> value; empty when there is none.</summary>
    public abstract string TraceState { get; }
}

/// <summary>The features of one invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Sets the feature of a type; null removes it.</summary>
    void Set<T>(T instance);

    /// <summary>Returns the feature of a type, or null.</summary>
    T? Get<T>();
}
