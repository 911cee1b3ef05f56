using System.IO.Compression;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>What belongs to a file: its collections as they are taken, its batches with their members, and the bytes as they were made once. One partition for each file.</summary>
public sealed class DebitFileRows(CaseTables tables)
{
    private const int BytesPerProperty = 64 * 1024;
    private const int RowsPerTransaction = 100;
    private const string ContentKey = "x-content";

    private readonly TableClient _table = tables.Named("debitfiles");

    /// <summary>Notes that a collection may be in the file; before it is, so that none is in it that has no row.</summary>
    public Task NoteAsync(string fileId, string endToEndId, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(fileId, "s-" + endToEndId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The collections that may be in the file.</summary>
    public Task<IReadOnlyList<string>> NotedAsync(string fileId, CancellationToken cancellationToken) => KeysAsync(fileId, "s-", cancellationToken);

    /// <summary>Keeps the members of a batch.</summary>
    public async Task KeepBatchAsync(string fileId, string batchId, IEnumerable<string> members, CancellationToken cancellationToken)
    {
        foreach (string[] some in members.Chunk(RowsPerTransaction))
        {
            await _table.SubmitTransactionAsync(
                some.Select(member => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(fileId, $"b-{batchId}-{member}"))), cancellationToken);
        }
    }

    /// <summary>
    /// The collections behind a reference by which a bank books in one sum: a batch's (PmtInfId), or the whole file's (MsgId); none if it is neither.
    /// </summary>
    public async Task<IReadOnlyList<string>> MembersAsync(string reference, CancellationToken cancellationToken)
    {
        int dot = reference.LastIndexOf('.');
        if (!CaseRows.IsId(reference) || !reference.StartsWith(DebitFiles.Prefix, StringComparison.Ordinal))
        {
            return [];
        }

        return dot > 0
            ? await KeysAsync(reference[..dot], $"b-{reference}-", cancellationToken)
            : [.. (await KeysAsync(reference, "b-", cancellationToken)).Select(key => key[(key.IndexOf('-', key.IndexOf('.', StringComparison.Ordinal)) + 1)..])];
    }

    /// <summary>Keeps the bytes.</summary>
    public async Task KeepContentAsync(string fileId, byte[] content, CancellationToken cancellationToken)
    {
        using MemoryStream packed = new();
        await using (BrotliStream brotli = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await brotli.WriteAsync(content, cancellationToken);
        }

        TableEntity row = new(fileId, ContentKey);
        foreach ((int index, byte[] part) in packed.ToArray().Chunk(BytesPerProperty).Index())
        {
            row["Part" + index] = part;
        }

        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The bytes, the same whenever they are asked for; null if there are none.</summary>
    public async Task<byte[]?> ContentAsync(string fileId, CancellationToken cancellationToken)
    {
        Azure.NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(fileId, ContentKey, cancellationToken: cancellationToken);
        if (!row.HasValue)
        {
            return null;
        }

        using MemoryStream packed = new();
        for (int i = 0; row.Value!.GetBinary("Part" + i) is { } part; i++)
        {
            packed.Write(part);
        }

        packed.Position = 0;
        await using BrotliStream brotli = new(packed, CompressionMode.Decompress);
        using MemoryStream content = new();
        await brotli.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    private async Task<IReadOnlyList<string>> KeysAsync(string fileId, string prefix, CancellationToken cancellationToken)
    {
        List<string> found = [];
        string beyond = prefix[..^1] + "."; // the character after the hyphen
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {fileId} and RowKey ge {prefix} and RowKey lt {beyond}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            found.Add(row.RowKey[prefix.Length..]);
        }

        return found;
    }
}
