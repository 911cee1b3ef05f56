using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace LeadToCash.Cases;

/// <summary>The tables of the case files, one for each kind of case, created when first used, and the gate of those who write to them.</summary>
public sealed class CaseTables(TableServiceClient service) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<TableClient>> _tables = new(StringComparer.Ordinal);

    /// <summary>Where the writers of a case take turns.</summary>
    internal WriterGate Writers { get; } = new();

    /// <summary>The table of a kind of case.</summary>
    public TableClient Of(string caseType) => Named("case" + caseType);

    /// <summary>Any table of the application: letters and digits only.</summary>
    public TableClient Named(string name) => _tables.GetOrAdd(name, key => new Lazy<TableClient>(() => Create(key))).Value;

    /// <inheritdoc/>
    public void Dispose() => Writers.Dispose();

    private TableClient Create(string name)
    {
        TableClient table = service.GetTableClient(name);
        table.CreateIfNotExists();
        return table;
    }
}
