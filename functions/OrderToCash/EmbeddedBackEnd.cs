using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OrderToCash;

/// <summary>
/// What the embedded back ends share: each request is carried out once under its key, however often it comes, and misbehaves as it is told to.
/// </summary>
public sealed class EmbeddedBackEnd(CaseTables tables, BackEndSwitches switches, TimeProvider time)
{
    private readonly TableClient _requests = tables.Named("backendrequests");

    /// <summary>Carries a request out.</summary>
    /// <param name="backEnd">Name of the back end.</param>
    /// <param name="prefix">What its references begin with.</param>
    /// <param name="key">Names the request for ever.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    public async Task<BackEndReceipt> CarryOutAsync(string backEnd, string prefix, string key, CancellationToken cancellationToken)
    {
        BackEndMode mode = await switches.TakeAsync(backEnd, cancellationToken);
        BackEndSettings settings = switches.Settings(backEnd)!;
        switch (mode)
        {
            case BackEndMode.Failing:
                throw new BackEndFailedException($"{backEnd} answered with an error.");
            case BackEndMode.Down:
                throw new BackEndFailedException($"{backEnd} can't be reached.");
            default:
                DateTimeOffset readyAt = time.GetUtcNow() + settings.LeadTime + (mode == BackEndMode.Slow ? settings.SlowBy : TimeSpan.Zero);
                BackEndReceipt receipt = await OnceAsync(backEnd, prefix, key, readyAt, cancellationToken);
                return mode switch
                {
                    BackEndMode.Lost => throw new BackEndFailedException($"The answer of {backEnd} was lost."),
                    BackEndMode.Twice => await OnceAsync(backEnd, prefix, key, readyAt, cancellationToken),
                    _ => receipt,
                };
        }
    }

    private async Task<BackEndReceipt> OnceAsync(string backEnd, string prefix, string key, DateTimeOffset readyAt, CancellationToken cancellationToken)
    {
        string request = CaseRows.Escaped(key);
        string reference = string.Create(CultureInfo.InvariantCulture, $"{prefix}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 5))}");
        try
        {
            await _requests.AddEntityAsync(
                new TableEntity(request, request) { ["BackEnd"] = backEnd, ["Reference"] = reference, ["ReadyAt"] = readyAt }, cancellationToken);
            return new BackEndReceipt(reference, readyAt);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            TableEntity row = await _requests.GetEntityAsync<TableEntity>(request, request, cancellationToken: cancellationToken);
            return new BackEndReceipt(row.GetString("Reference"), row.GetDateTimeOffset("ReadyAt")!.Value);
        }
    }
}

/// <summary>What a back end answers to a request that it took.</summary>
/// <param name="Reference">What it calls it.</param>
/// <param name="ReadyAt">When it will have carried it out, UTC.</param>
public sealed record BackEndReceipt(string Reference, DateTimeOffset ReadyAt);

/// <summary>A back end failed or could not be reached; the request may or may not have been carried out. Ask again under the same key.</summary>
public sealed class BackEndFailedException(string message) : Exception(message);
