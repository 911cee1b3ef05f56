using LeadToCash.Calendar;
using LeadToCash.Customers;
using LeadToCash.FieldService;

namespace LeadToCash.Workflows.Tests.FieldService;

/// <summary>Technicians, visits and times that the tests of field service share. Monday is 2 March 2026, time zone Europe/Berlin.</summary>
internal static class Given
{
    public static readonly DateOnly Monday = new(2026, 3, 2);

    public static readonly BusinessCalendar Office = new("Europe/Berlin", [new DateOnly(2026, 1, 1), new DateOnly(2026, 4, 3), new DateOnly(2027, 1, 1)]);

    public static readonly GeoPoint Nuremberg = new(49.4550, 11.0795);

    public static Technician Technician(string id, string[] skills, GeoPoint? home = null, params Absence[] absences) => new()
    {
        Id = id,
        Name = $"Technician {id}",
        Email = $"{id}@example.com",
        Language = "en",
        Skills = skills,
        State = "BY",
        Home = home ?? Nuremberg,
        AreaKilometres = 150,
        From = new TimeOnly(8, 0),
        To = new TimeOnly(16, 30),
        Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        Absences = absences,
    };

    public static TechnicianAgenda Agenda(Technician technician, params Booking[] bookings) => new(technician, Office, bookings);

    public static Booking Booking(DateOnly date, int fromHour, int toHour, string visitId = "other") => new(visitId, At(date, fromHour), At(date, toHour));

    public static DateTimeOffset At(DateOnly date, int hour, int minute = 0) => Office.At(date, new TimeOnly(hour, minute));

    public static SlotWish Wish(decimal hours = 4, string? skill = null, DateTimeOffset? notBefore = null) =>
        new(hours, skill, Nuremberg, notBefore ?? At(Monday, 0), HorizonDays: 10);

    public static VisitRequest Request(string visitId = "o-1-service") => new(
        visitId, "o-1", new Party("Carla Kunde", "carla@example.com", Address: new PostalAddress("Weg 1", "90403", "Nürnberg", "DE")),
        "Installation", 4, "pumps", At(Monday, 0));

    public static Appointment Appointment(DateTimeOffset start, string technicianId = "T1") =>
        new(technicianId, $"Technician {technicianId}", start, start.AddHours(4), 12, "First free slot.");

    public static ServiceReport Report(CustomerSignature? signature) => new()
    {
        HoursWorked = 3.5m,
        Findings = "Pump installed and running.",
        PartsUsed = [new PartUsed("SP-SEAL", 1)],
        Signature = signature,
    };

    public static CustomerSignature Signature => new("Carla Kunde", "M1 1L9 9", Confirmed: false);
}
