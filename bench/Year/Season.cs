namespace LeadToCash.Bench.Year;

/// <summary>How much of a year's orders comes on which day.</summary>
internal sealed class Season
{
    private readonly DateOnly[] _days;
    private readonly double[] _until;

    public Season(int year)
    {
        _days = [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays)];
        double sum = 0;
        _until = [.. _days.Select(day => sum += WeightOf(day))];
    }

    /// <summary>The day up to which a share of all orders has come.</summary>
    public DateOnly DayAt(double share)
    {
        int index = Array.BinarySearch(_until, share * _until[^1]);
        return _days[Math.Min(index < 0 ? ~index : index + 1, _days.Length - 1)];
    }

    private static double WeightOf(DateOnly day) => (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.5 : 1) * (day switch
    {
        { Month: 12, Day: >= 24 } => 0.3,
        { Month: 12 } => 2.0,
        { Month: 11 } => 1.4,
        { Month: 8 } => 0.7,
        _ => 1,
    });
}
