namespace LeadToCash.FieldService;

/// <summary>Someone who visits customers.</summary>
public sealed record Technician
{
    /// <summary>Short id, e.g. <c>T3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>As customers know them.</summary>
    public required string Name { get; init; }

    /// <summary>Address for mails.</summary>
    public required string Email { get; init; }

    /// <summary><c>de</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What they can do.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>Federal state whose public holidays they have, ISO 3166-2 without <c>DE-</c>.</summary>
    public required string State { get; init; }

    /// <summary>Where they start from.</summary>
    public required GeoPoint Home { get; init; }

    /// <summary>How far they go, kilometres as the crow flies, more than 0.</summary>
    public required int AreaKilometres { get; init; }

    /// <summary>Start of the working day, local.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>End of the working day, local.</summary>
    public required TimeOnly To { get; init; }

    /// <summary>Days of the week on which they work.</summary>
    public required IReadOnlyList<DayOfWeek> Weekdays { get; init; }

    /// <summary>Holidays, training, illness.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>Whether they are away on that local date.</summary>
    public bool IsAbsent(DateOnly date) => Absences.Any(absence => absence.First <= date && date <= absence.Last);
}

/// <summary>Local dates on which a technician does not work, both included.</summary>
public sealed record Absence(DateOnly First, DateOnly Last);

/// <summary>A place on the earth, WGS 84.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
public sealed record GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusKilometres = 6371.0;

    /// <summary>Great-circle distance in whole kilometres.</summary>
    public int KilometresTo(GeoPoint other)
    {
        double north = Radians(other.Latitude - Latitude) / 2;
        double east = Radians(other.Longitude - Longitude) / 2;
        double h = (Math.Sin(north) * Math.Sin(north))
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Sin(east) * Math.Sin(east));
        return (int)Math.Round(2 * EarthRadiusKilometres * Math.Asin(Math.Min(1, Math.Sqrt(h))));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
