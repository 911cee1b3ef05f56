using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting.Queues;

/// <summary>Sends what functions return to queues. A queue that is missing is created.</summary>
internal sealed class QueueOutputs(StorageConnections connections, IConfiguration settings, bool isBase64)
{
    private readonly ConcurrentDictionary<QueueOutputAttribute, Task<QueueClient>> _queues = new();

    /// <summary>Sends the outputs of an invocation that ended well; a null sends nothing, a collection one message for each element.</summary>
    public async Task SendAsync(LocalFunctionContext context)
    {
        foreach (InvocationResults.Output output in context.Results.OutputValues)
        {
            if (output.Value is not null && Binding(context.Function, output.Name) is { } binding)
            {
                QueueClient queue = await _queues.GetOrAdd(binding, OpenAsync, context.Function.Name);
                foreach (BinaryData body in Bodies(output.Value))
                {
                    await queue.SendMessageAsync(QueueText.Encode(body, isBase64), context.CancellationToken);
                }
            }
        }
    }

    private static QueueOutputAttribute? Binding(FunctionMethod function, string name) =>
        function.Outputs.Bindings.FirstOrDefault(output => string.Equals(output.Name, name, StringComparison.Ordinal))?.Binding as QueueOutputAttribute;

    private static IEnumerable<BinaryData> Bodies(object value) =>
        value is IEnumerable many and not (string or byte[] or BinaryData or IDictionary)
            ? many.Cast<object?>().Where(one => one is not null).Select(one => Body(one!))
            : [Body(value)];

    private static BinaryData Body(object value) => value switch
    {
        BinaryData data => data,
        byte[] bytes => BinaryData.FromBytes(bytes),
        string text => BinaryData.FromString(text),
        _ => BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType())),
    };

    private async Task<QueueClient> OpenAsync(QueueOutputAttribute binding, string function)
    {
        QueueClient queue = new(connections.Of(binding.Connection, function), SettingNames.Resolve(settings, binding.QueueName, $"The function {function}"));
        await queue.CreateIfNotExistsAsync();
        return queue;
    }
}
