using Azure.Data.Tables;

namespace LeadToCash.Cases;

/// <summary>The case behind an event, read when the first observer asks and kept for the others: it holds the event, and perhaps later ones.</summary>
internal sealed class CaseSight(CaseReader reader, string caseType, string id)
{
    private TableEntity? _head;
    private object? _file;

    public async Task<CaseFile<TState>> FileAsync<TState>(CancellationToken cancellationToken)
    {
        if (_file is CaseFile<TState> read)
        {
            return read;
        }

        TableEntity head = await HeadAsync(cancellationToken) ?? throw new BusinessRuleException($"There is no {caseType} '{id}'.");
        CaseFile<TState> file = CaseRows.ReadHead<TState>(head);
        _file = file;
        return file;
    }

    public async Task<string?> CustomerIdAsync(CancellationToken cancellationToken) => (await HeadAsync(cancellationToken))?.GetString("CustomerId");

    private async Task<TableEntity?> HeadAsync(CancellationToken cancellationToken) => _head ??= await reader.HeadAsync(caseType, id, select: null, cancellationToken);
}
