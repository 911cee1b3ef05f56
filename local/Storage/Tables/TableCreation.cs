using Azure;
using Azure.Data.Tables.Models;

namespace LeadToCash.Local.Storage.Tables;

internal static class TableCreation
{
    public static async ValueTask<Response<TableItem>> CreateIfNotExistsAsync(
        ITableBackend backend, string table, bool async, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        try
        {
            return Response.FromValue(new TableItem(table), await backend.CreateTableAsync(table, async, cancellationToken));
        }
        catch (RequestFailedException failure)
            when (failure.ErrorCode == TableErrorCode.TableAlreadyExists && failure.GetRawResponse() is not null)
        {
            return Response.FromValue(new TableItem(table), failure.GetRawResponse()!);
        }
    }
}
