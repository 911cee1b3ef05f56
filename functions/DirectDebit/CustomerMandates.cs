using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Read model: the mandates of each customer, in a partition of his, and all of them by reference. A row copies what lists show; whether a mandate may be used
/// says its case alone.
/// </summary>
public sealed class CustomerMandates(CaseTables tables, MandateStore mandates) : ICaseObserver
{
    private const string All = "all";
    private const int MostOfCustomer = 50;

    private readonly TableClient _table = tables.Named("mandatelists");

    /// <inheritdoc/>
    public string? CaseType => Mandate.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CaseFile<Mandate> file = await @event.CaseAsync<Mandate>(cancellationToken);
        string json = JsonSerializer.Serialize(ListedMandate.Of(file.State), CaseJson.Options);
        foreach (string partition in new[] { "k-" + file.State.Terms.Debtor.CustomerId, All })
        {
            await _table.UpsertEntityAsync(CaseRows.WithJson(new TableEntity(partition, file.Id), json), TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>A customer's mandates, fifty at the most: a query over one partition.</summary>
    public async Task<IReadOnlyList<ListedMandate>> OfCustomerAsync(string customerId, CancellationToken cancellationToken) =>
        (await PageAsync("k-" + customerId, null, MostOfCustomer, cancellationToken)).Mandates;

    /// <summary>The customer's mandate for all collections to come that may be used on a day, the one signed last; null if there is none.</summary>
    public async Task<CaseFile<Mandate>?> UsableAsync(string customerId, DateOnly day, CancellationToken cancellationToken)
    {
        CaseFile<Mandate>? found = null;
        foreach (ListedMandate listed in await OfCustomerAsync(customerId, cancellationToken))
        {
            if (listed is { Status: not (MandateStatus.Revoked or MandateStatus.Used), Kind: MandateKind.Recurrent }
                && await mandates.FindAsync(listed.Reference, cancellationToken) is { } file && file.State.IsUsableOn(day)
                && (found is null || file.State.SignedOn >= found.State.SignedOn))
            {
                found = file;
            }
        }

        return found;
    }

    /// <summary>A page of all mandates by reference.</summary>
    public Task<MandateList> ListAsync(string? after, int limit, CancellationToken cancellationToken) => PageAsync(All, after, limit, cancellationToken);

    private async Task<MandateList> PageAsync(string partition, string? after, int limit, CancellationToken cancellationToken)
    {
        List<ListedMandate> found = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after ?? ""}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit + 1, 1000), cancellationToken: cancellationToken))
        {
            if (found.Count == limit)
            {
                return new MandateList(found, found[^1].Reference);
            }

            found.Add(JsonSerializer.Deserialize<ListedMandate>(CaseRows.Json(row), CaseJson.Options)!);
        }

        return new MandateList(found, null);
    }
}

/// <summary>Some mandates.</summary>
/// <param name="Mandates">By reference.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record MandateList(IReadOnlyList<ListedMandate> Mandates, string? Next);

/// <summary>A mandate in a list.</summary>
/// <param name="Reference">Its reference, which is its case id.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Customer">Company or name.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Scheme">CORE or B2B.</param>
/// <param name="Kind">How often it may be used.</param>
/// <param name="Iban">Account that is debited; null until it is granted.</param>
/// <param name="SignedOn">Local day; null until it is granted.</param>
/// <param name="LapsesAfter">Last day for a collection; null until it is granted.</param>
public sealed record ListedMandate(
    string Reference, string CustomerId, string Customer, MandateStatus Status, MandateScheme Scheme, MandateKind Kind, string? Iban, DateOnly? SignedOn, DateOnly? LapsesAfter)
{
    /// <summary>Of a mandate.</summary>
    public static ListedMandate Of(Mandate mandate) => new(
        mandate.Terms.Reference, mandate.Terms.Debtor.CustomerId, mandate.Terms.Debtor.Company ?? mandate.Terms.Debtor.Name, mandate.Status,
        mandate.Terms.Scheme, mandate.Terms.Kind, mandate.Account?.Iban, mandate.SignedOn, mandate.LapsesAfter);
}
