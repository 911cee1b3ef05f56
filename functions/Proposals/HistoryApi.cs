using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog.Csv;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Proposals;

/// <summary>The history of a former system as files.</summary>
public sealed class HistoryApi(HistoryImport import, Staff staff)
{
    private const int LargestFile = 4 * 1024 * 1024;

    /// <summary>
    /// Counts the orders of a CSV file: <c>order,sku,amount</c>, one row a line. A wrong file changes nothing, and the answer names row and column; the same file
    /// again changes nothing.
    /// </summary>
    [Function("ImportOrderHistory")]
    [Describes(Answer = typeof(ImportedHistory))]
    public Task<IResult> OrdersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/history/orders")] HttpRequest request, CancellationToken cancellationToken) =>
        RunAsync(request, import.OrdersAsync, cancellationToken);

    /// <summary>
    /// Counts the deals of a CSV file: <c>deal,date,customer,customerGroup,sku,quantity,list,realised,outcome</c>, one row a line. A wrong file changes nothing, and
    /// the answer names row and column; the same file again changes nothing.
    /// </summary>
    [Function("ImportDealHistory")]
    [Describes(Answer = typeof(ImportedHistory))]
    public Task<IResult> DealsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/history/deals")] HttpRequest request, CancellationToken cancellationToken) =>
        RunAsync(request, import.DealsAsync, cancellationToken);

    private async Task<IResult> RunAsync(
        HttpRequest request, Func<byte[], CancellationToken, Task<(ImportedHistory? Result, IReadOnlyList<CsvError> Errors)>> run, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ImportHistory, out IResult? refusal))
        {
            return refusal!;
        }

        (byte[]? file, IResult? unreadable) = await RequestBody.ReadAsync(request, cancellationToken, LargestFile);
        if (file is null)
        {
            return unreadable!;
        }

        (ImportedHistory? result, IReadOnlyList<CsvError> errors) = await run(file, cancellationToken);
        return result is null ? CsvProblem.Of(errors) : Results.Json(result, CaseJson.Options);
    }
}
