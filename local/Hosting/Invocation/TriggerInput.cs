namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>What a trigger hands to a function.</summary>
internal sealed class TriggerInput
{
    public static readonly IReadOnlyDictionary<string, object?> NoMetadata = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of the trigger's parameter.</summary>
    public required object? Value { get; init; }

    /// <summary>The value of the first parameter without a binding, for orchestrators.</summary>
    public object? SecondValue { get; init; }

    /// <summary>Values by name, whatever their case: route values, message properties.</summary>
    public IReadOnlyDictionary<string, object?> Metadata { get; init; } = NoMetadata;

    public int RetryCount { get; init; }

    public int MaxRetryCount { get; init; }
}
