using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadToCash.Books;

/// <summary>Starts the recognition run of the month that has ended, on the first of each month. After downtime one run makes up for all that were missed.</summary>
public sealed class RecognitionTimer(BusinessCalendars calendars, TimeProvider time, IOptions<BooksOptions> options, ILogger<RecognitionTimer> logger)
{
    [Function("StartRecognitionRun")]
    public async Task RunAsync([TimerTrigger("0 30 2 1 * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        RecognitionRun run = new(options.Value.LegalEntity, BookMonths.MonthOf(calendars.Today(time)).AddDays(-1));
        await new Processes(client, logger).StartAsync(nameof(RecognitionRunOrchestrator), RecognitionRun.InstanceId(run.LegalEntity, run.Through), run, cancellationToken);
    }
}
