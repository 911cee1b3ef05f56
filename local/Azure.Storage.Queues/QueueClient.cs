#nullable disable annotations
using Azure.Core;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Queues;
using LeadToCash.Local.Storage.Tables;

namespace Azure.Storage.Queues;

/// <summary>
/// One queue. Safe to share between threads. Members throw <see cref="RequestFailedException"/> with the service's status and error code
/// (404 <c>QueueNotFound</c>, 404 <c>MessageNotFound</c>, 400 <c>PopReceiptMismatch</c>…); transient failures were retried before.
/// </summary>
public class QueueClient
{
    private readonly IQueueBackend _backend;
    private readonly QueueMessageEncoding _encoding;

    /// <summary>For a test's mock.</summary>
    protected QueueClient()
    {
    }

    /// <summary>A queue of the account that <paramref name="connectionString"/> names.</summary>
    public QueueClient(string connectionString, string queueName)
        : this(connectionString, queueName, null)
    {
    }

    /// <summary>A queue of the account that <paramref name="connectionString"/> names.</summary>
    public QueueClient(string connectionString, string queueName, QueueClientOptions options)
        : this(QueueBackends.ForConnectionString(connectionString, options), queueName, options?.MessageEncoding ?? QueueMessageEncoding.None)
    {
    }

    /// <summary>The queue at <paramref name="queueUri"/>, which carries its own authorization (a SAS).</summary>
    public QueueClient(Uri queueUri, QueueClientOptions options = null)
        : this(QueueBackends.ForUri(TableBackends.SplitTableUri(queueUri).Service, options), TableBackends.SplitTableUri(queueUri).Table, options?.MessageEncoding ?? QueueMessageEncoding.None)
    {
    }

    /// <summary>The queue at <paramref name="queueUri"/>, with an identity.</summary>
    public QueueClient(Uri queueUri, TokenCredential credential, QueueClientOptions options = null)
        : this(QueueBackends.ForToken(TableBackends.SplitTableUri(queueUri).Service, credential, options), TableBackends.SplitTableUri(queueUri).Table, options?.MessageEncoding ?? QueueMessageEncoding.None)
    {
    }

    internal QueueClient(IQueueBackend backend, string queueName, QueueMessageEncoding encoding)
    {
        ArgumentException.ThrowIfNullOrEmpty(queueName);
        _backend = backend;
        _encoding = encoding;
        Name = queueName;
    }

    /// <summary>The queue's address.</summary>
    public virtual Uri Uri => _backend.QueueUri(Name);

    /// <summary>The most messages that one peek returns: 32.</summary>
    public virtual int MaxPeekableMessages => 32;

    /// <summary>The longest text of a message, in bytes: 64 KiB.</summary>
    public virtual int MessageMaxBytes => 64 * 1024;

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _backend.AccountName;

    /// <summary>The queue's name.</summary>
    public virtual string Name { get; }

    /// <summary>The queue's address under which <see cref="QueueSignals"/> announces its messages.</summary>
    internal string SignalKey => Uri.AbsoluteUri;

    /// <summary>The address of the queue's messages.</summary>
    protected virtual Uri MessagesUri => new(Uri.AbsoluteUri + "/messages");

    /// <summary>Creates the queue; a repeat with the same metadata is a success (204), with other metadata 409 <c>QueueAlreadyExists</c>.</summary>
    public virtual Response Create(IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) =>
        CreateCoreAsync(metadata, async: false, cancellationToken).Completed();

    /// <summary>Creates the queue; a repeat with the same metadata is a success (204), with other metadata 409 <c>QueueAlreadyExists</c>.</summary>
    public virtual Task<Response> CreateAsync(IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) =>
        CreateCoreAsync(metadata, async: true, cancellationToken).AsTask();

    /// <summary>Creates the queue; null when it was there.</summary>
    public virtual Response CreateIfNotExists(IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) =>
        CreateIfNotExistsCoreAsync(metadata, async: false, cancellationToken).Completed();

