using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Books;

/// <summary>
/// Recognises and posts what is due of the next hundred schedules, eight at a time. Safe to run twice: what is done is not due any more, and each schedule
/// decides once for a date. Eleven requests for a schedule with one month due: four to decide, three to post, two for the list, two for the event's observer.
/// </summary>
public sealed class RecogniseRevenueActivity(RecognitionDue due, Recognition recognition)
{
    private const int PageSize = 100;
    private const int AtATime = 8;

    [Function(nameof(RecogniseRevenue))]
    public async Task<RecognisedPage> RunAsync([ActivityTrigger] RecogniseRevenue input, CancellationToken cancellationToken)
    {
        IReadOnlyList<DueSchedule> page = await due.ListAsync(input.LegalEntity, input.Through, after: null, PageSize, cancellationToken);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(page, parallel, async (one, token) => await RecogniseAsync(input, one, token));
        return new RecognisedPage(page.Count, IsLast: page.Count < PageSize);
    }

    private async Task RecogniseAsync(RecogniseRevenue input, DueSchedule one, CancellationToken cancellationToken)
    {
        RecognitionSchedule? schedule = await recognition.RecogniseAsync(one.CaseId, input.Through, cancellationToken);
        if (schedule is not null)
        {
            await due.SetAsync(schedule, cancellationToken);
        }

        await due.RemoveAsync(input.LegalEntity, one, cancellationToken);
    }
}
