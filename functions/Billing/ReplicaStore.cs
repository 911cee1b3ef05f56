using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Billing;

/// <summary>An entry as the billing back end keeps it.</summary>
/// <param name="Kind">What it is: one of <see cref="ReplicaKinds"/>.</param>
/// <param name="Id">Names it within its kind.</param>
/// <param name="Content">Its content.</param>
/// <param name="Copies">How often another content came; 1 for an entry that came once, however often it was sent.</param>
public sealed record Replica(string Kind, string Id, JsonElement Content, int Copies);

/// <summary>What is replicated.</summary>
public static class ReplicaKinds
{
    /// <summary>A product of the catalogue.</summary>
    public const string Product = "product";

    /// <summary>A product's prices in a list, with those of the future.</summary>
    public const string Price = "price";

    /// <summary>A customer's master data.</summary>
    public const string Customer = "customer";
}

/// <summary>Master data as the embedded billing back end keeps it: one row for each entry. Safe to repeat: content that is there already changes nothing.</summary>
public sealed class ReplicaStore(CaseTables tables)
{
    private readonly TableClient _table = tables.Named("billingreplicas");

    /// <summary>Keeps an entry.</summary>
    public async Task PutAsync(string kind, string id, string content, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> known = await _table.GetEntityIfExistsAsync<TableEntity>(kind, CaseRows.Escaped(id), cancellationToken: cancellationToken);
            if (known.HasValue && known.Value!.GetString("Hash") == HashOf(content))
            {
                return;
            }

            TableEntity row = CaseRows.WithJson(
                new TableEntity(kind, CaseRows.Escaped(id)) { ["Hash"] = HashOf(content), ["Copies"] = (known.HasValue ? known.Value!.GetInt32("Copies") ?? 0 : 0) + 1 }, content);
            try
            {
                await (known.HasValue
                    ? _table.UpdateEntityAsync(row, known.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : _table.AddEntityAsync(row, cancellationToken));
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < 10)
            {
                // Sent twice at the same time; look again.
            }
        }
    }

    /// <summary>An entry; null if there is none.</summary>
    public async Task<Replica?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(kind, CaseRows.Escaped(id), cancellationToken: cancellationToken);
        return row.HasValue
            ? new Replica(kind, id, JsonSerializer.Deserialize<JsonElement>(CaseRows.Json(row.Value!), CaseJson.Options), row.Value!.GetInt32("Copies") ?? 1)
            : null;
    }

    /// <summary>What tells contents apart.</summary>
    internal static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16));
}
