using System.Text.Json.Serialization;
using LeadToCash.Customers;

namespace LeadToCash.FieldService;

/// <summary>A visit to be arranged and carried out: the input of <c>FieldServiceOrchestrator</c>.</summary>
/// <param name="VisitId">Case id of the visit: <c>{orderId}-service</c>.</param>
/// <param name="OrderId">The order that it belongs to.</param>
/// <param name="Customer">Whom and where.</param>
/// <param name="Work">What is to be done, as the customer reads it.</param>
/// <param name="Hours">Planned duration in hours, more than 0.</param>
/// <param name="RequiredSkill">What the technician must be able to do; null if anyone can.</param>
/// <param name="Earliest">No slot before this instant; UTC.</param>
public sealed record VisitRequest(
    string VisitId, string OrderId, Party Customer, string Work, decimal Hours, string? RequiredSkill, DateTimeOffset Earliest);

/// <summary>How a visit ended.</summary>
[JsonDerivedType(typeof(Completed), nameof(Completed))]
[JsonDerivedType(typeof(Cancelled), nameof(Cancelled))]
public abstract record VisitOutcome
{
    private VisitOutcome()
    {
    }

    /// <summary>The work was done and the customer signed for it.</summary>
    /// <param name="VisitId">The visit.</param>
    /// <param name="CompletedAt">When the report was signed, UTC.</param>
    /// <param name="HoursWorked">As reported.</param>
    public sealed record Completed(string VisitId, DateTimeOffset CompletedAt, decimal HoursWorked) : VisitOutcome;

    /// <summary>The visit will not take place.</summary>
    public sealed record Cancelled(string VisitId, string Reason) : VisitOutcome;
}

/// <summary>Activity: finds the first free slot and books it. Repeated, it returns the appointment that the visit has.</summary>
public sealed record ArrangeVisit(VisitRequest Visit);

/// <summary>What a search for a slot came to.</summary>
/// <param name="TryAgainAt">No slot was free; look again then, UTC. Null when the visit is booked.</param>
public sealed record SlotSearched(DateTimeOffset? TryAgainAt);

/// <summary>Activity: tells the customer and the technician of the appointment, each change once.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="FormerTechnicianId">Who had it before; told if it is now another's.</param>
public sealed record AnnounceAppointment(string VisitId, string? FormerTechnicianId = null);

/// <summary>Activity: thanks the customer for a completed visit and says what was done.</summary>
public sealed record ConfirmCompletion(string VisitId);

/// <summary>Activity: tells the customer and the technician that a visit will not take place.</summary>
public sealed record AnnounceCancellation(string VisitId);
