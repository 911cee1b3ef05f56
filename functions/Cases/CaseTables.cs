using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace LeadToCash.Cases;

/// <summary>The tables of the case files, one for each kind of case, created when first used.</summary>
public sealed class CaseTables(TableServiceClient service)
{
    private readonly ConcurrentDictionary<string, Lazy<TableClient>> _tables = new(StringComparer.Ordinal);

    /// <summary>The table of a kind of case.</summary>
    public TableClient Of(string caseType) => Named("case" + caseType);

    /// <summary>Any table of the application: letters and digits only.</summary>
    public TableClient Named(string name) => _tables.GetOrAdd(name, key => new Lazy<TableClient>(() => Create(key))).Value;

    private TableClient Create(string name)
    {
        TableClient table = service.GetTableClient(name);
        table.CreateIfNotExists();
        return table;
    }
}
