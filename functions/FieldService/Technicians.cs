using System.Text.Json;
using LeadToCash.Calendar;
using LeadToCash.Cases;

namespace LeadToCash.FieldService;

/// <summary>The technicians, read from <c>technicians.json</c> and checked at start.</summary>
public sealed class Technicians
{
    private readonly Dictionary<string, Technician> _byId;
    private readonly Dictionary<string, BusinessCalendar> _calendars;

    private Technicians(IReadOnlyList<Technician> technicians, BusinessCalendars calendars)
    {
        All = technicians;
        _byId = technicians.ToDictionary(technician => technician.Id, StringComparer.Ordinal);
        _calendars = technicians.ToDictionary(technician => technician.Id, technician => calendars.Of(technician.State), StringComparer.Ordinal);
    }

    /// <summary>All, in the order of the file.</summary>
    public IReadOnlyList<Technician> All { get; }

    /// <summary>One by id, or null.</summary>
    public Technician? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The working days of a technician.</summary>
    public BusinessCalendar CalendarOf(string id) => _calendars[id];

    /// <summary>Reads a file of technicians.</summary>
    /// <exception cref="InvalidDataException">An entry is incomplete, wrong or there twice; says which.</exception>
    public static Technicians Load(string path, BusinessCalendars calendars)
    {
        try
        {
            TechnicianFile file = JsonSerializer.Deserialize<TechnicianFile>(File.ReadAllText(path), CaseJson.Options)!;
            foreach ((Technician technician, int index) in file.Technicians.Select((technician, index) => (technician, index)))
            {
                Check(technician, index);
            }

            return new Technicians(file.Technicians, calendars);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidDataException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Check(Technician technician, int index)
    {
        bool holds = technician.Id.Length > 0 && technician.Id.All(char.IsAsciiLetterOrDigit) && technician.Name.Length > 0
            && technician.Email.Contains('@', StringComparison.Ordinal) && technician.From < technician.To && technician.AreaKilometres > 0
            && technician.Weekdays.Count > 0 && technician.Absences.All(absence => absence.First <= absence.Last);
        if (!holds)
        {
            throw new ArgumentException(
                $"technicians[{index}] ('{technician.Id}') needs an id of letters and digits, a name, an e-mail address, from before to, weekdays, an area above 0 km and absences that end after they begin.");
        }
    }

    private sealed record TechnicianFile(IReadOnlyList<Technician> Technicians);
}
