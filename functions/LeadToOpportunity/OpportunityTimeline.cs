using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.Mail;
using LeadToCash.OpportunityToQuote;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>
/// Read model: all that happened around an opportunity in time order, a partition for each: its own events, those of its quotes, and the mails that its customer got about them. A row
/// has a key made of its time and its place, so that showing an event twice writes the same row; a mail, whose repetition has another time, is held to its first one by a row under its key.
/// </summary>
public sealed class OpportunityTimeline(CaseTables tables, QuoteStore quotes, TimeProvider time) : ICaseObserver, IMailObserver
{
    /// <summary>Kind of the entries that are mails.</summary>
    public const string MailType = "mail";

    private const string QuotePrefix = "quote/";
    private const string OrderPrefix = "order/quote-";

    private readonly TableClient _table = tables.Named("opportunitytimeline");

    /// <inheritdoc/>
    public string? CaseType => Opportunity.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name switch
    {
        nameof(QuoteFollowed) => Task.CompletedTask, // the quote's own event is there
        nameof(CommunicationRecorded) => AddAsync(@event.CaseId, @event with { At = @event.As<CommunicationRecorded>().OccurredAt }, cancellationToken),
        _ => AddAsync(@event.CaseId, @event, cancellationToken),
    };

    /// <summary>Adds an event of any case; safe to repeat.</summary>
    public Task AddAsync(string opportunityId, CaseEvent @event, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(Row(opportunityId, @event), TableUpdateMode.Replace, cancellationToken);

    /// <inheritdoc/>
    public async Task OnSentAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (QuoteOf(mail.Key) is { } quoteId && (await quotes.FindAsync(quoteId, cancellationToken))?.State is { } quote
            && string.Equals(mail.To, quote.Customer.Email, StringComparison.OrdinalIgnoreCase))
        {
            await AddMailAsync(quote.OpportunityId ?? OpportunityIds.OfQuote(quoteId), mail, cancellationToken);
        }
    }

    /// <summary>The entries up to an instant, oldest first; a query over one partition.</summary>
    public async IAsyncEnumerable<CaseEvent> EventsAsync(string opportunityId, DateTimeOffset? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string end = string.Create(CultureInfo.InvariantCulture, $"{(asOf ?? DateTimeOffset.MaxValue).UtcTicks:D19}.");
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {opportunityId} and RowKey lt {end}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return JsonSerializer.Deserialize<CaseEvent>(CaseRows.Json(row), CaseJson.Options)!;
        }
    }

    private async Task AddMailAsync(string opportunityId, OutgoingMail mail, CancellationToken cancellationToken)
    {
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Key)).AsSpan(0, 12));
        JsonElement data = JsonSerializer.SerializeToElement(new SentMail(mail.Key, mail.To, mail.Subject, mail.Text), CaseJson.Options);
        TableEntity row = Row(opportunityId, new CaseEvent(MailType, id, 1, "MailSent", time.GetUtcNow(), "system", data));
        TableEntity once = new(opportunityId, $"once-{id}") { ["Row"] = row.RowKey };
        try
        {
            await _table.SubmitTransactionAsync([new(TableTransactionActionType.Add, once), new(TableTransactionActionType.Add, row)], cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // It is in the timeline since it was sent first.
        }
    }

    /// <summary>The quote that a mail is about, by the key under which mails of quotes and of their orders go out.</summary>
    private static string? QuoteOf(string key) =>
        key.StartsWith(QuotePrefix, StringComparison.Ordinal) ? key[QuotePrefix.Length..].Split('/')[0]
        : key.StartsWith(OrderPrefix, StringComparison.Ordinal) ? key[OrderPrefix.Length..].Split('/')[0]
        : null;

    private static TableEntity Row(string opportunityId, CaseEvent @event) => CaseRows.WithJson(
        new TableEntity(opportunityId, string.Create(CultureInfo.InvariantCulture, $"{@event.At.UtcTicks:D19}-{@event.CaseType}-{@event.CaseId}-{@event.Version:D10}")),
        JsonSerializer.Serialize(@event, CaseJson.Options));
}

/// <summary>A mail in the timeline.</summary>
/// <param name="Key">The key under which it went out.</param>
/// <param name="To">Address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">What it said.</param>
public sealed record SentMail(string Key, string To, string Subject, string Text);