    /// <summary>Creates the queue; null when it was there.</summary>
    public virtual Task<Response> CreateIfNotExistsAsync(
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) =>
        CreateIfNotExistsCoreAsync(metadata, async: true, cancellationToken).AsTask();

    /// <summary>Whether the queue is there.</summary>
    public virtual Response<bool> Exists(CancellationToken cancellationToken = default) =>
        ExistsCoreAsync(async: false, cancellationToken).Completed();

    /// <summary>Whether the queue is there.</summary>
    public virtual Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) =>
        ExistsCoreAsync(async: true, cancellationToken).AsTask();

    /// <summary>Deletes the queue with its messages; false when there was none.</summary>
    public virtual Response<bool> DeleteIfExists(CancellationToken cancellationToken = default) =>
        DeleteIfExistsCoreAsync(async: false, cancellationToken).Completed();

    /// <summary>Deletes the queue with its messages; false when there was none.</summary>
    public virtual Task<Response<bool>> DeleteIfExistsAsync(CancellationToken cancellationToken = default) =>
        DeleteIfExistsCoreAsync(async: true, cancellationToken).AsTask();

    /// <summary>Deletes the queue with its messages; 404 <c>QueueNotFound</c> without one.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        _backend.DeleteQueueAsync(Name, async: false, cancellationToken).Completed();

    /// <summary>Deletes the queue with its messages; 404 <c>QueueNotFound</c> without one.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        _backend.DeleteQueueAsync(Name, async: true, cancellationToken).AsTask();

    /// <summary>The queue's metadata and about how many messages it holds.</summary>
    public virtual Response<QueueProperties> GetProperties(CancellationToken cancellationToken = default) =>
        GetPropertiesCoreAsync(async: false, cancellationToken).Completed();

    /// <summary>The queue's metadata and about how many messages it holds.</summary>
    public virtual Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default) =>
        GetPropertiesCoreAsync(async: true, cancellationToken).AsTask();

    /// <summary>Replaces the queue's metadata.</summary>
    public virtual Response SetMetadata(IDictionary<string, string> metadata, CancellationToken cancellationToken = default) =>
        _backend.SetMetadataAsync(Name, metadata, async: false, cancellationToken).Completed();

    /// <summary>Replaces the queue's metadata.</summary>
    public virtual Task<Response> SetMetadataAsync(IDictionary<string, string> metadata, CancellationToken cancellationToken = default) =>
        _backend.SetMetadataAsync(Name, metadata, async: true, cancellationToken).AsTask();

    /// <summary>Deletes all messages.</summary>
    public virtual Response ClearMessages(CancellationToken cancellationToken = default) =>
        _backend.ClearAsync(Name, async: false, cancellationToken).Completed();

    /// <summary>Deletes all messages.</summary>
    public virtual Task<Response> ClearMessagesAsync(CancellationToken cancellationToken = default) =>
        _backend.ClearAsync(Name, async: true, cancellationToken).AsTask();

    /// <summary>Sends a message. After a failure that leaves the outcome open it may have been sent: a repeat can duplicate it.</summary>
    public virtual Response<SendReceipt> SendMessage(string messageText) =>
        SendCoreAsync(EncodeText(messageText), null, null, async: false, CancellationToken.None).Completed();

    /// <summary>Sends a message. After a failure that leaves the outcome open it may have been sent: a repeat can duplicate it.</summary>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText) =>
        SendCoreAsync(EncodeText(messageText), null, null, async: true, CancellationToken.None).AsTask();

    /// <summary>Sends a message. After a failure that leaves the outcome open it may have been sent: a repeat can duplicate it.</summary>
    public virtual Response<SendReceipt> SendMessage(string messageText, CancellationToken cancellationToken = default) =>
        SendCoreAsync(EncodeText(messageText), null, null, async: false, cancellationToken).Completed();

    /// <summary>Sends a message. After a failure that leaves the outcome open it may have been sent: a repeat can duplicate it.</summary>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText, CancellationToken cancellationToken = default) =>
        SendCoreAsync(EncodeText(messageText), null, null, async: true, cancellationToken).AsTask();

    /// <summary>Sends a message. After a failure that leaves the outcome open it may have been sent: a repeat can duplicate it. <paramref name="visibilityTimeout"/>: 0 to 7 days, at once by default; <paramref name="timeToLive"/>: 7 days by default, minus one second for ever.</summary>
    public virtual Response<SendReceipt> SendMessage(
        string messageText, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        SendCoreAsync(EncodeText(messageText), visibilityTimeout, timeToLive, async: false, cancellationToken).Completed();

    /// <summary>Sends a message. After a failure that leaves the outcome open it may have been sent: a repeat can duplicate it. <paramref name="visibilityTimeout"/>: 0 to 7 days, at once by default; <paramref name="timeToLive"/>: 7 days by default, minus one second for ever.</summary>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        SendCoreAsync(EncodeText(messageText), visibilityTimeout, timeToLive, async: true, cancellationToken).AsTask();

    /// <summary>Sends a message. After a failure that leaves the outcome open it may have been sent: a repeat can duplicate it. <paramref name="visibilityTimeout"/>: 0 to 7 days, at once by default; <paramref name="timeToLive"/>: 7 days by default, minus one second for ever.</summary>
    public virtual Response<SendReceipt> SendMessage(
        BinaryData message, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        SendCoreAsync(Encode(message), visibilityTimeout, timeToLive, async: false, cancellationToken).Completed();

    /// <summary>Sends a message. After a failure that leaves the outcome open it may have been sent: a repeat can duplicate it. <paramref name="visibilityTimeout"/>: 0 to 7 days, at once by default; <paramref name="timeToLive"/>: 7 days by default, minus one second for ever.</summary>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        SendCoreAsync(Encode(message), visibilityTimeout, timeToLive, async: true, cancellationToken).AsTask();

    /// <summary>Receives one message, if there is one, and hides it from others for 30 seconds.</summary>
    public virtual Response<QueueMessage[]> ReceiveMessages() =>
        ReceiveCoreAsync(null, null, async: false, CancellationToken.None).Completed();

    /// <summary>Receives one message, if there is one, and hides it from others for 30 seconds.</summary>
    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync() =>
        ReceiveCoreAsync(null, null, async: true, CancellationToken.None).AsTask();

    /// <summary>Receives one message, if there is one, and hides it from others for 30 seconds.</summary>
    public virtual Response<QueueMessage[]> ReceiveMessages(CancellationToken cancellationToken = default) =>
        ReceiveCoreAsync(null, null, async: false, cancellationToken).Completed();

    /// <summary>Receives one message, if there is one, and hides it from others for 30 seconds.</summary>
    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync(CancellationToken cancellationToken = default) =>
        ReceiveCoreAsync(null, null, async: true, cancellationToken).AsTask();

    /// <summary>Receives messages and hides them from others: up to <paramref name="maxMessages"/> (1 to 32, default 1) for <paramref name="visibilityTimeout"/> (default 30 seconds).</summary>
    public virtual Response<QueueMessage[]> ReceiveMessages(
        int? maxMessages = null, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default) =>
        ReceiveCoreAsync(maxMessages, visibilityTimeout, async: false, cancellationToken).Completed();

    /// <summary>Receives messages and hides them from others: up to <paramref name="maxMessages"/> (1 to 32, default 1) for <paramref name="visibilityTimeout"/> (default 30 seconds).</summary>
    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = null, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default) =>
        ReceiveCoreAsync(maxMessages, visibilityTimeout, async: true, cancellationToken).AsTask();

    /// <summary>Receives one message and hides it from others (default 30 seconds); a null value when there is none.</summary>
    public virtual Response<QueueMessage> ReceiveMessage(TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default) =>
        ReceiveOneCoreAsync(visibilityTimeout, async: false, cancellationToken).Completed();

    /// <summary>Receives one message and hides it from others (default 30 seconds); a null value when there is none.</summary>
    public virtual Task<Response<QueueMessage>> ReceiveMessageAsync(
        TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default) =>
        ReceiveOneCoreAsync(visibilityTimeout, async: true, cancellationToken).AsTask();

    /// <summary>Looks at the next message without receiving it; a null value when there is none.</summary>
    public virtual Response<PeekedMessage> PeekMessage(CancellationToken cancellationToken = default) =>
        PeekOneCoreAsync(async: false, cancellationToken).Completed();

    /// <summary>Looks at the next message without receiving it; a null value when there is none.</summary>
    public virtual Task<Response<PeekedMessage>> PeekMessageAsync(CancellationToken cancellationToken = default) =>
        PeekOneCoreAsync(async: true, cancellationToken).AsTask();

    /// <summary>Looks at the next messages (1 to 32, default 1) without receiving them.</summary>
    public virtual Response<PeekedMessage[]> PeekMessages(int? maxMessages = null, CancellationToken cancellationToken = default) =>
        PeekCoreAsync(maxMessages, async: false, cancellationToken).Completed();

    /// <summary>Looks at the next messages (1 to 32, default 1) without receiving them.</summary>
    public virtual Task<Response<PeekedMessage[]>> PeekMessagesAsync(int? maxMessages = null, CancellationToken cancellationToken = default) =>
        PeekCoreAsync(maxMessages, async: true, cancellationToken).AsTask();

    /// <summary>Deletes a received message; 404 <c>MessageNotFound</c> without one, 400 <c>PopReceiptMismatch</c> when someone received it since.</summary>
    public virtual Response DeleteMessage(string messageId, string popReceipt, CancellationToken cancellationToken = default) =>
        _backend.DeleteMessageAsync(Name, messageId, popReceipt, async: false, cancellationToken).Completed();

    /// <summary>Deletes a received message; 404 <c>MessageNotFound</c> without one, 400 <c>PopReceiptMismatch</c> when someone received it since.</summary>
    public virtual Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default) =>
        _backend.DeleteMessageAsync(Name, messageId, popReceipt, async: true, cancellationToken).AsTask();

    /// <summary>Hides a received message for another while (from now; 0: visible at once) and, unless null, replaces its body.</summary>
    public virtual Response<UpdateReceipt> UpdateMessage(
        string messageId, string popReceipt, string messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateCoreAsync(messageId, popReceipt, EncodeText(messageText), visibilityTimeout, async: false, cancellationToken).Completed();

    /// <summary>Hides a received message for another while (from now; 0: visible at once) and, unless null, replaces its body.</summary>
    public virtual Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, string messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateCoreAsync(messageId, popReceipt, EncodeText(messageText), visibilityTimeout, async: true, cancellationToken).AsTask();

    /// <summary>Hides a received message for another while (from now; 0: visible at once) and, unless null, replaces its body.</summary>
    public virtual Response<UpdateReceipt> UpdateMessage(
        string messageId, string popReceipt, BinaryData message, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateCoreAsync(messageId, popReceipt, Encode(message), visibilityTimeout, async: false, cancellationToken).Completed();

    /// <summary>Hides a received message for another while (from now; 0: visible at once) and, unless null, replaces its body.</summary>
    public virtual Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, BinaryData message, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateCoreAsync(messageId, popReceipt, Encode(message), visibilityTimeout, async: true, cancellationToken).AsTask();

    private string EncodeText(string text) => text is null || _encoding == QueueMessageEncoding.None ? text : Encode(BinaryData.FromString(text));

    private string Encode(BinaryData body) =>
        body is null || _encoding == QueueMessageEncoding.None ? body?.ToString() : Convert.ToBase64String(body.ToMemory().Span);

    private BinaryData Decode(StoredMessage message) => _encoding == QueueMessageEncoding.None
        ? BinaryData.FromString(message.Text)
        : BinaryData.FromBytes(Convert.FromBase64String(message.Text));

    private ValueTask<Response> CreateCoreAsync(IDictionary<string, string> metadata, bool async, CancellationToken cancellationToken) =>
        _backend.CreateQueueAsync(Name, metadata, async, cancellationToken);

    private async ValueTask<Response> CreateIfNotExistsCoreAsync(
        IDictionary<string, string> metadata, bool async, CancellationToken cancellationToken)
    {
        try
        {
            Response response = await _backend.CreateQueueAsync(Name, metadata, async, cancellationToken);
            return response.Status == 204 ? null : response;
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == QueueErrorCode.QueueAlreadyExists)
        {
            return null;
        }
    }

    private async ValueTask<Response<bool>> ExistsCoreAsync(bool async, CancellationToken cancellationToken)
    {
        try
        {
            QueueResult<QueueState> result = await _backend.GetPropertiesAsync(Name, async, cancellationToken);
            return Response.FromValue(true, result.Response);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return Response.FromValue(false, failure.GetRawResponse()!);
        }
    }

    private async ValueTask<Response<bool>> DeleteIfExistsCoreAsync(bool async, CancellationToken cancellationToken)
    {
        try
        {
            return Response.FromValue(true, await _backend.DeleteQueueAsync(Name, async, cancellationToken));
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return Response.FromValue(false, failure.GetRawResponse()!);
        }
    }

    private async ValueTask<Response<QueueProperties>> GetPropertiesCoreAsync(bool async, CancellationToken cancellationToken)
    {
        (QueueState state, Response response) = await _backend.GetPropertiesAsync(Name, async, cancellationToken);
        return Response.FromValue(new QueueProperties(state.Metadata, state.ApproximateCount), response);
    }

    private async ValueTask<Response<SendReceipt>> SendCoreAsync(
        string text, TimeSpan? visibility, TimeSpan? timeToLive, bool async, CancellationToken cancellationToken)
    {
        (SendReceipt receipt, Response response) = await _backend.SendAsync(Name, text ?? "", visibility, timeToLive, async, cancellationToken);
        if (visibility is null || visibility == TimeSpan.Zero)
        {
            QueueSignals.Raise(SignalKey);
        }

        return Response.FromValue(receipt, response);
    }

    private async ValueTask<Response<QueueMessage[]>> ReceiveCoreAsync(
        int? maximum, TimeSpan? visibility, bool async, CancellationToken cancellationToken)
    {
        (IReadOnlyList<StoredMessage> messages, Response response) = await _backend.ReceiveAsync(Name, maximum, visibility, async, cancellationToken);
        return Response.FromValue<QueueMessage[]>([.. messages.Select(message => new QueueMessage(message, Decode(message)))], response);
    }

    private async ValueTask<Response<QueueMessage>> ReceiveOneCoreAsync(TimeSpan? visibility, bool async, CancellationToken cancellationToken)
    {
        Response<QueueMessage[]> messages = await ReceiveCoreAsync(1, visibility, async, cancellationToken);
        return Response.FromValue(messages.Value.FirstOrDefault(), messages.GetRawResponse());
    }

    private async ValueTask<Response<PeekedMessage[]>> PeekCoreAsync(int? maximum, bool async, CancellationToken cancellationToken)
    {
        (IReadOnlyList<StoredMessage> messages, Response response) = await _backend.PeekAsync(Name, maximum, async, cancellationToken);
        return Response.FromValue<PeekedMessage[]>([.. messages.Select(message => new PeekedMessage(message, Decode(message)))], response);
    }

    private async ValueTask<Response<PeekedMessage>> PeekOneCoreAsync(bool async, CancellationToken cancellationToken)
    {
        Response<PeekedMessage[]> messages = await PeekCoreAsync(1, async, cancellationToken);
        return Response.FromValue(messages.Value.FirstOrDefault(), messages.GetRawResponse());
    }

    private async ValueTask<Response<UpdateReceipt>> UpdateCoreAsync(
        string messageId, string popReceipt, string text, TimeSpan visibility, bool async, CancellationToken cancellationToken)
    {
        (UpdateReceipt receipt, Response response) =
            await _backend.UpdateAsync(Name, messageId, popReceipt, text, visibility, async, cancellationToken);
        if (visibility == TimeSpan.Zero)
        {
            QueueSignals.Raise(SignalKey);
        }

        return Response.FromValue(receipt, response);
    }
}
