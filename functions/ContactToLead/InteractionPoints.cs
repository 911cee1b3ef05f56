namespace LeadToCash.ContactToLead;

/// <summary>What interactions are worth and when a contact is a lead, by date, from <c>interaction-points.json</c>.</summary>
public sealed class InteractionPoints
{
    private const string File = "interaction-points.json";
    private readonly IReadOnlyList<PointsTable> _tables = ContactData.Read<IReadOnlyList<PointsTable>>(File);

    /// <summary>The table that holds on a date (UTC).</summary>
    /// <exception cref="InvalidDataException">The file has none for it.</exception>
    public PointsTable On(DateTimeOffset at) => ContactData.On(_tables, DateOnly.FromDateTime(at.UtcDateTime), table => table.ValidFrom, File);
}

/// <summary>Points from a date on.</summary>
/// <param name="ValidFrom">First day.</param>
/// <param name="Threshold">Score from which a contact with consent is a lead.</param>
/// <param name="Kinds">Kinds of interaction.</param>
public sealed record PointsTable(DateOnly ValidFrom, int Threshold, IReadOnlyDictionary<string, InteractionKind> Kinds)
{
    /// <summary>The command that counts an interaction; null if the kind is unknown.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="occurredAt">When, UTC.</param>
    /// <param name="subject">What it was about, or null.</param>
    public RecordInteraction? Count(string kind, DateTimeOffset occurredAt, string? subject) =>
        Kinds.TryGetValue(kind, out InteractionKind? known)
            ? new RecordInteraction
            {
                Kind = kind,
                Points = known.Points,
                Threshold = Threshold,
                EndsNurturing = known.EndsNurturing,
                OccurredAt = occurredAt,
                Subject = subject,
            }
            : null;
}

/// <summary>A kind of interaction.</summary>
/// <param name="Points">Points; may be negative.</param>
/// <param name="EndsNurturing">Whether people talk from then on, so that the series ends.</param>
public sealed record InteractionKind(int Points, bool EndsNurturing = false);
