using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>
/// Keeps documents that are too large for an event, compressed, each in a partition of its own. A block is written before anything names it, so that
/// what a crash leaves half written is never read.
/// </summary>
public sealed class CatalogueBlocks(CaseTables tables)
{
    private const int BytesInProperty = 60_000;
    private const int PropertiesInRow = 14;
    private const string CheckpointPartition = "checkpoint";
    private const string CheckpointKey = "latest";

    private readonly TableClient _table = tables.Named("catalogueblocks");

    /// <summary>Writes a document; safe to repeat. A request for each 840 kB of compressed JSON: 10,000 products take one.</summary>
    public async Task WriteAsync(string block, CatalogueDocument document, CancellationToken cancellationToken)
    {
        using MemoryStream compressed = new();
        await using (GZipStream zip = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(zip, document, CaseJson.Options, cancellationToken);
        }

        byte[][][] rows = [.. compressed.ToArray().Chunk(BytesInProperty).Chunk(PropertiesInRow)];
        for (int row = 0; row < rows.Length; row++)
        {
            TableEntity entity = new(block, row.ToString("D4", System.Globalization.CultureInfo.InvariantCulture));
            for (int part = 0; part < rows[row].Length; part++)
            {
                entity["Data" + part] = rows[row][part];
            }

            await _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>Reads a document by one query over its partition.</summary>
    /// <exception cref="InvalidDataException">There is no such block.</exception>
    public async Task<CatalogueDocument> ReadAsync(string block, CancellationToken cancellationToken)
    {
        using MemoryStream compressed = new();
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {block}"), cancellationToken: cancellationToken))
        {
            for (int part = 0; row.GetBinary("Data" + part) is { } bytes; part++)
            {
                compressed.Write(bytes);
            }
        }

        if (compressed.Length == 0)
        {
            throw new InvalidDataException($"Block '{block}' of the catalogue is missing.");
        }

        compressed.Position = 0;
        await using GZipStream zip = new(compressed, CompressionMode.Decompress);
        return (await JsonSerializer.DeserializeAsync<CatalogueDocument>(zip, CaseJson.Options, cancellationToken))!;
    }

    /// <summary>The newest checkpoint: a revision, and the block with every entry that was changed until then. Null if there is none. One point read.</summary>
    public async Task<CatalogueCheckpoint?> CheckpointAsync(CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(CheckpointPartition, CheckpointKey, cancellationToken: cancellationToken);
        return row.HasValue ? new CatalogueCheckpoint(row.Value!.GetInt64("Revision")!.Value, row.Value.GetString("Block"), row.Value.GetString("Previous"), row.Value.ETag) : null;
    }

    /// <summary>
    /// Makes a block the newest checkpoint, unless another one has become it since. The one before it stays for who is reading it; the one before that goes.
    /// </summary>
    public async Task MoveCheckpointAsync(CatalogueCheckpoint? from, long revision, string block, CancellationToken cancellationToken)
    {
        TableEntity row = new(CheckpointPartition, CheckpointKey) { ["Revision"] = revision, ["Block"] = block, ["Previous"] = from?.Block };
        try
        {
            await (from is null
                ? _table.AddEntityAsync(row, cancellationToken)
                : _table.UpdateEntityAsync(row, from.ETag, TableUpdateMode.Replace, cancellationToken));
            if (from?.Previous is { } superseded)
            {
                await DeleteAsync(superseded, cancellationToken);
            }
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            // Another instance was first; its checkpoint serves as well.
        }
    }

    private async Task DeleteAsync(string block, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {block}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        }
    }
}

/// <summary>Where reading the catalogue's history can begin.</summary>
/// <param name="Revision">The revision that it holds.</param>
/// <param name="Block">Every entry that was changed until then.</param>
/// <param name="Previous">Block of the checkpoint before it; null for the first.</param>
/// <param name="ETag">Of the row that says so.</param>
public sealed record CatalogueCheckpoint(long Revision, string Block, string? Previous, ETag ETag);
