using System.Text.Json.Serialization;
using LeadToCash.Cases;

namespace LeadToCash.Books;

/// <summary>When the revenue of one invoice is earned, and what of it was recognised. At any time recognised and deferred are what was billed and not credited.</summary>
public sealed record RecognitionSchedule : ICase<RecognitionSchedule, RecognitionCommand, RecognitionEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "recognition";

    /// <summary>Case of the invoice.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>Number of the invoice.</summary>
    public required string Number { get; init; }

    /// <summary>Whose books.</summary>
    public required string LegalEntity { get; init; }

    /// <summary>Its lines of which something was deferred.</summary>
    public required IReadOnlyList<LineSchedule> Lines { get; init; }

    /// <summary>Credit notes that were taken into account.</summary>
    public IReadOnlyList<ScheduleReduced> Reductions { get; init; } = [];

    /// <summary>Events so far.</summary>
    public long Events { get; init; }

    /// <summary>The next local date on which something is earned; null when nothing is left.</summary>
    public DateOnly? NextDate => Lines.SelectMany(line => line.Open).Select(portion => (DateOnly?)portion.Date).Min();

    /// <summary>The customer's timeline has the invoice; what the books make of it is no event of his.</summary>
    [JsonIgnore]
    public string? CustomerId => null;

    /// <summary>Case id of the schedule of an invoice.</summary>
    public static string IdOf(string invoiceId) => invoiceId + "-recognition";

    /// <inheritdoc/>
    public static Decision<RecognitionEvent> Decide(RecognitionSchedule? state, RecognitionCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, RecognitionCommand.Open open) => Decision<RecognitionEvent>.Accept(open.Schedule),
        (null, _) => Decision<RecognitionEvent>.Refuse("schedule-unknown", "The schedule has not been opened."),
        (_, RecognitionCommand.Open) => Decision<RecognitionEvent>.Accept(),
        (_, RecognitionCommand.Recognise recognise) => Decision<RecognitionEvent>.Accept([.. Earned(state, recognise.Through)]),
        (_, RecognitionCommand.Reduce reduce) => Reduce(state, reduce),
        _ => throw new InvalidOperationException($"A recognition schedule does not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static RecognitionSchedule Apply(RecognitionSchedule? state, RecognitionEvent @event)
    {
        RecognitionSchedule after = @event switch
        {
            ScheduleOpened opened => Of(opened),
            RevenueRecognised recognised => state! with { Lines = [.. state!.Lines.Select(line => line.After(recognised))] },
            ScheduleReduced reduced => state! with { Lines = [.. state!.Lines.Select(line => line.After(reduced))], Reductions = [.. state!.Reductions, reduced] },
            _ => throw new InvalidOperationException($"A recognition schedule does not know the event {@event.GetType().Name}."),
        };
        return after with { Events = (state?.Events ?? 0) + 1 };
    }

    private static RecognitionSchedule Of(ScheduleOpened opened) => new()
    {
        InvoiceId = opened.InvoiceId,
        Number = opened.Number,
        LegalEntity = opened.LegalEntity,
        Lines = [.. opened.Lines.Select(line => LineSchedule.Of(line, opened.Date))],
    };

    private static IEnumerable<RevenueRecognised> Earned(RecognitionSchedule state, DateOnly through)
    {
        DateOnly[] dates = [.. state.Lines.SelectMany(line => line.Open).Select(portion => portion.Date).Where(date => date <= through).Distinct().Order()];
        return dates.Select((date, index) => new RevenueRecognised(
            state.Events + index + 1,
            date,
            [.. state.Lines.SelectMany(line => line.Open.Where(portion => portion.Date == date).Select(portion => new LineAmount(line.Line.Line, portion.Amount)))]));
    }

    private static Decision<RecognitionEvent> Reduce(RecognitionSchedule state, RecognitionCommand.Reduce reduce)
    {
        if (state.Reductions.Any(known => known.CreditNoteId == reduce.CreditNoteId))
        {
            return Decision<RecognitionEvent>.Accept();
        }

        RevenueRecognised[] earned = [.. Earned(state, reduce.Date.AddDays(-1))];
        RecognitionSchedule now = earned.Aggregate(state, Apply);
        LineReduction[] lines =
        [
            .. from credited in reduce.Lines
               let line = now.Lines.FirstOrDefault(line => line.Line.Line == credited.Line)
               where line is not null
               let deferred = credited.Amount < line.Deferred ? credited.Amount : line.Deferred
               select new LineReduction(credited.Line, deferred, credited.Amount - deferred),
        ];
        return Decision<RecognitionEvent>.Accept([.. earned, new ScheduleReduced(reduce.CreditNoteId, reduce.Date, lines)]);
    }
}
