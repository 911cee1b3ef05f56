using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace LeadToCash.Cases;

/// <summary>The tables of the case files, one for each kind of case, created when first used, and the gates of those who work on them.</summary>
public sealed class CaseTables(TableServiceClient service) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<TableClient>> _tables = new(StringComparer.Ordinal);

    /// <summary>Where the writers of a case take turns: who comes second decides on what the first has written, instead of appending in vain.</summary>
    internal CaseGate Writers { get; } = new();

    /// <summary>Where those who show a case's events take turns: the second finds that they were shown.</summary>
    internal CaseGate Announcers { get; } = new();

    /// <summary>The table of a kind of case.</summary>
    public TableClient Of(string caseType) => Named("case" + caseType);

    /// <summary>Any table of the application: letters and digits only.</summary>
    public TableClient Named(string name) => _tables.GetOrAdd(name, key => new Lazy<TableClient>(() => Create(key))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        Writers.Dispose();
        Announcers.Dispose();
    }

    private TableClient Create(string name)
    {
        TableClient table = service.GetTableClient(name);
        table.CreateIfNotExists();
        return table;
    }
}
