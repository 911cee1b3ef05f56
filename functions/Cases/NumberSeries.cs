using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Cases;

/// <summary>
/// Numbers that people read (<c>RE-2026-00007</c>), counted for each series and year. The number belongs to the case that asked:
/// asking again with the same key returns the same number, so a series whose takers all finish has no gap. Takers of one process pass one after the other, as each who is
/// second reads all anew: a run that issues fifty invoices at once would ask for each many times. Between processes the head's ETag decides.
/// </summary>
public sealed class NumberSeries(CaseTables tables) : IDisposable
{
    private const int MaximumAttempts = 50;
    private const string HeadKey = "head";

    private readonly TableClient _table = tables.Named("numberseries");
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Takes the next number of a series, or returns the one that this key took before. Three requests; one when it is a repetition.</summary>
    /// <param name="prefix">Series: <c>RE</c>, <c>Q</c>, <c>A</c>.</param>
    /// <param name="year">Year that the number shows, local.</param>
    /// <param name="key">Who takes it: a case id.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<string> TakeAsync(string prefix, int year, string key, CancellationToken cancellationToken)
    {
        string series = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}");
        string takerKey = "k-" + CaseRows.Checked(key);
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> taken = await _table.GetEntityIfExistsAsync<TableEntity>(series, takerKey, cancellationToken: cancellationToken);
            if (taken.HasValue)
            {
                return Format(series, taken.Value!.GetInt64("Number")!.Value);
            }

            try
            {
                return Format(series, await TakeInTurnAsync(series, takerKey, cancellationToken));
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                // Another taker was first: with this key, then its number counts; with another one, the next is free.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<long> TakeInTurnAsync(string series, string takerKey, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await TakeNextAsync(series, takerKey, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<long> TakeNextAsync(string series, string takerKey, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> head = await _table.GetEntityIfExistsAsync<TableEntity>(series, HeadKey, cancellationToken: cancellationToken);
        long number = (head.HasValue ? head.Value!.GetInt64("Number")!.Value : 0) + 1;
        TableEntity moved = new(series, HeadKey) { ["Number"] = number };
        await _table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, new TableEntity(series, takerKey) { ["Number"] = number }),
                head.HasValue ? new(TableTransactionActionType.UpdateReplace, moved, head.Value!.ETag) : new(TableTransactionActionType.Add, moved),
            ],
            cancellationToken);
        return number;
    }

    private static string Format(string series, long number) => string.Create(CultureInfo.InvariantCulture, $"{series}-{number:D5}");
}
