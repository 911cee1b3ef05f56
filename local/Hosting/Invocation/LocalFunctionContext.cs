using System.Collections;
using System.Diagnostics;
using LeadToCash.Local.Hosting.Functions;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>One invocation.</summary>
internal sealed class LocalFunctionContext : FunctionContext
{
    private readonly FunctionMethod _function;
    private readonly TriggerInput _input;

    public LocalFunctionContext(FunctionMethod function, TriggerInput input, IServiceProvider services, CancellationToken cancellationToken)
    {
        _function = function;
        _input = input;
        InstanceServices = services;
        CancellationToken = cancellationToken;
        BindingContext = new Bindings(input.Metadata);
        RetryContext = new Retries(input.RetryCount, input.MaxRetryCount);
        Features.Set(Results);
    }

    public InvocationResults Results { get; } = new();

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => _function.Id;

    public override TraceContext TraceContext { get; } = new CurrentTrace(Activity.Current);

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => _function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new FeatureMap();

    public override CancellationToken CancellationToken { get; }

    public FunctionMethod Function => _function;

    public TriggerInput Input => _input;

    /// <summary>Values that middleware has bound, and perhaps replaced, before the function is called; by parameter.</summary>
    public Dictionary<string, object?> BoundInputs { get; } = new(StringComparer.Ordinal);

    private sealed class Bindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Retries(int count, int max) : RetryContext
    {
        public override int RetryCount => count;

        public override int MaxRetryCount => max;
    }

    private sealed class CurrentTrace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }

    private sealed class FeatureMap : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public T? Get<T>() => _features.TryGetValue(typeof(T), out object? feature) ? (T)feature : default;

        public void Set<T>(T instance)
        {
            if (instance is null)
            {
                _features.Remove(typeof(T));
            }
            else
            {
                _features[typeof(T)] = instance;
            }
        }

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
