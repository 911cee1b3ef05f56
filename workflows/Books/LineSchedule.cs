namespace LeadToCash.Books;

/// <summary>What of a line was recognised, and what is still to be.</summary>
public sealed record LineSchedule
{
    /// <summary>As it was billed.</summary>
    public required ScheduledLine Line { get; init; }

    /// <summary>What was recognised, by date.</summary>
    public IReadOnlyList<RevenuePortion> Done { get; init; } = [];

    /// <summary>What is still to be recognised, by date.</summary>
    public IReadOnlyList<RevenuePortion> Open { get; init; } = [];

    /// <summary>What credit notes took back of what was recognised.</summary>
    public required Money TakenBack { get; init; }

    /// <summary>What credit notes took of what was not earned yet.</summary>
    public required Money Cancelled { get; init; }

    /// <summary>Recognised so far.</summary>
    public Money Recognised => Money.Sum(Done.Select(portion => portion.Amount), Line.Net.Currency) - TakenBack;

    /// <summary>Not earned yet.</summary>
    public Money Deferred => Money.Sum(Open.Select(portion => portion.Amount), Line.Net.Currency);

    internal static LineSchedule Of(ScheduledLine line, DateOnly invoicedOn) => new()
    {
        Line = line,
        Done = [.. line.Portions.Where(portion => portion.Date <= invoicedOn)],
        Open = [.. line.Portions.Where(portion => portion.Date > invoicedOn)],
        TakenBack = Money.Zero(line.Net.Currency),
        Cancelled = Money.Zero(line.Net.Currency),
    };

    internal LineSchedule After(RevenueRecognised recognised) => recognised.Lines.FirstOrDefault(line => line.Line == Line.Line) is { } earned
        ? this with { Done = [.. Done, new RevenuePortion(recognised.Date, earned.Amount)], Open = [.. Open.Where(portion => portion.Date != recognised.Date)] }
        : this;

    internal LineSchedule After(ScheduleReduced reduced) => reduced.Lines.FirstOrDefault(line => line.Line == Line.Line) is { } reduction
        ? this with
        {
            Open = RecognitionPlan.Rescaled(Deferred - reduction.Deferred, Open),
            TakenBack = TakenBack + reduction.Recognised,
            Cancelled = Cancelled + reduction.Deferred,
        }
        : this;
}
