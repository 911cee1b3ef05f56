using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.QuoteToOrder;

/// <summary>Finds the case behind a number that people quote: <c>A-2026-00001</c>, <c>RE-2026-00007</c>.</summary>
public sealed class NumberIndex(CaseTables tables)
{
    private readonly TableClient _table = tables.Named("numbers");

    /// <summary>Notes whose number it is; safe to repeat.</summary>
    public Task AddAsync(string number, string caseId, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Key(number), Key(number)) { ["CaseId"] = caseId }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>The case with that number, or null.</summary>
    public async Task<string?> FindAsync(string number, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(Key(number), Key(number), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetString("CaseId") : null;
    }

    /// <summary>Numbers come from outside too (payment references), so what a key must not hold is escaped.</summary>
    private static string Key(string number) => CaseRows.Escaped(number.Trim().ToUpperInvariant());
}
