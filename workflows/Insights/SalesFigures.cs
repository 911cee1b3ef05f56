namespace LeadToCash.Insights;

/// <summary>How sales did in a month.</summary>
/// <param name="Month">First local date.</param>
/// <param name="Total">Of all reps, and of what belongs to nobody.</param>
/// <param name="Reps">By rep; what belongs to nobody has none.</param>
public sealed record SalesFigures(DateOnly Month, MonthlySales Total, IReadOnlyList<RepSales> Reps);

/// <summary>How one rep did.</summary>
/// <param name="Rep">Sign-in name; null for what belongs to nobody.</param>
/// <param name="Sales">The figures.</param>
public sealed record RepSales(string? Rep, MonthlySales Sales);

/// <summary>The figures of a month. Those of quotes speak of the quotes that were asked for in it, whenever they were released or decided.</summary>
public sealed record MonthlySales
{
    /// <summary>Quotes that were asked for.</summary>
    public required int Quotes { get; init; }

    /// <summary>Those of them that reached the customer.</summary>
    public required int Released { get; init; }

    /// <summary>From the request to the first release.</summary>
    public required CycleTime RequestToRelease { get; init; }

    /// <summary>From the request to the acceptance.</summary>
    public required CycleTime RequestToAcceptance { get; init; }

    /// <summary>Accepted ones among the decided ones.</summary>
    public required WinRate WinRate { get; init; }

    /// <summary>What the forecast said at the month's start, against what was won in it; a line for each currency.</summary>
    public required IReadOnlyList<ForecastError> Forecast { get; init; }
}

/// <summary>A median duration.</summary>
/// <param name="MedianHours">Hours, calendar time, two digits; null of none.</param>
/// <param name="N">Of how many.</param>
public sealed record CycleTime(decimal? MedianHours, int N);

/// <summary>How many quotes were won.</summary>
/// <param name="Won">Accepted.</param>
/// <param name="Lost">Declined, expired or not approved, and not taken up again.</param>
/// <param name="Open">Not decided yet.</param>
/// <param name="Rate">Won among won and lost, one digit; null while nothing is decided.</param>
public sealed record WinRate(int Won, int Lost, int Open, Percentage? Rate)
{
    /// <summary>Of how many the rate is.</summary>
    public int N => Won + Lost;
}

/// <summary>A month's forecast against its outcome, in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Forecast">Weighted value, at the month's start, of what was expected to close in it.</param>
/// <param name="Closed">Net of what was won in it.</param>
/// <param name="Error">By how much of the outcome the forecast was too high (or too low), one digit; null when nothing was won.</param>
public sealed record ForecastError(string Currency, Money Forecast, Money Closed, Percentage? Error);
