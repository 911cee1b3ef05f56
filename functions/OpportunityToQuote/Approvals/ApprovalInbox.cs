using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.Links;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>
/// Read model: what waits for whom, a partition for each person. A row names a seat; whether it still waits, and what the page says of it,
/// comes from the quote itself.
/// </summary>
public sealed class ApprovalInbox(CaseTables tables, QuoteStore quotes, LinkSigner links) : ICaseObserver
{
    private readonly TableClient _table = tables.Named("approvalinbox");

    /// <inheritdoc/>
    public string? CaseType => Quote.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) =>
        @event.As<QuoteEvent>() is ISeatsChanged changed ? ShowAsync(@event.CaseId, changed.QuoteVersion, changed.Step, cancellationToken) : Task.CompletedTask;

    /// <summary>What waits for a person, longest first: a query over his partition, and a point read for each quote.</summary>
    /// <param name="person">E-mail address.</param>
    /// <param name="limit">At most so many, 1 or more.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<WaitingApproval>> ListAsync(string person, int limit, CancellationToken cancellationToken)
    {
        List<WaitingApproval> waiting = [];
        await foreach (InboxRow row in RowsAsync(person, cancellationToken))
        {
            if (await quotes.FindAsync(row.Step.QuoteId, cancellationToken) is { } file && Waiting(file.State, row) is { } one)
            {
                waiting.Add(one);
            }

            if (waiting.Count == limit)
            {
                break;
            }
        }

        return [.. waiting.OrderBy(one => one.Since)];
    }

    /// <summary>The steps in which a person has, or had a moment ago, an open seat; a query over his partition.</summary>
    public async IAsyncEnumerable<InboxRow> RowsAsync(string person, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Delegations.IdOf(person)}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            ApprovalStepRef step = new(row.GetString("QuoteId"), row.GetInt32("QuoteVersion")!.Value, new ApprovalStep(row.GetString("Step")));
            yield return new InboxRow(step, row.GetString("Seat"));
        }
    }

    private async Task ShowAsync(string quoteId, int version, ApprovalStep step, CancellationToken cancellationToken)
    {
        CaseFile<Quote> file = await quotes.GetAsync(quoteId, cancellationToken);
        foreach (ApprovalSeat seat in file.State.Approval(version, step)?.Asked() ?? [])
        {
            InboxRow row = new(new ApprovalStepRef(quoteId, version, step), seat.Id);
            TableEntity entity = new(Delegations.IdOf(seat.Person), $"{quoteId}:{version}:{step}:{seat.Id}")
            {
                ["QuoteId"] = quoteId,
                ["QuoteVersion"] = version,
                ["Step"] = step.Id,
                ["Seat"] = seat.Id,
            };
            await (Waiting(file.State, row) is null
                ? _table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, cancellationToken: cancellationToken)
                : _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken));
        }
    }

    private WaitingApproval? Waiting(Quote quote, InboxRow row) =>
        quote.QuoteVersion == row.Step.QuoteVersion && quote.Approval(row.Step.Step) is { Status: ApprovalStatus.Pending } approval
            && approval.Seat(row.Seat) is { Status: SeatStatus.Asked } seat
            ? new WaitingApproval
            {
                QuoteId = quote.Id,
                Number = quote.Number,
                QuoteVersion = quote.QuoteVersion,
                Fingerprint = quote.Fingerprint!,
                Step = approval.Step,
                Customer = quote.Customer.Company ?? quote.Customer.Name,
                Requester = quote.Requester,
                Net = quote.Content!.Net,
                Discount = quote.Content.Discount,
                Reasons = approval.Reasons,
                InsteadOf = seat.InsteadOf,
                Since = seat.AskedAt,
                DecideBy = seat.Schedule.ExpiresAt,
                Link = links.Url(QuoteLinks.Approval(quote.Id, quote.QuoteVersion, approval.Step, seat.Id, seat.Schedule.ExpiresAt)),
            }
            : null;
}

/// <summary>A seat in the inbox.</summary>
public sealed record InboxRow(ApprovalStepRef Step, string Seat);
