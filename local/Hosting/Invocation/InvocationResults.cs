using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>What a function returned, taken apart into its output bindings. Middleware may read and replace it.</summary>
internal sealed class InvocationResults
{
    /// <summary>The whole return value.</summary>
    public object? Value { get; set; }

    /// <summary>The values of the output bindings, once the function has run.</summary>
    public List<Output> OutputValues { get; } = [];

    public InvocationResult InvocationResult() => new Untyped(this);

    public InvocationResult<T> InvocationResult<T>() =>
        Value is null or T
            ? new Typed<T>(this)
            : throw new InvalidOperationException($"The function returned a {Value.GetType()}, not a {typeof(T)}.");

    public IEnumerable<OutputBindingData<T>> Outputs<T>() =>
        from output in OutputValues
        where output.Value is T
        select new OutputData<T>(output);

    internal sealed class Output(string name, string bindingType, object? value)
    {
        public string Name { get; } = name;

        public string BindingType { get; } = bindingType;

        public object? Value { get; set; } = value;
    }

    private sealed class Untyped(InvocationResults results) : InvocationResult
    {
        public override object? Value { get => results.Value; set => results.Value = value; }
    }

    private sealed class Typed<T>(InvocationResults results) : InvocationResult<T>
    {
        public override T? Value { get => (T?)results.Value; set => results.Value = value; }
    }

    private sealed class OutputData<T>(Output output) : OutputBindingData<T>
    {
        public override string BindingType => output.BindingType;

        public override string Name => output.Name;

        public override T? Value { get => (T?)output.Value; set => output.Value = value; }
    }
}
