using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Proposals;

namespace LeadToCash.Feedback;

/// <summary>
/// Read model: how many were asked and what they answered, by the month in which they were asked. An order contributes once, by its last event, so events may come twice
/// and late. A month is a partition of eight rows, so that orders that come at once seldom meet.
/// </summary>
public sealed class OrderFeedbackCounts(CaseTables tables, BusinessCalendars calendars)
{
    private const int Rows = 8;

    private readonly TallyBook _book = new(tables.Named("orderfeedback"));

    /// <summary>Counts a question and its answer. Four requests, six for an answer.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="version">Version of the question's case.</param>
    /// <param name="askedAt">When it was asked, UTC.</param>
    /// <param name="score">1 to 5; null while there is no answer.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task CountAsync(string orderId, long version, DateTimeOffset askedAt, int? score, CancellationToken cancellationToken)
    {
        string row = RowOf(orderId);
        List<Contribution> contributions = [new(row, "")];
        if (score is { } given)
        {
            contributions.Add(new(row, Counter(given)));
        }

        Dictionary<string, IReadOnlyList<Contribution>> byMonth = new() { [PartitionOf(calendars.Own.DateOf(askedAt))] = contributions };
        return _book.SetAsync(orderId, version, byMonth, cancellationToken);
    }

    /// <summary>The figures of some months; a query over eight rows for each.</summary>
    /// <param name="from">A date of the first month, local.</param>
    /// <param name="to">A date of the last.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    public async Task<SatisfactionReport> ReportAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        List<MonthlySatisfaction> months = [];
        for (DateOnly month = new(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            var rows = (await _book.RowsAsync(PartitionOf(month), "", cancellationToken)).Select(row => row.Counters).ToList();
            months.Add(new MonthlySatisfaction(month, Satisfaction.Of(
                Sum(rows, ""), [.. Enumerable.Range(1, 5).Select(score => Sum(rows, Counter(score)))])));
        }

        return new SatisfactionReport(Satisfaction.Sum(months.Select(month => month.Figures)), months);
    }

    private static long Sum(IEnumerable<IReadOnlyDictionary<string, long>> rows, string counter) => rows.Sum(row => row.GetValueOrDefault(counter));

    private static string Counter(int score) => string.Create(CultureInfo.InvariantCulture, $"score-{score}");

    private static string PartitionOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string RowOf(string orderId) => (SHA256.HashData(Encoding.UTF8.GetBytes(orderId))[0] % Rows).ToString(CultureInfo.InvariantCulture);
}
