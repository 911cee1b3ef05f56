using System.Diagnostics;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Terminal;
using LeadToCash.Local.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Queues;

/// <summary>
/// Runs a function for one message: deleted when it ended well, shown again when it failed, moved to the poison queue
/// after the last attempt. A message whose host dies is shown again after <see cref="LockDuration"/>.
/// </summary>
internal sealed partial class QueueMessageHandler(
    FunctionMethod function,
    QueueSettings settings,
    Func<QueueClient> poisonQueue,
    FunctionRunner runner,
    HostShutdown shutdown,
    HostConsole console,
    CrashPoint crash,
    ILogger<QueueMessageHandler> logger)
{
    public const string PoisonSuffix = "-poison";

    /// <summary>How long a message stays hidden before its lock is renewed or it is shown again.</summary>
    public static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(30);

    /// <summary>Whether the deletion of a handled message gets lost, so that it comes again. Never but in tests.</summary>
    public Func<bool> LosesDeletion { get; set; } = static () => false;

    /// <summary>The queue of this function's messages that were given up.</summary>
    public QueueClient PoisonQueue => poisonQueue();

    public async Task HandleAsync(QueueClient queue, QueueMessage message)
    {
        long start = Stopwatch.GetTimestamp();
        await using MessageLock held = new(queue, message, LockDuration);
        bool succeeded = false;
        try
        {
            succeeded = await RunAsync(message);
            crash.At(CommitPoint.QueueFunctionRun);
            string receipt = await held.ReleaseAsync();
            if (!shutdown.IsAbandoned)
            {
                await SettleAsync(queue, message, receipt, succeeded);
            }
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or IOException)
        {
            // The message is shown again when its lock ends; the function has to bear that.
            NotSettled(failure, message.MessageId, queue.Name);
        }

        console.Run("queue", function.Name, queue.Name, succeeded, Stopwatch.GetElapsedTime(start));
    }

    private async Task<bool> RunAsync(QueueMessage message)
    {
        if (!QueueText.TryDecode(message.Body.ToString(), settings.IsBase64, out BinaryData body))
        {
            NotBase64(message.MessageId, function.Name);
            return false;
        }

        return await runner.TryRunAsync(function, new TriggerInput
        {
            Value = function.TriggerParameter.ParameterType == typeof(QueueMessage) ? Decoded(message, body) : body,
            Metadata = Metadata(message, body),
            RetryCount = (int)message.DequeueCount - 1,
            MaxRetryCount = settings.MaxDequeueCount - 1,
        });
    }

    private async Task SettleAsync(QueueClient queue, QueueMessage message, string receipt, bool succeeded)
    {
        if (succeeded && LosesDeletion())
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt, (string?)null, TimeSpan.Zero);
        }
        else if (succeeded)
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt);
        }
        else if (message.DequeueCount >= settings.MaxDequeueCount || !QueueText.TryDecode(message.Body.ToString(), settings.IsBase64, out _))
        {
            QueueClient poison = poisonQueue();
            await poison.CreateIfNotExistsAsync();
            await poison.SendMessageAsync(message.Body.ToString());
            await queue.DeleteMessageAsync(message.MessageId, receipt);
            MovedToPoison(message.MessageId, poison.Name, message.DequeueCount);
        }
        else
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt, (string?)null, settings.VisibilityTimeout);
        }
    }

    private static QueueMessage Decoded(QueueMessage message, BinaryData body) =>
        new(
            new StoredMessage(
                message.MessageId,
                message.PopReceipt,
                message.MessageText,
                message.InsertedOn.GetValueOrDefault(),
                message.ExpiresOn.GetValueOrDefault(),
                message.NextVisibleOn,
                message.DequeueCount),
            body);

    private static Dictionary<string, object?> Metadata(QueueMessage message, BinaryData body) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = body.ToString(),
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount,
            ["InsertionTime"] = message.InsertedOn,
            ["ExpirationTime"] = message.ExpiresOn,
            ["NextVisibleTime"] = message.NextVisibleOn,
        };

    [LoggerMessage(1, LogLevel.Error, "The message {Id} for {Function} is not base64, so it is poison: send it with QueueClientOptions.MessageEncoding = Base64")]
    private partial void NotBase64(string id, string function);

    [LoggerMessage(2, LogLevel.Error, "The message {Id} went to {Queue} after {Attempts} attempts")]
    private partial void MovedToPoison(string id, string queue, long attempts);

    [LoggerMessage(3, LogLevel.Warning, "The message {Id} of {Queue} could not be removed; it will come again")]
    private partial void NotSettled(Exception failure, string id, string queue);
}
