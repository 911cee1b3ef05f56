using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog.Csv;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Availability;

/// <summary>Receipts as files.</summary>
public sealed class ReceiptsApi(ReceiptImport import, Staff staff)
{
    private const int LargestFile = 2 * 1024 * 1024;

    /// <summary>
    /// Sets receipts as a CSV file says: <c>sku,warehouse,reference,quantity,date</c>, quantity 0 when nothing more comes. A wrong file changes nothing, and the
    /// answer names row and column; the same file again changes nothing. The answer lists the promises that it breaks.
    /// </summary>
    [Function("ImportReceipts")]
    [Describes(Answer = typeof(ImportedReceipts))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/receipts/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageStock, out IResult? refusal))
        {
            return refusal!;
        }

        (byte[]? file, IResult? unreadable) = await RequestBody.ReadAsync(request, cancellationToken, LargestFile);
        if (file is null)
        {
            return unreadable!;
        }

        (ImportedReceipts? result, IReadOnlyList<CsvError> errors) = await import.RunAsync(file, staff.Of(request)!.Actor, cancellationToken);
        return result is null
            ? CsvProblem.Of(errors)
            : Results.Json(result, CaseJson.Options);
    }
}
