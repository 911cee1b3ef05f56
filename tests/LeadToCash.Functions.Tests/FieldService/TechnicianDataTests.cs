using LeadToCash.Calendar;
using LeadToCash.Customers;
using LeadToCash.FieldService;
using Microsoft.Extensions.Options;

namespace LeadToCash.Functions.Tests.FieldService;

public sealed class TechnicianDataTests
{
    private static readonly BusinessCalendars Calendars = new(Options.Create(new CalendarOptions()));

    [Theory]
    [InlineData("""{"technicians":[{"id":"T1"}]}""", "missing required properties")]
    [InlineData("""{"technicians":[TECHNICIAN,TECHNICIAN]}""", "T1")]
    [InlineData("""{"technicians":[{"id":"T1","name":"A","email":"nowhere","language":"de","skills":[],"state":"BY","home":{"latitude":1,"longitude":1},"areaKilometres":10,"from":"08:00","to":"16:00","weekdays":["monday"]}]}""", "technicians[0] ('T1')")]
    public void Technicians_WhenTheFileIsWrong_SayWhere(string json, string expected)
    {
        string path = Path.GetTempFileName();
        const string technician = """{"id":"T1","name":"A","email":"a@b","language":"de","skills":[],"state":"BY","home":{"latitude":1,"longitude":1},"areaKilometres":10,"from":"08:00","to":"16:00","weekdays":["monday"]}""";
        File.WriteAllText(path, json.Replace("TECHNICIAN", technician, StringComparison.Ordinal));

        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => Technicians.Load(path, Calendars));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Theory]
    [InlineData("90403", "DE", true)]
    [InlineData("00000", "DE", false)]
    [InlineData("90403", "AT", false)]
    public void PostCodes_OfAnAddress_KnowGermanPlaces(string code, string country, bool known)
    {
        PostCodes postCodes = PostCodes.Load(Path.Combine(AppContext.BaseDirectory, "FieldService", "post-codes-de.csv"));

        Assert.Equal(known, postCodes.Find(new PostalAddress("Weg 1", code, "Ort", country)) is not null);
    }
}
