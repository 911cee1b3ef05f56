using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function for each message of a queue. It may see a message more than once.</summary>
[ConverterFallbackBehavior(ConverterFallbackBehavior.Allow)]
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    /// <summary>The queue, or <c>%Setting%</c> that names it.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>The setting with the storage connection; <c>AzureWebJobsStorage</c> when absent.</summary>
    public string? Connection { get; set; }
}

/// <summary>Sends the return value or property to a queue after the function has run without error.</summary>
public sealed class QueueOutputAttribute(string queueName) : OutputBindingAttribute
{
    /// <summary>The queue, or <c>%Setting%</c> that names it.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>The setting with the storage connection; <c>AzureWebJobsStorage</c> when absent.</summary>
    public string? Connection { get; set; }
}
