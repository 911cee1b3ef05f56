using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction that was refused as a whole; nothing of it was applied.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal const string FailedEntity = nameof(FailedEntity);

    /// <summary>Wraps the failure of a transaction.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        foreach (object key in requestFailedException.Data.Keys)
        {
            Data.Add(key, requestFailedException.Data[key]);
        }

        if (Data[FailedEntity] is string text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    /// <summary>The zero-based index of the action that was refused; null when the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
