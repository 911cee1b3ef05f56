namespace LeadToCash.FieldService;

/// <summary>What can be asked of a visit.</summary>
public abstract record VisitCommand;

/// <summary>Opens the case of a visit.</summary>
public sealed record PlanVisit(VisitRequest Request) : VisitCommand;

/// <summary>Notes that no slot is free.</summary>
public sealed record DelayVisit(string Reason) : VisitCommand;

/// <summary>Books a first slot; a visit that has one keeps it.</summary>
public sealed record BookVisit(Appointment Appointment) : VisitCommand;

/// <summary>Gives the visit this slot, whether it has one or not.</summary>
public sealed record AppointVisit(Appointment Appointment) : VisitCommand;

/// <summary>Hands in the report.</summary>
/// <param name="TechnicianId">Who reports.</param>
/// <param name="Report">The report.</param>
public sealed record ReportVisit(string TechnicianId, ServiceReport Report) : VisitCommand;

/// <summary>Calls the visit off.</summary>
public sealed record CancelVisit(string Reason) : VisitCommand;
