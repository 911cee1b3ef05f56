using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>The service's refusals, with its status and error codes.</summary>
internal static class StorageRefusal
{
    public static RequestFailedException TableNotFound => Of(404, nameof(TableNotFound), "The table specified does not exist.");

    public static RequestFailedException TableAlreadyExists => Of(409, nameof(TableAlreadyExists), "The table specified already exists.");

    public static RequestFailedException EntityNotFound => StorageFailures.From(MissingEntity);

    public static RequestFailedException EntityAlreadyExists => Of(409, nameof(EntityAlreadyExists), "The specified entity already exists.");

    public static RequestFailedException ConditionNotSatisfied =>
        Of(412, "UpdateConditionNotSatisfied", "The update condition specified in the request was not satisfied.");

    public static RequestFailedException QueueNotFound => Of(404, nameof(QueueNotFound), "The specified queue does not exist.");

    public static RequestFailedException QueueAlreadyExists => Of(409, nameof(QueueAlreadyExists), "The specified queue already exists.");

    public static RequestFailedException MessageNotFound => Of(404, nameof(MessageNotFound), "The specified message does not exist.");

    public static RequestFailedException PopReceiptMismatch =>
        Of(400, nameof(PopReceiptMismatch), "The specified pop receipt did not match the pop receipt for a dequeued message.");

    /// <summary>The answer to a read of an entity that is not there; a value, because looking is no failure.</summary>
    public static StorageResponse MissingEntity { get; } =
        new(404, error: new ResponseError("ResourceNotFound", "The specified resource does not exist."));

    public static RequestFailedException InvalidInput(string message) => Of(400, nameof(InvalidInput), message);

    public static RequestFailedException InternalError(Exception cause) =>
        new(500, $"Embedded storage could not write: {cause.Message}", nameof(InternalError), cause);

    public static RequestFailedException Of(int status, string code, string message) =>
        StorageFailures.From(new StorageResponse(status, error: new ResponseError(code, message)));

    /// <summary>The same refusal as that of a whole transaction, caused by its action number <paramref name="index"/>.</summary>
    public static TableTransactionFailedException OfAction(int index, RequestFailedException refusal)
    {
        RequestFailedException indexed = new(refusal.Status, refusal.Message, refusal.ErrorCode, refusal);
        indexed.Data[TableTransactionFailedException.FailedEntity] = index.ToString(CultureInfo.InvariantCulture);
        return new(indexed);
    }
}
