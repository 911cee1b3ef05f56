using System.Text.Json.Serialization;

namespace LeadToCash.FieldService;

/// <summary>What happened with a visit.</summary>
[JsonDerivedType(typeof(VisitPlanned), nameof(VisitPlanned))]
[JsonDerivedType(typeof(VisitDelayed), nameof(VisitDelayed))]
[JsonDerivedType(typeof(VisitBooked), nameof(VisitBooked))]
[JsonDerivedType(typeof(VisitRescheduled), nameof(VisitRescheduled))]
[JsonDerivedType(typeof(VisitReported), nameof(VisitReported))]
[JsonDerivedType(typeof(VisitCompleted), nameof(VisitCompleted))]
[JsonDerivedType(typeof(VisitCancelled), nameof(VisitCancelled))]
public abstract record VisitEvent;

/// <summary>A visit is wanted.</summary>
public sealed record VisitPlanned(VisitRequest Request) : VisitEvent;

/// <summary>No slot is free; the visit waits.</summary>
/// <param name="Reason">Why not, for the service team.</param>
public sealed record VisitDelayed(string Reason) : VisitEvent;

/// <summary>A slot is booked.</summary>
public sealed record VisitBooked(Appointment Appointment) : VisitEvent;

/// <summary>The slot was changed.</summary>
/// <param name="Appointment">The new one.</param>
/// <param name="Previous">The one that is free again.</param>
/// <param name="Announced">Whether the customer is told: another technician, or a start at least 15 minutes off the one last told.</param>
public sealed record VisitRescheduled(Appointment Appointment, Appointment Previous, bool Announced) : VisitEvent;

/// <summary>The technician handed in the signed report.</summary>
public sealed record VisitReported(ServiceReport Report) : VisitEvent;

/// <summary>The work is done and signed for.</summary>
/// <param name="OrderId">The order that it belongs to.</param>
/// <param name="At">When, UTC.</param>
/// <param name="HoursWorked">As reported.</param>
public sealed record VisitCompleted(string OrderId, DateTimeOffset At, decimal HoursWorked) : VisitEvent;

/// <summary>The visit will not take place.</summary>
/// <param name="Reason">Why, as the customer may read it.</param>
/// <param name="Previous">The slot that is free again; null if there was none.</param>
public sealed record VisitCancelled(string Reason, Appointment? Previous) : VisitEvent;
