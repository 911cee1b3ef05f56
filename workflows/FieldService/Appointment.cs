namespace LeadToCash.FieldService;

/// <summary>Who comes when.</summary>
/// <param name="TechnicianId">The technician.</param>
/// <param name="TechnicianName">As the customer knows them.</param>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC, after the start.</param>
/// <param name="Kilometres">From the technician's home as the crow flies; null if the place is not known.</param>
/// <param name="Reason">Why this slot, in a sentence for the service team.</param>
public sealed record Appointment(
    string TechnicianId, string TechnicianName, DateTimeOffset Start, DateTimeOffset End, int? Kilometres, string Reason)
{
    /// <summary>Whether two are the same slot of the same technician, whatever the reason.</summary>
    public bool IsSameSlotAs(Appointment other) => TechnicianId == other.TechnicianId && Start == other.Start && End == other.End;
}
