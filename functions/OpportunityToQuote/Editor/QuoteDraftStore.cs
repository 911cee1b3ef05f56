using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Keeps drafts in their quotes. A command is named by what it says, so that the same one sent twice, or clicked twice, is carried out once.</summary>
public sealed class QuoteDraftStore(QuoteStore quotes, NumberSeries numbers, QuotedContracts contracts, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>The quote; null if there is none.</summary>
    public async Task<Quote?> FindAsync(string id, CancellationToken cancellationToken) => (await quotes.FindAsync(id, cancellationToken))?.State;

    /// <summary>Begins a new quote as a draft. The same request id always names the same quote, which the first request decided.</summary>
    /// <param name="requestId">The caller's name for the request; empty for one of its own.</param>
    /// <param name="content">What was written.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CaseOutcome<Quote, QuoteEvent>> BeginAsync(string requestId, QuoteDraftContent content, DraftWriter writer, CancellationToken cancellationToken)
    {
        string id = Id(requestId.Length > 0 ? requestId : Guid.NewGuid().ToString());
        string number = (await FindAsync(id, cancellationToken))?.Number ?? await numbers.TakeAsync("Q", calendars.Today(time).Year, id, cancellationToken);
        return await quotes.ExecuteAsync(id, "draft/begin", new QuoteCommand.OpenDraft(id, number, 0, writer.Name, content), writer.Actor, cancellationToken);
    }

    /// <summary>Begins the draft of the version after one.</summary>
    public Task<CaseOutcome<Quote, QuoteEvent>> OpenAsync(Quote quote, int from, QuoteDraftContent content, DraftWriter writer, CancellationToken cancellationToken) => quotes.ExecuteAsync(
        quote.Id, CommandId("open", quote.DraftRevision, content, from), new QuoteCommand.OpenDraft(quote.Id, quote.Number, from, writer.Name, content), writer.Actor, cancellationToken);

    /// <summary>Changes the draft; <paramref name="from"/> carries it on to the version after that one.</summary>
    public Task<CaseOutcome<Quote, QuoteEvent>> SaveAsync(
        Quote quote, int revision, QuoteDraftContent content, int? from, DraftWriter writer, CancellationToken cancellationToken) => quotes.ExecuteAsync(
        quote.Id, CommandId("save", revision, content, from), new QuoteCommand.SaveDraft(revision, writer.Name, content, from), writer.Actor, cancellationToken);

    /// <summary>Throws the draft away.</summary>
    public Task<CaseOutcome<Quote, QuoteEvent>> DiscardAsync(Quote quote, int revision, DraftWriter writer, CancellationToken cancellationToken) => quotes.ExecuteAsync(
        quote.Id, string.Create(CultureInfo.InvariantCulture, $"draft/discard/{revision}"), new QuoteCommand.DiscardDraft(revision), writer.Actor, cancellationToken);

    /// <summary>Makes the draft a version, bound to the contract that it names as that one is now.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="revision">The revision that the writer saw.</param>
    /// <param name="written">What the writer submits; null for what is saved.</param>
    /// <param name="request">The same, complete.</param>
    /// <param name="writer">Who submits.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CaseOutcome<Quote, QuoteEvent>> SubmitAsync(
        Quote quote, int revision, QuoteDraftContent? written, QuoteRequest request, DraftWriter writer, CancellationToken cancellationToken)
    {
        (QuoteTerms? terms, Refusal? unfit) = quote.Status == QuoteStatus.Draft
            ? await contracts.BindAsync(request.Terms, request.Customer, request.Lines, cancellationToken)
            : await contracts.BindAgainAsync(quote, request.Terms, request.Lines, cancellationToken);
        QuoteCommand.SubmitDraft submit = new(revision, request.Requester, written ?? quote.Draft!.Content, request with { Terms = terms });
        return unfit is null
            ? await quotes.ExecuteAsync(quote.Id, SubmissionId(revision, written), submit, writer.Actor, cancellationToken)
            : new CaseOutcome<Quote, QuoteEvent>(quote, Version: 0, [], unfit, IsRepeat: false);
    }

    /// <summary>What came of that submission, if it was carried out before: the draft is gone since then.</summary>
    public Task<CaseOutcome<Quote, QuoteEvent>?> SubmittedAsync(string id, int revision, QuoteDraftContent? written, CancellationToken cancellationToken) =>
        quotes.RecordedAsync(id, SubmissionId(revision, written), cancellationToken);

    private static string SubmissionId(int revision, QuoteDraftContent? written) =>
        written is null ? string.Create(CultureInfo.InvariantCulture, $"draft/submit/{revision}") : CommandId("submit", revision, written, null);

    private static string CommandId(string verb, int revision, QuoteDraftContent content, int? from) => string.Create(
        CultureInfo.InvariantCulture, $"draft/{verb}/{revision}/{from}/{Hash(JsonSerializer.SerializeToUtf8Bytes(content.Named(), CaseJson.Options))}");

    private static string Id(string requestId) => "q-" + Hash(Encoding.UTF8.GetBytes("draft/" + requestId));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 10));
}
