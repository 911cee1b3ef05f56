namespace Microsoft.DurableTask;

internal static class TypedInput
{
    internal static TInput? Of<TInput>(object? input) => input switch
    {
        null => default,
        TInput typed => typed,
        _ => throw new ArgumentException($"The input is a {input.GetType()}, but {typeof(TInput)} was expected.", nameof(input)),
    };
}
