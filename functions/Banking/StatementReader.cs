namespace LeadToCash.Banking;

/// <summary>Reads a statement file: XML is camt.053, everything else CSV.</summary>
public sealed class StatementReader(CsvStatementReader csv)
{
    /// <summary>Reads a file; the same statement twice in it counts once.</summary>
    /// <param name="file">The bytes.</param>
    /// <param name="account">Our account, for files that do not name it.</param>
    /// <exception cref="UnreadableStatementException">It can't be read; says where and why.</exception>
    public IReadOnlyList<ParsedStatement> Read(byte[] file, string account)
    {
        if (!IsXml(file))
        {
            return csv.Read(file, account);
        }

        using MemoryStream stream = new(file);
        return [.. CamtReader.Read(stream).DistinctBy(statement => MovementIds.OfStatement(statement.Account + statement.Number, MovementIds.Of(statement.Entries)))];
    }

    private static bool IsXml(byte[] file)
    {
        ReadOnlySpan<byte> start = file.AsSpan(0, Math.Min(file.Length, 200)).TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']);
        return start.Length > 0 && (start[0] == (byte)'<' || start[0] is 0xFE or 0xFF);
    }
}
