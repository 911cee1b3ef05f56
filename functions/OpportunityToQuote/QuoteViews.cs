using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using LeadToCash.Cases;
using Microsoft.Extensions.Logging;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Who looked at which version of a quote, and when: a note beside the case, which a look does not change. Repeated looks within a minute are one. The address of the
/// visitor is not kept, only what his browser calls itself, so that a mail scanner can be told from a person.
/// </summary>
public sealed partial class QuoteViews(CaseTables tables, TimeProvider time, ILogger<QuoteViews> logger)
{
    private const int LongestAgent = 200;

    private readonly TableClient _table = tables.Named("quoteviews");

    /// <summary>Notes a look: one request. A look that can't be noted is shown all the same.</summary>
    public async Task NoteAsync(string quoteId, int version, string agent, CancellationToken cancellationToken)
    {
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset minute = new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
            string browser = agent.Length > LongestAgent ? agent[..LongestAgent] : agent;
            string key = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - minute.UtcTicks:D19}-{version}-{Short(browser)}-{quoteId}");
            await _table.UpsertEntityAsync(
                new TableEntity(quoteId, key) { ["Version"] = version, ["At"] = now, ["Browser"] = browser }, TableUpdateMode.Replace, cancellationToken);
        }
        catch (Azure.RequestFailedException failure)
        {
            NotNoted(logger, failure, quoteId, version);
        }
    }

    /// <summary>The latest looks, newest first: one query over the head of the quote's partition.</summary>
    /// <param name="quoteId">Case id.</param>
    /// <param name="limit">At most so many, 1 or more.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<IReadOnlyList<QuoteView>> ListAsync(string quoteId, int limit, CancellationToken cancellationToken)
    {
        List<QuoteView> views = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {quoteId}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            views.Add(new QuoteView(row.GetInt32("Version")!.Value, row.GetDateTimeOffset("At")!.Value, row.GetString("Browser")));
            if (views.Count == limit)
            {
                break;
            }
        }

        return views;
    }

    private static string Short(string agent) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(agent)).AsSpan(0, 4));

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "A look at quote {QuoteId} version {QuoteVersion} was not noted")]
    private static partial void NotNoted(ILogger logger, Exception failure, string quoteId, int quoteVersion);
}

/// <summary>One look at a quote.</summary>
/// <param name="QuoteVersion">The version that was shown.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Browser">What the visitor's program calls itself; empty if it says nothing.</param>
public sealed record QuoteView(int QuoteVersion, DateTimeOffset At, string Browser);
