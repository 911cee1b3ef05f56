using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Insights;
using LeadToCash.OpportunityToQuote.Approvals;
using OpportunityStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityCommand, LeadToCash.LeadToOpportunity.OpportunityEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>
/// Read model: open opportunities by stage and by owner, each by expected date, and closed ones by month. All rows of all opportunities are in one partition, so that one
/// transaction moves an opportunity from one list to another: it takes its old rows out, puts its new ones in, and notes where they are and of which version, under the ETag of that
/// note. So a repeated event changes nothing, and one that comes late can't bring an old card back. The records of sales are brought up to date under the same note, before it moves.
/// </summary>
public sealed class OpportunityList(CaseTables tables, OpportunityStore opportunities, SalesRecords records, BusinessCalendars calendars) : ICaseObserver
{
    private const string Partition = "pipeline";
    private const string Nobody = "nobody";
    private const int MaximumAttempts = 20;

    private readonly TableClient _table = tables.Named("opportunitylist");

    /// <inheritdoc/>
    public string? CaseType => Opportunity.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) =>
        @event.Name is nameof(CommunicationRecorded) or nameof(ActivityReminded) ? Task.CompletedTask : ShowAsync(@event.CaseId, @event.Version, cancellationToken);

    /// <summary>The open opportunities of an owner, a stage, or both, by expected date; those without a date come last. A query over a range of one partition.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<OpportunityPageOfCards> PageAsync(OpportunityFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        List<OpportunityCard> cards = [];
        string? last = null;
        await foreach ((string key, OpportunityCard card) in RowsAsync(filter, after, limit + 1, cancellationToken))
        {
            if (cards.Count == limit)
            {
                return new OpportunityPageOfCards(cards, last);
            }

            cards.Add(card);
            last = key;
        }

        return new OpportunityPageOfCards(cards, Next: null);
    }

    /// <summary>All open opportunities of an owner, a stage, or both.</summary>
    public async IAsyncEnumerable<OpportunityCard> AllAsync(OpportunityFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach ((_, OpportunityCard card) in RowsAsync(filter, after: null, pageSize: null, cancellationToken))
        {
            yield return card;
        }
    }

    /// <summary>What was won or lost in a month.</summary>
    /// <param name="month">Any local date in it.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<IReadOnlyList<OpportunityCard>> ClosedAsync(DateOnly month, CancellationToken cancellationToken)
    {
        List<OpportunityCard> closed = [];
        await foreach ((_, OpportunityCard card) in QueryAsync(ClosedPrefix(month), after: null, pageSize: null, cancellationToken))
        {
            closed.Add(card);
        }

        return closed;
    }

    private IAsyncEnumerable<(string Key, OpportunityCard Card)> RowsAsync(OpportunityFilter filter, string? after, int? pageSize, CancellationToken cancellationToken) =>
        QueryAsync(Prefix(filter), after, pageSize, cancellationToken);

    private async IAsyncEnumerable<(string Key, OpportunityCard Card)> QueryAsync(
        string prefix, string? after, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string from = after is not null && string.CompareOrdinal(after, prefix) > 0 ? after : prefix;
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {prefix[..^1] + ';'}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: pageSize, cancellationToken: cancellationToken))
        {
            yield return (row.RowKey, JsonSerializer.Deserialize<OpportunityCard>(CaseRows.Json(row), CaseJson.Options)!);
        }
    }

    /// <summary>Shows an opportunity as it is. Three requests and two for each month of its records; one when this version or a later one is shown already.</summary>
    private async Task ShowAsync(string id, long version, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> place = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, PlaceKey(id), cancellationToken: cancellationToken);
            if (place.HasValue && place.Value!.GetInt64("Version") >= version)
            {
                return;
            }

            CaseFile<Opportunity> file = await opportunities.GetAsync(id, cancellationToken);
            await records.KeepAsync(file, cancellationToken);
            try
            {
                await _table.SubmitTransactionAsync(Moves(place.HasValue ? place.Value : null, file), cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                // Another one showed it at the same time, perhaps a version before this one: look again.
            }
        }
    }

    private List<TableTransactionAction> Moves(TableEntity? place, CaseFile<Opportunity> file)
    {
        OpportunityCard card = OpportunityCard.Of(file.State);
        string json = JsonSerializer.Serialize(card, CaseJson.Options);
        IReadOnlyList<string> keys = Keys(card);
        string[] before = place?.GetString("Keys").Split(' ') ?? [];
        TableEntity moved = new(Partition, PlaceKey(file.Id)) { ["Version"] = file.Version, ["Keys"] = string.Join(' ', keys) };
        return
        [
            place is null ? new(TableTransactionActionType.Add, moved) : new(TableTransactionActionType.UpdateReplace, moved, place.ETag),
            .. before.Except(keys).Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(Partition, key), ETag.All)),
            .. keys.Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, CaseRows.WithJson(new TableEntity(Partition, key), json))),
        ];
    }

    private IReadOnlyList<string> Keys(OpportunityCard card)
    {
        string date = card.CloseOn?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "99991231";
        return card.ClosedAt is { } closed
            ? [$"{ClosedPrefix(calendars.Own.DateOf(closed))}{card.Id}"]
            : [$"{Prefix(new(null, card.Stage))}{date}:{card.Id}", $"{Prefix(new(card.Owner ?? "", card.Stage))}{date}:{card.Id}"];
    }

    private static string Prefix(OpportunityFilter filter) => (filter.Owner, filter.Stage) switch
    {
        (null, null) => "s:",
        (null, { } stage) => $"s:{stage}:",
        ({ } owner, null) => $"o:{OwnerKey(owner)}:",
        ({ } owner, { } stage) => $"o:{OwnerKey(owner)}:{stage}:",
    };

    private static string OwnerKey(string owner) => owner.Length == 0 ? Nobody : Delegations.IdOf(owner);

    private static string ClosedPrefix(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"c:{month:yyyyMM}:");

    private static string PlaceKey(string id) => "p:" + id;
}

/// <summary>Which opportunities.</summary>
/// <param name="Owner">Sign-in name; empty for those of nobody, null for all.</param>
/// <param name="Stage">Id of a stage; null for all.</param>
public sealed record OpportunityFilter(string? Owner, string? Stage);

/// <summary>A page of a list.</summary>
/// <param name="Items">The opportunities.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null after the last.</param>
public sealed record OpportunityPageOfCards(IReadOnlyList<OpportunityCard> Items, string? Next);
